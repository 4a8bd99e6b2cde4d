import type { z } from 'zod';
import type { Runtime } from '../runtime.ts';

export interface JobOptions {
  /** How often a failed job is tried again, and after how long (doubled each time when `backoff`). */
  retries: number;
  retryDelaySeconds: number;
  backoff?: boolean;
  retryDelayMaxSeconds?: number;
  /** A job that runs longer is given to another worker; handlers are idempotent because of that too. */
  expireSeconds?: number;
  /** How many a process runs side by side; one when not said. */
  atOnce?: number;
  /** A cron expression, read in Paris time, for what happens by itself. */
  cron?: string;
}

/** Work done outside of a request. Its data holds ids only: whoever reads the queue learns nothing about anybody. */
export interface Job<Data extends object> extends JobOptions {
  name: string;
  data: z.ZodType<Data>;
  handle(runtime: Runtime, data: Data): Promise<void>;
}

export function defineJob<Data extends object>(job: Job<Data>): Job<Data> {
  return job;
}

/** A job of a list: each checks its own data before it runs. */
export type AnyJob = Job<object>;
