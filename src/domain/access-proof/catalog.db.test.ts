import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase, withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { fillWorld } from './fill.ts';
import { judgedTables } from './judge.ts';
import { generateWorld } from './world.ts';

const db = useDatabase();

const ownerQuery = <Row extends pg.QueryResultRow>(text: string) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query<Row>(text)).rows);

const ourSchemas = `('public', 'access', 'audit')`;

test('every table has row-level security', async () => {
  const open =
    await ownerQuery(`SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ${ourSchemas} AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity`);
  expect(open).toEqual([]);
});

test('no policy is FOR ALL, and none reads another table', async () => {
  const policies = await ownerQuery<{
    polname: string;
    polcmd: string;
    expression: string | null;
    relname: string;
  }>(
    `SELECT p.polname, p.polcmd, c.relname, coalesce(pg_get_expr(p.polqual, p.polrelid), '') ||
       coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS expression
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ${ourSchemas}`,
  );
  expect(policies.length).toBeGreaterThan(50);
  expect(policies.filter((p) => p.polcmd === '*')).toEqual([]);
  expect(policies.filter((p) => /\bSELECT\b/i.test(p.expression ?? ''))).toEqual([]);
});

test('every table about a person starts its key with person_id and is known to the proof', async () => {
  const tables = await ownerQuery<{ table: string; first: string }>(
    `SELECT c.relname AS table, a.attname AS first FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
     WHERE n.nspname = 'public' AND c.relkind = 'r'
       AND EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.oid AND x.attname = 'person_id' AND NOT x.attisdropped)`,
  );
  expect(tables.filter((t) => t.first !== 'person_id')).toEqual([]);
  // None grants SELECT to the application: nothing of it reads a hash of NIR, the counter of a diagnosis, an account, who visited whom,
  // what a list replaced or the links of a referral back.
  const unread = [
    'person_nir',
    'diagnosis',
    'person_account',
    'person_seen',
    'people_import_write',
    'referral_link',
  ];
  const granted = await ownerQuery<{ table: string }>(
    `SELECT DISTINCT table_name AS table FROM information_schema.column_privileges
     WHERE grantee = 'relais_app' AND privilege_type = 'SELECT'`,
  );
  expect(granted.map((t) => t.table).filter((t) => unread.includes(t))).toEqual([]);
  const judged = new Set([...judgedTables.map((t) => t.table), ...unread]);
  expect(tables.map((t) => t.table).filter((t) => !judged.has(t))).toEqual([]);
});

test('no role of the application is superuser, owner, or past row-level security', async () => {
  const roles = await ownerQuery(`SELECT rolname FROM pg_roles r WHERE rolname LIKE 'relais%'
    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
      OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relowner = r.oid AND n.nspname IN ${ourSchemas}))
    AND rolname NOT IN (SELECT rolname FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER') AND rolsuper)`);
  expect(roles).toEqual([]);
});

test('a query outside run reads nothing, whichever role it takes', async () => {
  await withOwner(db.ownerUrl, (owner) => fillWorld(owner, generateWorld(77, 6)));
  const names = await ownerQuery<{ name: string }>(`SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ${ourSchemas} AND c.relkind IN ('r', 'p')`);
  const login = db.runtime.database;
  const takable = await login.pool.query<{ rolname: string }>(
    // relais_open reads open data outside of any act; what it may read is frozen in domain/offer/open-role.db.test.ts.
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'relais%' AND rolname <> 'relais_open' AND pg_has_role(session_user, oid, 'MEMBER')`,
  );
  expect(takable.rows.map((r) => r.rolname).sort()).toEqual(
    expect.arrayContaining(['relais_app', 'relais_nobody', 'relais_system']),
  );
  for (const { rolname } of takable.rows) {
    const client = await login.pool.connect();
    try {
      await client.query(`SET ROLE ${pg.escapeIdentifier(rolname)}`);
      for (const { name } of names) {
        const rows = await client.query(`SELECT count(*)::int AS n FROM ${name}`).then(
          (r) => r.rows[0]?.n as number,
          (error: Error & { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)),
        );
        expect(`${rolname} ${name} ${rows}`).toBe(`${rolname} ${name} 0`);
      }
    } finally {
      await client.query('RESET ROLE');
      client.release();
    }
  }
});

test('the session role has no right at all', async () => {
  const handle = openDatabase(db.runtime.database.url);
  await expect(handle.pool.query('SELECT * FROM person')).rejects.toThrow(/permission denied/);
  await handle.close();
});

test('only the access layer and the migrations know the settings of a transaction', () => {
  const offenders = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /(?<!\.test)\.tsx?$/.test(file) &&
        !file.startsWith('platform/access/') &&
        !file.startsWith('domain/access-proof/'),
    )
    .filter((file) =>
      /(current_setting|set_config)\(\s*'app\.|SET (LOCAL )?app\./i.test(readFileSync(`src/${file}`, 'utf8')),
    );
  expect(offenders).toEqual([]);
});
