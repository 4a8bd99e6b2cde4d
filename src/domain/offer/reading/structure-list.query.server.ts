import type pg from 'pg';
import { offerVersion } from './offer-version.query.server.ts';

/** Which structures a list holds. A list of codes that is empty filters nothing. */
export interface StructureCriteria {
  readonly sources: readonly string[];
  readonly networks: readonly string[];
  /** INSEE codes: of these communes, or of any when there is none. */
  readonly communes: readonly string[];
  readonly departement: string | null;
  readonly region: string | null;
  /** Of the structures that several sources describe, the record whose services are told best. */
  readonly withoutDoubles: boolean;
  /** Sources whose licence keeps them from being copied are read too. */
  readonly restricted: boolean;
}

/** Where a list goes on: after so many structures, or after the one that bears this key. */
export type ListPlace = { readonly offset: number } | { readonly after: string };

export interface ListedStructure {
  readonly id: string;
  /** What the list is ordered by: the identifier, or that of the cluster when doubles are left out. */
  readonly key: string;
}

/** Totals of the lists that were asked since the last change of the offer: whoever turns a hundred pages counts once. */
const counted = new WeakMap<pg.Pool, { version: string; totals: Map<string, number> }>();
const MOST_LISTS = 500;

export async function countStructures(openPool: pg.Pool, criteria: StructureCriteria): Promise<number> {
  const { number } = await offerVersion(openPool);
  const known = counted.get(openPool);
  const totals =
    known?.version === number && known.totals.size < MOST_LISTS ? known.totals : new Map<string, number>();
  counted.set(openPool, { version: number, totals });
  const list = JSON.stringify(criteria);
  const total = totals.get(list) ?? (await count(openPool, criteria));
  totals.set(list, total);
  return total;
}

async function count(openPool: pg.Pool, criteria: StructureCriteria): Promise<number> {
  const { conditions, values } = conditionsOf(criteria);
  const { rows } = await openPool.query<{ total: number }>(
    `SELECT count(${criteria.withoutDoubles ? `DISTINCT ${KEY}` : '*'})::int AS total FROM offer_structure s WHERE ${conditions}`,
    values,
  );
  return rows[0]?.total ?? 0;
}

/** In the order of identifiers, byte by byte. */
export async function listStructures(
  openPool: pg.Pool,
  criteria: StructureCriteria,
  size: number,
  place: ListPlace,
): Promise<ListedStructure[]> {
  const { conditions, values } = conditionsOf(criteria);
  const key = criteria.withoutDoubles ? KEY : 's.structure_id';
  const bound = 'after' in place ? place.after : place.offset;
  const { rows } = await openPool.query<ListedStructure>(
    `SELECT ${criteria.withoutDoubles ? `DISTINCT ON (${KEY}) ` : ''}s.structure_id AS id, ${key} AS key
     FROM offer_structure s WHERE ${conditions} ${'after' in place ? `AND ${key} > $8` : ''}
     ORDER BY ${criteria.withoutDoubles ? `${KEY}, s.score DESC, s.updated_on DESC, ` : ''}s.structure_id
     LIMIT $7 ${'after' in place ? '' : 'OFFSET $8'}`,
    [...values, size, bound],
  );
  return rows;
}

const KEY = 'coalesce(s.cluster_id, s.structure_id) COLLATE "C"';

function conditionsOf(criteria: StructureCriteria): { conditions: string; values: unknown[] } {
  const { sources, networks, communes, departement, region, restricted } = criteria;
  return {
    conditions: `(cardinality($1::text[]) = 0 OR s.source = ANY ($1)) AND (cardinality($2::text[]) = 0 OR s.networks && $2)
      AND (cardinality($3::text[]) = 0 OR s.commune_code = ANY ($3)) AND ($4::text IS NULL OR s.departement_code = $4)
      AND ($5::text IS NULL OR s.region_code = $5)
      AND ($6 OR s.source NOT IN (SELECT source FROM offer_source WHERE restricted))`,
    values: [sources, networks, communes, departement, region, restricted],
  };
}
