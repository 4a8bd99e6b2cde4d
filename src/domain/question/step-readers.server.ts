import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { CurrentMember } from '../circle/current-members.server.ts';

/** The members of the circle whom the actor may ask about this step: those who read it, and whom the actor knows of. */
export async function stepReaders(
  tx: Tx,
  key: { personId: string; stepId: string },
  members: readonly CurrentMember[],
): Promise<CurrentMember[]> {
  const { rows } = await sql<{ seat: string }>`
    SELECT seat FROM access.step_readers(${key.personId}, ${key.stepId})`.execute(tx);
  const readers = new Set(rows.map(({ seat }) => seat));
  return members.filter(({ seat }) => readers.has(seat));
}
