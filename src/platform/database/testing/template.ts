import { createHash } from 'node:crypto';
import pg from 'pg';
import { prepareDatabase } from '../../../composition/prepare-database.ts';
import { withOwner } from '../connect.ts';
import { onDatabase } from '../create-filled.ts';
import { dropLogin } from '../owner-roles.ts';

/** A migrated database with the reference data, which the databases of the test files are copied from. */
export async function buildTemplate(serverUrl: string): Promise<string> {
  const run = createHash('sha256').update(`${process.pid} ${Date.now()}`).digest('hex').slice(0, 8);
  const name = `relais_test_${run}`;
  await withOwner(serverUrl, (owner) =>
    owner.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`),
  );
  const url = onDatabase(serverUrl, name);
  await prepareDatabase(url);
  return name;
}

/** With the login that was made for it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withOwner(serverUrl, (owner) =>
    owner.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
  await dropLogin(serverUrl, name);
}
