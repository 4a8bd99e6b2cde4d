import { sql } from 'kysely';
import type { Tx } from '../access/bound-transaction.ts';
import { systemDb } from '../access/system-db.ts';
import { newId } from '../database/id.ts';
import type { Runtime } from '../runtime.ts';
import type { Attempt } from './attempts.server.ts';
import { withFactor } from './second-factor.server.ts';
import type { Session } from './session.ts';

/** `token` replaces the session's cookie; a demo account, which has no second factor to give, keeps its own. */
type StepUp = { outcome: 'done'; token: string | null } | Exclude<Attempt, { outcome: 'right' }>;

/** The second factor given again, for one file or one search beyond a ceiling (migrations/0030_ceilings.sql). */
export async function stepUp(
  runtime: Runtime,
  session: Session & { seat: { membershipId: string } },
  code: string,
): Promise<StepUp> {
  const { membershipId } = session.seat;
  if (session.secondFactor !== 'exempt')
    return withFactor(runtime, session, code, (tx) => allowOneMore(tx, membershipId));
  await systemDb(runtime, 'second factor', (tx) => allowOneMore(tx, membershipId));
  return { outcome: 'done', token: null };
}

async function allowOneMore(tx: Tx, seat: string): Promise<void> {
  await sql`INSERT INTO access.step_up (step_up_id, seat) VALUES (${newId()}, ${seat})`.execute(tx);
}
