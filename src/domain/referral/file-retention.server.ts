import { sql } from 'kysely';
import { z } from 'zod';
import { systemDb } from '../../platform/access/system-db.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { FILES_KEPT_DAYS } from './codes.ts';

/** A file younger than that may be waiting for the row that will name it. */
const WAITS_MS = 60 * 60 * 1000;

/**
 * Ninety days after the end of a request its rows forget its documents; then every stored file that no row names goes: those, what a
 * killed process left, and what belonged to people who are no longer here.
 */
export async function sweepReferralFiles(runtime: Runtime): Promise<{ removed: number }> {
  const before = runtime.clock.now().subtract({ hours: 24 * FILES_KEPT_DAYS });
  await systemDb(runtime, 'referral files', (tx) =>
    sql`SELECT access.forget_referral_files(${before})`.execute(tx),
  );
  const now = runtime.clock.now().epochMilliseconds;
  const stored: string[] = [];
  for await (const { id, writtenAt } of runtime.files.list()) if (now - writtenAt > WAITS_MS) stored.push(id);
  // Read after the list: a row that was written meanwhile keeps its file.
  const kept = await filesKept(runtime);
  const orphans = stored.filter((id) => !kept.has(id));
  for (const id of orphans) await runtime.files.remove(id);
  return { removed: orphans.length };
}

/** The ids that rows name. */
export async function filesKept(runtime: Runtime): Promise<Set<string>> {
  return systemDb(runtime, 'referral files', async (tx) => {
    const { rows } = await sql<{ id: string }>`SELECT id FROM access.referral_files_kept() AS id`.execute(tx);
    return new Set(rows.map(({ id }) => id));
  });
}

export const referralFilesJob = defineJob({
  name: 'referral-files',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  cron: '53 4 * * *',
  handle: async (runtime) => {
    const { removed } = await sweepReferralFiles(runtime);
    if (removed > 0) runtime.log.info({ removed }, 'files that no request names any more are gone');
  },
});
