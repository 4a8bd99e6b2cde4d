import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command, run } from '../../platform/access/run.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { changeAccess } from './change-access.server.ts';
import { absenceCoveredMail, portfolioReceivedMail, standInNamedMail } from './mails.ts';
import { MOVE_CHUNK } from './portfolio-move.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** One transaction's worth of people. Killed, it leaves nobody half-way; called again, it goes on where it stopped. */
export const carryOutChunk = command({
  name: 'carry-out-move',
  input: z.object({ moveId: z.uuid(), most: z.number().int().min(1).max(MOVE_CHUNK).default(MOVE_CHUNK) }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { moveId, most }) => {
    const result = await changeAccess(tx, 'carry_out_move', moveId, most);
    const { left, finished } = result as { left: number; finished: boolean };
    if (finished) await tellThose(tx, moveId);
    return { left };
  },
});

/** The whole act, as many transactions as it takes. */
export async function carryOutMove(runtime: Runtime, actor: Actor, moveId: string): Promise<void> {
  for (let left = 1; left > 0; ) ({ left } = await run(runtime, carryOutChunk, actor, { moveId }));
}

/** Each colleague who received somebody gets one message with a count; the absent one learns that it is arranged. */
async function tellThose(tx: Tx, moveId: string): Promise<void> {
  const move = await tx
    .selectFrom('portfolio_move')
    .select(['kind', 'from_seat', 'from_on as from', 'until_on as until'])
    .where('portfolio_move_id', '=', moveId)
    .executeTakeFirst();
  if (!move) throw new NotFound();
  const { rows } = await sql<{ seat: string; done: number }>`
    SELECT to_seat AS seat, done FROM access.move_counts(${moveId}) WHERE to_seat IS NOT NULL AND done > 0`.execute(
    tx,
  );
  const { from, until } = move;
  for (const { seat, done: people } of rows) {
    await (from && until
      ? tell(tx, { seat }, standInNamedMail, { from, until, people })
      : tell(tx, { seat }, portfolioReceivedMail, { people }));
  }
  if (from && until && rows.length > 0)
    await tell(tx, { seat: move.from_seat }, absenceCoveredMail, { from, until });
}
