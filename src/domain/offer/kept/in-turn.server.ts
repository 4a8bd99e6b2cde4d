import { sql } from 'kysely';
import type { Tx } from '../../../platform/access/bound-transaction.ts';

/** What one seat keeps changes in turn: two windows at once do not pass a limit. */
export async function inTurn(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('offer_kept ' || access.seat(), 0))`.execute(tx);
}
