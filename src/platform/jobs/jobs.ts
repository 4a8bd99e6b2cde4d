import { PgBoss } from 'pg-boss';
import type { Runtime } from '../runtime.ts';
import type { AnyJob, Job } from './job.ts';
import { JOBS_SCHEMA } from './job-schema.ts';

export interface Jobs {
  /** Queues work. With an `id`, giving the same work twice makes one job. */
  send<Data extends object>(job: Job<Data>, data: Data, options?: { id?: string }): Promise<void>;
  /** Waits for the jobs under way, a few seconds at most; what is cut short runs again at the next start. */
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 8_000;

/** Connects to the queue and, unless `work` is false, runs the jobs. */
export async function startJobs(
  runtime: Runtime,
  jobs: readonly AnyJob[],
  { work = true }: { work?: boolean } = {},
): Promise<Jobs> {
  const boss = openQueue(runtime, work);
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, queueOptions(job));
    if (!work) continue;
    // While fetches come back full the queue is worked through without a pause.
    const pace = { pollingIntervalSeconds: 1, batchSize: job.atOnce ?? 1, burstWhenBatchFull: true };
    await boss.work<object>(job.name, { ...pace, perJobResults: true }, (found) =>
      Promise.all(
        found.map(({ id, data }) =>
          perform(runtime, job, data).then(
            () => ({ id, status: 'completed' as const }),
            (error: Error) => ({ id, status: 'failed' as const, output: { name: error.message } }),
          ),
        ),
      ),
    );
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Europe/Paris' });
  }
  return {
    async send(job, data, { id } = {}) {
      await boss.send(job.name, job.data.parse(data), id === undefined ? {} : { id });
    },
    async stop() {
      await boss.stop({ graceful: work, timeout: STOP_LIMIT_MS });
      // The server may stop before the queue's last connection has said goodbye.
      boss.removeAllListeners('error').on('error', () => undefined);
    },
  };
}

function openQueue(runtime: Runtime, work: boolean): PgBoss {
  const boss = new PgBoss({
    connectionString: runtime.database.url,
    options: '-c role=relais_jobs',
    application_name: 'relais-jobs',
    max: work ? 4 : 1,
    schema: JOBS_SCHEMA,
    // The owner creates and upgrades the tables, and rebuilds their indexes.
    migrate: false,
    createSchema: false,
    reindex: false,
    supervise: work,
    schedule: work,
  });
  boss.on('error', (error) => runtime.log.error({ err: error }, 'job queue'));
  return boss;
}

function queueOptions(job: AnyJob) {
  return {
    retryLimit: job.retries,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: job.backoff ?? false,
    ...(job.retryDelayMaxSeconds === undefined ? {} : { retryDelayMax: job.retryDelayMaxSeconds }),
    expireInSeconds: job.expireSeconds ?? 300,
    deleteAfterSeconds: 7 * 24 * 3600,
  };
}

/** The queue keeps what a failed job threw, so only the name of the error goes into it; the log has the rest, filtered. */
async function perform(runtime: Runtime, job: AnyJob, data: unknown): Promise<void> {
  try {
    await job.handle(runtime, job.data.parse(data ?? {}));
  } catch (error) {
    runtime.log.warn({ err: error, job: job.name }, 'job failed');
    throw new Error(error instanceof Error ? error.name : 'unknown');
  }
}

/** Runs everything that is due now, in this process, until nothing is left; returns how many ran. For tests and verbs. */
export async function drainJobs(runtime: Runtime, jobs: readonly AnyJob[]): Promise<number> {
  const boss = openQueue(runtime, false);
  await boss.start();
  try {
    let done = 0;
    for (let found = true; found; ) {
      found = false;
      for (const job of jobs) {
        for (const { id, data } of await boss.fetch<object>(job.name, { batchSize: 50 })) {
          found = true;
          done++;
          await perform(runtime, job, data).then(
            () => boss.complete(job.name, id),
            (error: Error) => boss.fail(job.name, id, { name: error.message }),
          );
        }
      }
    }
    return done;
  } finally {
    await boss.stop({ graceful: false });
  }
}
