/** Addresses of the offer. They hold codes and the words of a search about services: nothing of a person, so that they can be shared. */
export const OFFER = '/offre';
export const serviceHref = (serviceId: string) => `${OFFER}/services/${encodeURIComponent(serviceId)}`;
export const structureHref = (structureId: string) =>
  `${OFFER}/structures/${encodeURIComponent(structureId)}`;

export const RADII = [5, 10, 20, 30, 50, 100] as const;
const DEFAULT_RADIUS_KM = 30;
export const SORTS = ['distance', 'fraicheur', 'pertinence'] as const;
export type Sort = (typeof SORTS)[number];

/** A search, as its address says it. */
export interface OfferView {
  /** Words of what is looked for. */
  mots: string;
  /** INSEE code of the commune one searches around. */
  commune: string;
  rayon: number;
  /** A thématique or a category. */
  themes: readonly string[];
  public: string;
  frais: '' | 'gratuit';
  accueil: '' | 'en-presentiel' | 'a-distance';
  /** Only what people may ask for by themselves. */
  seul: boolean;
  tri: Sort;
  page: number;
}

const oneOf = <T extends string>(value: string | null, values: readonly T[], otherwise: T): T =>
  values.find((one) => one === value) ?? otherwise;

/** What an address asks; anything it says wrongly asks nothing. */
export function offerViewOf(query: URLSearchParams): OfferView {
  const rayon = Number(query.get('rayon'));
  const page = Number(query.get('page'));
  const mots = (query.get('mots') ?? '').trim().slice(0, 100);
  return {
    mots,
    commune: query.get('commune') ?? '',
    rayon: RADII.find((radius) => radius === rayon) ?? DEFAULT_RADIUS_KM,
    themes: query.getAll('theme').filter(Boolean).slice(0, 10),
    public: query.get('public') ?? '',
    frais: oneOf(query.get('frais'), ['', 'gratuit'], ''),
    accueil: oneOf(query.get('accueil'), ['', 'en-presentiel', 'a-distance'], ''),
    seul: query.get('seul') === 'oui',
    tri: oneOf(query.get('tri'), SORTS, mots ? 'pertinence' : 'distance'),
    page: Number.isInteger(page) && page > 0 && page <= 500 ? page : 1,
  };
}

/** The address of a search, with `change` made to it; a change of anything but the page goes back to the first one. */
export function offerHref(view: OfferView, change: Partial<OfferView> = {}): string {
  const asked = { ...view, page: 1, ...change };
  const query = new URLSearchParams();
  if (asked.mots) query.set('mots', asked.mots);
  if (asked.commune) query.set('commune', asked.commune);
  if (asked.rayon !== DEFAULT_RADIUS_KM) query.set('rayon', String(asked.rayon));
  for (const theme of asked.themes) query.append('theme', theme);
  if (asked.public) query.set('public', asked.public);
  if (asked.frais) query.set('frais', asked.frais);
  if (asked.accueil) query.set('accueil', asked.accueil);
  if (asked.seul) query.set('seul', 'oui');
  if (asked.tri !== (asked.mots ? 'pertinence' : 'distance')) query.set('tri', asked.tri);
  if (asked.page > 1) query.set('page', String(asked.page));
  return query.size > 0 ? `${OFFER}?${query}` : OFFER;
}

export const emptyView = (commune: string): OfferView => ({
  ...offerViewOf(new URLSearchParams()),
  commune,
});
