import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import './tables.ts';

/** The views of one seat change in turn: two windows at once neither pass the limit nor choose two defaults. */
export async function inTurn(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('list_view ' || access.seat(), 0))`.execute(tx);
}

/** Names that differ by their case only are the same tab to who reads them. */
export async function refuseTakenName(tx: Tx, name: string, except: string): Promise<void> {
  const lowered: RawBuilder<string> = sql`lower(${name})`;
  const taken = await tx
    .selectFrom('list_view')
    .select('list_view_id')
    .where(sql<string>`lower(name)`, '=', lowered)
    .where('list_view_id', '<>', except)
    .executeTakeFirst();
  if (taken) throw new Refused('view-name-taken');
}
