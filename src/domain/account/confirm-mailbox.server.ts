import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { systemDb } from '../../platform/access/system-db.ts';
import { type Attempt, attempt } from '../../platform/auth/attempts.server.ts';
import { keysOf, readLink } from '../../platform/auth/keys.ts';
import { newId } from '../../platform/database/id.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { tellConfirmed } from './tell-addresses.server.ts';

export type MailboxAnswer =
  | Exclude<Attempt, { outcome: 'right' }>
  | { outcome: 'expired' }
  /** `opens` null: something else is still missing. */
  | { outcome: 'confirmed'; opens: Temporal.Instant | null };

/**
 * The link sent to a proposed address, with the birth date: a mistyped address gives its owner nothing. It opens no session, so
 * it is not tied to a browser: the person reads it where they read their mail.
 */
export async function confirmMailbox(
  runtime: Runtime,
  { link, birthDate }: { link: string; birthDate: string },
): Promise<MailboxAnswer> {
  const id = readLink(keysOf(runtime), 'own-address', link);
  if (!id) return { outcome: 'expired' };
  const now = runtime.clock.now();
  return systemDb(runtime, 'own address', async (tx): Promise<MailboxAnswer> => {
    const { rows } = await sql<{ waits: boolean }>`SELECT access.mailbox_waits(${id}) AS waits`.execute(tx);
    if (!rows[0]?.waits) return { outcome: 'expired' };
    const tried = await attempt(tx, now, `mailbox:${id}`, async () => {
      const found = await sql<{ yes: boolean }>`
        SELECT access.mailbox_answers(${id}, ${birthDate}) AS yes`.execute(tx);
      return found.rows[0]?.yes ?? false;
    });
    if (tried.outcome !== 'right') return tried;
    const done = await sql<{ address: string; former: string | null; opens: Temporal.Instant | null }>`
      SELECT * FROM access.confirm_mailbox(${id}, ${newId()})`.execute(tx);
    const { address, former, opens } = done.rows[0]!;
    if (opens) await tellConfirmed(tx, now, { address, former, opens });
    return { outcome: 'confirmed', opens };
  });
}
