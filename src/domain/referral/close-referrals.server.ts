import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { movedOr, tellMove } from './tell-move.server.ts';

/**
 * A death was just noted: nothing that was asked of services for the person goes on, and each structure reads that the request is taken
 * back, in the words of any other. Nobody else is written to.
 */
export async function closeReferralsOfDead(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql<{ one: unknown }>`
    SELECT access.close_referrals_of_dead(${personId}) AS one`.execute(tx);
  for (const { one } of rows) await tellMove(tx, { move: 'close', asker: '' }, movedOr(one));
}
