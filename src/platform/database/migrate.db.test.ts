import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { withOwner } from './connect.ts';
import { onDatabase } from './create-filled.ts';
import { migrate } from './migrate.ts';
import { dropDatabase } from './testing/template.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'relais-migrations-'));
const name = `relais_test_migrate_${process.pid}`;
let ownerUrl: string;

beforeEach(async () => {
  await dropDatabase(inject('serverUrl'), name);
  await withOwner(inject('serverUrl'), (owner) => owner.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  ownerUrl = onDatabase(inject('serverUrl'), name);
  write('0001_first.sql', 'CREATE TABLE first (i int); INSERT INTO first VALUES (1);');
  write('0002_second.sql', 'CREATE TABLE second (i int);');
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await dropDatabase(inject('serverUrl'), name);
});

const write = (file: string, text: string) => writeFileSync(path.join(directory, file), text);
const tables = () =>
  withOwner(ownerUrl, async (owner) =>
    (await owner.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).rows.map(
      (r) => r.tablename,
    ),
  );

test('files are applied once, in order; a new one later', async () => {
  expect(await migrate(ownerUrl, { directory })).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await migrate(ownerUrl, { directory })).toEqual([]);
  write('0003_third.sql', 'CREATE TABLE third (i int);');
  expect(await migrate(ownerUrl, { directory })).toEqual(['0003_third.sql']);
  expect(await tables()).toEqual(['first', 'second', 'third']);
  rmSync(path.join(directory, '0003_third.sql'));
});

test('two processes that start together apply each file once', async () => {
  const applied = await Promise.all([migrate(ownerUrl, { directory }), migrate(ownerUrl, { directory })]);
  expect(applied.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql']);
});

test('a file that fails leaves nothing of itself and keeps those before it', async () => {
  write('0002_second.sql', 'CREATE TABLE second (i int); SELECT 1 / 0;');
  await expect(migrate(ownerUrl, { directory })).rejects.toThrow(
    'migration 0002_second.sql: division by zero',
  );
  expect(await tables()).toEqual(['first']);
});

test('a file edited after it was applied is refused, and so is a base from a newer Relais', async () => {
  await migrate(ownerUrl, { directory });
  write('0001_first.sql', 'CREATE TABLE first (i bigint);');
  await expect(migrate(ownerUrl, { directory })).rejects.toThrow('La migration 0001_first.sql a changé');
  write('0001_first.sql', 'CREATE TABLE first (i int); INSERT INTO first VALUES (1);');
  rmSync(path.join(directory, '0002_second.sql'));
  await expect(migrate(ownerUrl, { directory })).rejects.toThrow(
    'version plus récente de Relais (0002_second.sql)',
  );
});
