import { expect, test } from 'vitest';
import { openDatabase, withOwner } from './connect.ts';
import { applicationUrl, ensureLogin } from './owner-roles.ts';
import { useDatabase } from './testing/use-database.ts';

const database = useDatabase();
const other = `relais_test_login_${process.pid}`;

const asOwner = (text: string) => withOwner(database.ownerUrl, (owner) => owner.query(text));

function urlOf(login: string): string {
  const url = new URL(database.ownerUrl);
  url.username = login;
  url.password = 'x';
  return url.toString();
}

test('every process derives the same login, and it can connect', async () => {
  const [one, two] = await Promise.all([ensureLogin(database.ownerUrl), ensureLogin(database.ownerUrl)]);
  expect(one).toBe(two);
  expect(one).toBe(applicationUrl(database.ownerUrl));
  const handle = openDatabase(one);
  expect((await handle.pool.query('SELECT current_user AS role')).rows).toEqual([{ role: 'relais_nobody' }]);
  await handle.close();
});

test('the application may take its own roles and no other', async () => {
  const { pool } = database.runtime.database;
  for (const role of ['relais_app', 'relais_system', 'relais_jobs', 'relais_nobody'])
    await pool.query(`SET ROLE ${role}; RESET ROLE`);
  for (const role of ['relais_gate', 'relais_access', 'relais_locate', 'relais_audit', 'relais_retention']) {
    await expect(pool.query(`SET ROLE ${role}`), role).rejects.toThrow('permission denied to set role');
  }
});

test('no other login of the server connects to the base', async () => {
  await asOwner(`CREATE ROLE ${other} LOGIN PASSWORD 'x'`);
  const stranger = openDatabase(urlOf(other));
  await expect(stranger.pool.query('SELECT 1')).rejects.toThrow('permission denied');
  await stranger.close();
  await asOwner(`DROP ROLE ${other}`);
});

test.each([
  ['SUPERUSER NOINHERIT', 'est superutilisateur'],
  ['BYPASSRLS NOINHERIT', 'porte BYPASSRLS'],
  ['CREATEROLE NOINHERIT', 'porte CREATEROLE'],
  ['INHERIT', 'hérite des droits'],
])('a login given by the operator that is %s is refused', async (attributes, sentence) => {
  await asOwner(`CREATE ROLE ${other} LOGIN PASSWORD 'x' ${attributes}`);
  try {
    await expect(ensureLogin(database.ownerUrl, urlOf(other))).rejects.toThrow(sentence);
  } finally {
    await asOwner(`DROP OWNED BY ${other}; DROP ROLE ${other}`);
  }
});

test('a login that owns tables of the base is refused', async () => {
  await asOwner(
    `CREATE ROLE ${other} LOGIN NOINHERIT PASSWORD 'x'; CREATE TABLE mine (i int); ALTER TABLE mine OWNER TO ${other}`,
  );
  await expect(ensureLogin(database.ownerUrl, urlOf(other))).rejects.toThrow('possède des tables');
  await asOwner(`DROP OWNED BY ${other}; DROP ROLE ${other}`);
});

test('an owner without password gives no login whose password could be guessed', () => {
  expect(() => applicationUrl('postgres://owner@localhost/relais')).toThrow('DATABASE_APP_URL');
});
