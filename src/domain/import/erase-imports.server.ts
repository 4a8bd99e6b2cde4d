import { sql } from 'kysely';
import { z } from 'zod';
import { systemDb } from '../../platform/access/system-db.ts';
import { defineJob } from '../../platform/jobs/job.ts';

const KEPT_HOURS = 30 * 24;

/** Thirty days after its end a list keeps only how many rows did what; one that nobody launched goes whole. */
export const eraseImportsJob = defineJob({
  name: 'erase-imports',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  cron: '41 4 * * *',
  async handle(runtime) {
    const before = runtime.clock.now().subtract({ hours: KEPT_HOURS });
    await systemDb(runtime, 'import retention', (tx) =>
      sql`SELECT access.erase_import_rows(${before})`.execute(tx),
    );
  },
});
