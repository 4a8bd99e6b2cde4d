import type { Context } from '../../platform/access/run.ts';
import { offerSearch } from '../offer/search/offer-search.server.ts';
import '../offer/tables.ts';
import '../person/tables.ts';
import { serviceOdds } from './service-odds.server.ts';
import type { NextService } from './views.ts';

const MOST = 3;

/**
 * Other services that answer the same need, near where the person lives: offered at once when one says no, or nothing. Those that may
 * be used from their commune, the nearest first, then those at a distance; none of those that were asked already.
 */
export async function nextServices(
  { tx, runtime }: Pick<Context, 'tx' | 'runtime'>,
  { personId, themes, not }: { personId: string; themes: readonly string[]; not: readonly string[] },
): Promise<NextService[]> {
  if (themes.length === 0) return [];
  const search = offerSearch(runtime);
  const home = await tx
    .selectFrom('person_address')
    .select('commune_code')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const place = home?.commune_code ? await search.place(home.commune_code) : null;
  const { hits } = await search.search({
    ...(place && { place }),
    thematiques: themes,
    withoutDoubles: true,
    restricted: true,
    size: MOST + not.length,
  });
  const wanted = hits.filter(({ serviceId }) => !not.includes(serviceId)).slice(0, MOST);
  if (wanted.length === 0) return [];
  const ids = wanted.map(({ serviceId }) => serviceId);
  const services = await tx
    .selectFrom('offer_service')
    .innerJoin('offer_structure', 'offer_structure.structure_id', 'offer_service.structure_id')
    .select(['service_id', 'offer_service.name', 'offer_service.record', 'offer_structure.name as structure'])
    .where('service_id', 'in', ids)
    .execute();
  const odds = await serviceOdds(tx, ids);
  return wanted.flatMap(({ serviceId, km }) => {
    const found = services.find((service) => service.service_id === serviceId);
    // Withdrawn since the search looked.
    if (!found) return [];
    const { commune } = found.record as { commune?: string | null };
    return {
      id: serviceId,
      name: found.name,
      structure: found.structure,
      place: commune ?? null,
      kilometres: km,
      odds: odds.get(serviceId) ?? null,
    };
  });
}
