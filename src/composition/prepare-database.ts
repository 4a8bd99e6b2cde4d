import { migrate } from '../platform/database/migrate.ts';
import { ensureLogin } from '../platform/database/owner-roles.ts';
import { seedReference } from '../platform/database/seed-reference.ts';
import { migrateJobs } from '../platform/jobs/job-schema.ts';
import type { Logger } from '../platform/log/log.ts';
import { referenceData } from '../reference-data.ts';

export interface Prepared {
  /** Address under which the application connects. */
  appUrl: string;
  /** What was done: nothing, most of the time. */
  migrations: string[];
  reference: string[];
}

/** Brings a database to this version of Relais, as its owner. Safe to repeat, and to run from two processes at once. */
export async function prepareDatabase(
  ownerUrl: string,
  { givenAppUrl, log }: { givenAppUrl?: string | undefined; log?: Logger } = {},
): Promise<Prepared> {
  const options = log ? { log } : {};
  const migrations = await migrate(ownerUrl, options);
  await migrateJobs(ownerUrl);
  const appUrl = await ensureLogin(ownerUrl, givenAppUrl);
  const reference = await seedReference(ownerUrl, referenceData, options);
  return { appUrl, migrations, reference };
}
