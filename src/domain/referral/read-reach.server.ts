import type { Tx } from '../../platform/access/bound-transaction.ts';
import '../person/tables.ts';

/** The ways to reach the person that their file holds: one of them is told, if they choose so. */
export async function readReach(
  tx: Tx,
  personId: string,
): Promise<{ phone: string | null; email: string | null }> {
  const row = await tx
    .selectFrom('person_contact')
    .select(['phone', 'email'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return { phone: row?.phone ?? null, email: row?.email ?? null };
}
