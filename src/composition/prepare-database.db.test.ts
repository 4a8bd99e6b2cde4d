import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, withOwner } from '../platform/database/connect.ts';
import { onDatabase } from '../platform/database/create-filled.ts';
import { type Embedded, startEmbedded } from '../platform/database/embedded.ts';
import { applicationUrl } from '../platform/database/owner-roles.ts';
import { dropDatabase } from '../platform/database/testing/template.ts';
import { prepareDatabase } from './prepare-database.ts';

/**
 * What a hosted PostgreSQL gives: an owner that may create roles and is not superuser. On our own server a cluster of its own
 * is needed, because since PostgreSQL 16 such an owner grants only the roles it has itself created.
 */
const given = process.env.TEST_DATABASE_URL;
const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-plain-'));
const name = `relais_plain_${process.pid}`;
let own: Embedded | undefined;
let serverUrl: string;
let ownerUrl: string;

beforeAll(async () => {
  chmodSync(dataDir, 0o711);
  own = given ? undefined : await startEmbedded({ dataDir, ephemeral: true });
  serverUrl = own?.ownerUrl ?? given ?? '';
  await withOwner(serverUrl, async (owner) => {
    await owner.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'plain'`);
    await owner.query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  });
  const url = new URL(onDatabase(serverUrl, name));
  url.username = name;
  url.password = 'plain';
  ownerUrl = url.toString();
});

afterAll(async () => {
  if (own) await own.stop();
  else {
    await dropDatabase(serverUrl, name);
    await withOwner(serverUrl, (owner) => owner.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`));
  }
  rmSync(dataDir, { recursive: true, force: true });
});

test('an owner that is not superuser prepares the base, twice, and the application works in it', async () => {
  const first = await prepareDatabase(ownerUrl);
  expect(first.migrations).toContain('0001_foundation.sql');
  expect(first.reference).toContain('geography');
  expect(first.appUrl).toBe(applicationUrl(ownerUrl));
  expect(await prepareDatabase(ownerUrl)).toMatchObject({ migrations: [], reference: [] });

  const { pool, close } = openDatabase(first.appUrl);
  await expect(pool.query('SELECT FROM person')).rejects.toThrow('permission denied');
  const [, , , people] = (await pool.query(
    `BEGIN; SET LOCAL ROLE relais_app; SELECT access.bind_anonymous('2026-11-22T10:00:00Z');
     SELECT count(*)::int AS n FROM person; COMMIT`,
  )) as unknown as { rows: { n: number }[] }[];
  expect(people?.rows).toEqual([{ n: 0 }]);
  await close();
});
