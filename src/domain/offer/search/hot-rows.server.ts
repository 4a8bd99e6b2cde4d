import type pg from 'pg';
import type { HotRow } from './hot-rows.ts';
import { FIRST_DAY } from './question.ts';

/** Read at once: some ten milliseconds of this process. */
export const AT_ONCE = 2_000;

const HOT_COLUMNS = `h.service_id, h.service_key, h.x, h.y, h.z, (h.themes_low & 2147483647)::int, (h.themes_low >> 31)::int,
  (h.themes_high & 2147483647)::int, (h.themes_high >> 31)::int, h.publics, h.bits, h.zone, h.cell, h.score, h.source_no,
  h.updated_on - date '${FIRST_DAY}', h.commune_code, h.departement_code, h.region_code, h.zones, h.open_at::text,
  h.places_said_on - date '${FIRST_DAY}'`;

/** Every service that search reads, in the order of identifiers, piece by piece: not one image, which the changes then correct. */
export async function* readHotRows(openPool: pg.Pool): AsyncGenerator<readonly HotRow[]> {
  for (let after = ''; ; ) {
    const { rows } = await openPool.query<HotRow & pg.QueryResultRow>({
      name: 'offer-hot',
      text: `SELECT ${HOT_COLUMNS} FROM offer_hot h WHERE h.service_id > $1 ORDER BY h.service_id LIMIT ${AT_ONCE}`,
      values: [after],
      rowMode: 'array',
    } as pg.QueryArrayConfig);
    const chunk = rows as unknown as HotRow[];
    yield chunk;
    if (chunk.length < AT_ONCE) return;
    after = (chunk.at(-1) as HotRow)[0];
  }
}

export interface HotChange {
  readonly changeNo: number;
  readonly kind: 'structure' | 'service';
  readonly id: string;
  /** null: no longer found, or a structure. */
  readonly row: HotRow | null;
}

/** What changed after that number, in order, some of it: when there is less than `AT_ONCE`, that is all. */
export async function readChanges(openPool: pg.Pool, after: number): Promise<HotChange[]> {
  const { rows } = await openPool.query({
    name: 'offer-changes',
    text: `SELECT c.change_no::float8, c.kind, c.id, ${HOT_COLUMNS}
           FROM (SELECT * FROM offer_change WHERE change_no > $1 ORDER BY change_no LIMIT ${AT_ONCE}) c
             LEFT JOIN offer_hot h ON h.service_id = c.id AND c.kind = 'service' ORDER BY c.change_no`,
    values: [after],
    rowMode: 'array',
  } as pg.QueryArrayConfig);
  return (rows as unknown as [number, HotChange['kind'], string, ...HotRow][]).map(
    ([changeNo, kind, id, ...row]) => ({
      changeNo,
      kind,
      id,
      row: row[0] === null ? null : (row as unknown as HotRow),
    }),
  );
}

export async function lastChange(openPool: pg.Pool): Promise<number> {
  const { rows } = await openPool.query<{ last: number }>(
    'SELECT coalesce(max(change_no), 0)::float8 AS last FROM offer_change',
  );
  return rows[0]?.last ?? 0;
}

/** Numbers of the codes of zones given after that one. */
export async function readZones(openPool: pg.Pool, after: number): Promise<{ id: number; code: string }[]> {
  const { rows } = await openPool.query<{ id: number; code: string }>({
    name: 'offer-zones',
    text: 'SELECT zone_id AS id, code FROM offer_zone WHERE zone_id > $1 ORDER BY zone_id',
    values: [after],
  });
  return rows;
}
