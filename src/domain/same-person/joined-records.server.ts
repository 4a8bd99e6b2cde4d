import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { Context } from '../../platform/access/run.ts';
import './tables.ts';

/** Which other records of the person the reader knows as such; none, for nearly everybody: no statement. */
export async function joinedRecords(tx: Tx, aliases: Context['aliases'], survivorId: string) {
  if (aliases.size === 0) return [];
  const joined = await tx
    .selectFrom('person_alias')
    .select(['person_id', 'from_at', 'merged_by', 'merged_organisation'])
    .where('person_id', 'in', [...aliases.keys()])
    .where('survivor_id', '=', survivorId)
    .where('until_at', 'is', null)
    .orderBy('from_at')
    .execute();
  return joined.map(({ person_id, from_at, merged_by, merged_organisation }) => ({
    person_id,
    from_at,
    by: `${merged_by} (${merged_organisation})`,
  }));
}
