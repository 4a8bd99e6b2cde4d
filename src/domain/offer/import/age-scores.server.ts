import { sql } from 'kysely';
import { z } from 'zod';
import { systemDb } from '../../../platform/access/system-db.ts';
import { clockIn, today } from '../../../platform/clock/clock.ts';
import { defineJob } from '../../../platform/jobs/job.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { scoreOn } from '../quality-score.ts';
import { finish } from './finish.server.ts';
import { REASON } from './reason.ts';

const BATCH = 1_000;

interface Aging {
  id: string;
  updatedOn: string;
  score: number;
  sum: number;
  terms: number;
}

/**
 * A record that nobody looks at again is worth a little less each day: those whose score is no longer today's, one in fifty on a usual
 * day, are written. Returns how many. It also does again what an import that was killed had not come to.
 */
export async function ageScores(runtime: Runtime): Promise<number> {
  const day = today(clockIn('Europe/Paris', runtime.clock));
  const rows = await readAging(runtime);
  const changed = rows.flatMap(({ id, updatedOn, score, sum, terms }) => {
    const now = Math.round(scoreOn(day, updatedOn, { sum, terms, ages: true }) * 100);
    return now === score ? [] : [{ id, score: now }];
  });
  for (let from = 0; from < changed.length; from += BATCH)
    await write(runtime, changed.slice(from, from + BATCH));
  await finish(runtime, { wroteServices: true });
  return changed.length;
}

/** Read from an index alone: offer_service_ages. */
async function readAging(runtime: Runtime): Promise<Aging[]> {
  const { rows } = await systemDb(runtime, REASON, (tx) =>
    sql<Aging>`
      SELECT service_id AS id, updated_on AS "updatedOn", score, score_sum AS sum, score_terms AS terms
      FROM offer_service WHERE score_ages AND given_score IS NULL AND state = 'published'`.execute(tx),
  );
  return rows;
}

async function write(runtime: Runtime, changed: readonly { id: string; score: number }[]): Promise<void> {
  const ids = changed.map(({ id }) => id);
  await systemDb(
    runtime,
    REASON,
    async (tx) => {
      await sql`SELECT offer.write_lock()`.execute(tx);
      await sql`UPDATE offer_service f SET score = c.score
        FROM unnest(${ids}::text[], ${changed.map(({ score }) => score)}::int[]) AS c (id, score)
        WHERE f.service_id = c.id`.execute(tx);
      await sql`SELECT offer.derive(${ids}::text[])`.execute(tx);
    },
    { routine: true },
  );
}

export const ageScoresJob = defineJob({
  name: 'age-offer-scores',
  data: z.object({}),
  retries: 3,
  retryDelaySeconds: 600,
  expireSeconds: 1_800,
  cron: '23 3 * * *',
  handle: async (runtime) => {
    await ageScores(runtime);
  },
});
