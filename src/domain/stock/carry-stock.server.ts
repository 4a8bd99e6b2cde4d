import { sql } from 'kysely';
import { z } from 'zod';
import { systemDb } from '../../platform/access/system-db.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import type { Runtime } from '../../platform/runtime.ts';

const REASON = 'stock carried over';

/**
 * Those whom a planned day left undone come first on the next, ten a day at most, and the rest waits. It finds its work in the
 * facts: a stopped server only delays it, and twice does nothing more. One référent, body or service is one transaction.
 */
export async function carryStock(runtime: Runtime): Promise<void> {
  const owners = await systemDb(
    runtime,
    REASON,
    async (tx) => (await sql<{ owner: string }>`SELECT owner FROM access.stock_to_carry()`.execute(tx)).rows,
    { routine: true },
  );
  for (const { owner } of owners)
    await systemDb(runtime, REASON, (tx) => sql`SELECT access.carry_stock(${owner})`.execute(tx));
}

export const carryStockJob = defineJob({
  name: 'carry-stock',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 60,
  cron: '*/10 * * * *',
  handle: carryStock,
});
