import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import './tables.ts';
import '../territory/geography-tables.ts';

/** The communes of the reader's territories, for a native list of choices. */
export const territoryCommunes = query({
  name: 'territory-communes',
  input: z.object({}),
  access: professionalOnly(),
  reads: 'none',
  handle: ({ tx, standing }) => communesOf(tx, standing.territories),
});

export async function communesOf(tx: Tx, territories: readonly string[]) {
  if (territories.length === 0) return [];
  return tx
    .selectFrom('territory_commune as t')
    .innerJoin('commune as c', 'c.code', 't.commune_code')
    .select(['c.code', 'c.name', 'c.search_name'])
    .distinct()
    .where('t.territory_id', 'in', [...territories])
    .orderBy('c.search_name')
    .execute();
}
