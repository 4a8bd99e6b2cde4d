import type pg from 'pg';
import type { SearchPlace } from '../criteria.ts';
import { findArea } from '../find-area.server.ts';
import { findPlace } from '../find-place.server.ts';
import type { DrawnCommune } from './drawn-communes.ts';
import { drawnPoint } from './drawn-criteria.ts';
import type { Lots } from './drawn-lots.ts';

/** Where one searches: from the commune or an address in it, sometimes in its whole intercommunalité or département, rarely everywhere. */
export async function drawnPlace(
  drawn: Lots,
  commune: DrawnCommune,
  openPool: pg.Pool,
): Promise<SearchPlace | undefined> {
  const place = await findPlace(openPool, commune.code);
  const point = drawnPoint(drawn, commune);
  if (!place || drawn.chance(0.05)) return undefined;
  if (drawn.chance(0.1)) return (await findArea(openPool, 'departement', commune.departement)) ?? undefined;
  if (commune.epci && drawn.chance(0.1)) return (await findArea(openPool, 'epci', commune.epci)) ?? undefined;
  return { zones: place.zones, point: point ?? place.point };
}
