import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import './tables.ts';

/** « Awa Diallo », with the nom d’usage when there is one; for pages about one opened person. */
export async function personName(tx: Tx, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('person_identity')
    .select(['given_name', 'used_name', 'family_name'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return `${row.given_name} ${row.used_name ?? row.family_name}`;
}
