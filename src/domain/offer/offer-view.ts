import type { PlaceAsked } from './place-asked.ts';
import { placeOf, sayPlace } from './place-in-address.ts';

export const RADII = [5, 10, 20, 30, 50, 100] as const;
const DEFAULT_RADIUS_KM = 30;
export const SORTS = ['distance', 'fraicheur', 'pertinence'] as const;
export type Sort = (typeof SORTS)[number];

/** A search, as the address of its page says it: codes and words about services, nothing of a person. */
export interface OfferView {
  /** Words of what is looked for. */
  mots: string;
  /** null: everywhere. */
  place: PlaceAsked | null;
  rayon: number;
  /** A thématique or a category. */
  themes: readonly string[];
  public: string;
  frais: '' | 'gratuit';
  accueil: '' | 'en-presentiel' | 'a-distance';
  /** Only what people may ask for by themselves. */
  seul: boolean;
  /** Only what is open at this hour. */
  ouvert: boolean;
  /** Only what said lately that places are free. */
  places: boolean;
  /** An instant: only what appeared later; empty: whenever. */
  depuis: string;
  tri: Sort;
  page: number;
}

/** As PostgreSQL's instants are written, of this century. */
const INSTANT = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?Z$/;

const oneOf = <T extends string>(value: string | null, values: readonly T[], otherwise: T): T =>
  values.find((one) => one === value) ?? otherwise;

/** In a whole area there is no distance. */
export const isArea = (place: PlaceAsked | null) => place?.kind === 'epci' || place?.kind === 'departement';

export const usualSort = ({ mots, place }: Pick<OfferView, 'mots' | 'place'>): Sort =>
  mots || isArea(place) ? 'pertinence' : 'distance';

function sortOf(asked: string | null, search: Pick<OfferView, 'mots' | 'place'>): Sort {
  const sort = oneOf(asked, SORTS, usualSort(search));
  return sort === 'distance' && isArea(search.place) ? usualSort(search) : sort;
}

/** What an address asks; anything it says wrongly asks nothing. */
export function offerViewOf(query: URLSearchParams): OfferView {
  const rayon = Number(query.get('rayon'));
  const page = Number(query.get('page'));
  const place = placeOf(query);
  const mots = (query.get('mots') ?? '').trim().slice(0, 100);
  return {
    mots,
    place,
    rayon: RADII.find((radius) => radius === rayon) ?? DEFAULT_RADIUS_KM,
    themes: query.getAll('theme').filter(Boolean).slice(0, 10),
    public: query.get('public') ?? '',
    frais: oneOf(query.get('frais'), ['', 'gratuit'], ''),
    accueil: oneOf(query.get('accueil'), ['', 'en-presentiel', 'a-distance'], ''),
    seul: query.get('seul') === 'oui',
    ouvert: query.get('ouvert') === 'oui',
    places: query.get('places') === 'libres',
    depuis: INSTANT.exec(query.get('depuis') ?? '')?.[0] ?? '',
    tri: sortOf(query.get('tri'), { mots, place }),
    page: Number.isInteger(page) && page > 0 && page <= 500 ? page : 1,
  };
}

/** The query of a search's address. */
export function writeOfferView(view: OfferView): URLSearchParams {
  const query = new URLSearchParams();
  if (view.mots) query.set('mots', view.mots);
  sayPlace(query, view.place);
  if (view.rayon !== DEFAULT_RADIUS_KM) query.set('rayon', String(view.rayon));
  for (const theme of view.themes) query.append('theme', theme);
  if (view.public) query.set('public', view.public);
  if (view.frais) query.set('frais', view.frais);
  if (view.accueil) query.set('accueil', view.accueil);
  if (view.seul) query.set('seul', 'oui');
  if (view.ouvert) query.set('ouvert', 'oui');
  if (view.places) query.set('places', 'libres');
  if (view.depuis) query.set('depuis', view.depuis);
  if (view.tri !== usualSort(view)) query.set('tri', view.tri);
  if (view.page > 1) query.set('page', String(view.page));
  return query;
}

export const emptyView = (place: PlaceAsked | null): OfferView => ({
  ...offerViewOf(new URLSearchParams()),
  place,
  tri: usualSort({ mots: '', place }),
});

/** Around a commune of the record of a service or of a person; everywhere when it says none. */
export const aroundCommune = (code: string | null | undefined): OfferView =>
  emptyView(code ? { kind: 'commune', code } : null);
