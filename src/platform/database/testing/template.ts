import { createHash } from 'node:crypto';
import pg from 'pg';
import { referenceData } from '../../../reference-data.ts';
import { migrateJobs } from '../../jobs/job-schema.ts';
import { withOwner } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { seedReference } from '../seed-reference.ts';

/** The address of another database of the same server. */
export function onDatabase(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/** A migrated database with the reference data, which the databases of the test files are copied from. */
export async function buildTemplate(serverUrl: string): Promise<string> {
  const run = createHash('sha256').update(`${process.pid} ${Date.now()}`).digest('hex').slice(0, 8);
  const name = `relais_test_${run}`;
  await withOwner(serverUrl, (owner) =>
    owner.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`),
  );
  const url = onDatabase(serverUrl, name);
  await migrate(url);
  await migrateJobs(url);
  await seedReference(url, referenceData);
  return name;
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withOwner(serverUrl, (owner) =>
    owner.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}
