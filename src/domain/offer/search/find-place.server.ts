import type pg from 'pg';
import type { SearchPlace } from './criteria.ts';

/** A commune that one searches from. */
export interface CommunePlace extends SearchPlace {
  readonly code: string;
  readonly name: string;
  readonly zones: readonly string[];
}

/**
 * The place of a commune, an arrondissement or a former commune; null for a code that no commune bears. What is offered to a city is
 * offered to its arrondissements and to the communes it absorbed, and what is offered to one of these is shown to who says only the city.
 */
export async function findPlace(openPool: pg.Pool, code: string): Promise<CommunePlace | null> {
  const { rows } = await openPool.query<{
    name: string;
    zones: string[];
    longitude: number | null;
    latitude: number | null;
  }>({
    name: 'offer-place',
    text: `SELECT c.name, coalesce(c.longitude, p.longitude) AS longitude, coalesce(c.latitude, p.latitude) AS latitude,
             array_remove(ARRAY[c.code, c.parent_code, coalesce(c.epci_code, p.epci_code), c.departement_code, p.departement_code], NULL)
               || ARRAY(SELECT part.code FROM commune part WHERE part.parent_code = c.code ORDER BY part.code) AS zones
           FROM commune c LEFT JOIN commune p ON p.code = c.parent_code WHERE c.code = $1`,
    values: [code],
  });
  const found = rows[0];
  if (!found) return null;
  const { name, zones, longitude, latitude } = found;
  const point = longitude === null || latitude === null ? null : { longitude, latitude };
  return { code, name, zones: [...new Set(zones)], point };
}
