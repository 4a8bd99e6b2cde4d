import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { PeopleFilters, PeopleScope } from './codes.ts';

/** Beyond, a list says « plus de 1 000 »: counting all of an authority would cost each page a walk through it. */
export const COUNTED = 1000;

/** How many people the list holds that these filters open, up to COUNTED and one more: what a tile says that leads there. */
export async function readPeopleTotal(tx: Tx, scope: PeopleScope, filters: PeopleFilters): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT access.people_total(${scope}, ${JSON.stringify(filters)}, ${COUNTED}) AS total`.execute(tx);
  return rows[0]?.total ?? 0;
}
