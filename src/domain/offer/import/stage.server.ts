import { sql } from 'kysely';
import { systemCopy } from '../../../platform/access/system-db.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { REASON } from './reason.ts';
import { STAGED_COLUMNS } from './staged-row.ts';

/** Lays down the lines beside the facts, all or none: a file that cannot be read to its end changes nothing. */
export async function stage(runtime: Runtime, lines: AsyncIterable<string>): Promise<void> {
  await systemCopy(runtime, REASON, async ({ tx, copyIn }) => {
    await sql`TRUNCATE offer.staged, offer.todo`.execute(tx);
    await copyIn(`COPY offer.staged (${STAGED_COLUMNS}) FROM STDIN`, lines);
    await sql`SELECT offer.count_again(true)`.execute(tx);
  });
}

/** Leaves nothing beside the facts. */
export async function unstage(runtime: Runtime): Promise<void> {
  await systemCopy(runtime, REASON, ({ tx }) => sql`TRUNCATE offer.staged, offer.todo`.execute(tx), {
    routine: true,
  });
}
