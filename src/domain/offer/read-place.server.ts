import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { PlaceAsked } from './place-asked.ts';
import type { SearchPlace } from './search/criteria.ts';
import type { Point } from './search/geodesy.ts';
import type { OfferSearch } from './search/offer-search.server.ts';
import type { OfferPlace } from './views.ts';

/** Where to search, of what is asked; null when its code is nobody's. */
export async function searchPlace(search: OfferSearch, asked: PlaceAsked): Promise<SearchPlace | null> {
  if (asked.kind === 'epci' || asked.kind === 'departement') return search.area(asked.kind, asked.code);
  const commune = await search.place(asked.code);
  return (
    commune && { zones: commune.zones, point: asked.kind === 'address' ? pointOf(asked) : commune.point }
  );
}

/** The place that is asked for, as it is shown; null when its code is nobody's. */
export async function shownPlace(search: OfferSearch, tx: Tx, asked: PlaceAsked): Promise<OfferPlace | null> {
  if (asked.kind === 'epci' || asked.kind === 'departement') {
    const area = await search.area(asked.kind, asked.code);
    return area && { kind: area.kind, code: area.code, name: area.name, point: area.centre, around: [] };
  }
  const commune = await search.place(asked.code);
  if (!commune) return null;
  const { code, name } = commune;
  return {
    kind: asked.kind,
    code,
    name: asked.kind === 'address' && asked.street ? `${asked.street}, ${name}` : name,
    point: asked.kind === 'address' ? pointOf(asked) : commune.point,
    around: await areasAround(tx, code),
  };
}

const pointOf = ({ longitude, latitude }: Point): Point => ({ longitude, latitude });

/** The intercommunalité and the département of a commune. */
async function areasAround(tx: Tx, code: string): Promise<OfferPlace['around']> {
  const found = await tx
    .selectFrom('commune as c')
    .leftJoin('commune as city', 'city.code', 'c.parent_code')
    .leftJoin('epci as e', (on) =>
      on.on((eb) => eb('e.code', '=', eb.fn.coalesce('c.epci_code', 'city.epci_code'))),
    )
    .innerJoin('departement as d', 'd.code', 'c.departement_code')
    .select(['e.code as epci', 'e.name as epciName', 'd.code as departement', 'd.name as departementName'])
    .where('c.code', '=', code)
    .executeTakeFirst();
  if (!found) return [];
  const { epci, epciName, departement, departementName } = found;
  return [
    ...(epci !== null && epciName !== null ? [{ kind: 'epci' as const, code: epci, name: epciName }] : []),
    { kind: 'departement', code: departement, name: departementName },
  ];
}
