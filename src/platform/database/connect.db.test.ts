import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { withOwner } from './connect.ts';
import { useDatabase } from './testing/use-database.ts';

const database = useDatabase();

test('a query outside a bound transaction reads nothing, whatever the table', async () => {
  const tables = await withOwner(database.ownerUrl, (owner) =>
    owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    ),
  );
  expect(tables.rows.length).toBeGreaterThan(20);
  for (const { name } of tables.rows) {
    await expect(database.runtime.database.pool.query(`SELECT FROM ${name}`), name).rejects.toThrow(
      'permission denied',
    );
  }
});

test('a role taken in a transaction is gone after it', async () => {
  const client = await database.runtime.database.pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE relais_app; COMMIT');
    const { rows } = await client.query('SELECT current_user AS role');
    expect(rows).toEqual([{ role: 'relais_nobody' }]);
  } finally {
    client.release();
  }
});

test('a date keeps its day and an instant its moment, both ways', async () => {
  const at = Temporal.Instant.from('2026-11-22T22:30:00.123456Z');
  const { rows } = await database.runtime.database.pool.query(
    `SELECT '2026-03-29'::date AS day, ARRAY['2026-03-29', NULL]::date[] AS days, $1::timestamptz AS at,
            ARRAY[$1::timestamptz] AS moments`,
    [at],
  );
  expect(rows[0].day).toBe('2026-03-29');
  expect(rows[0].days).toEqual(['2026-03-29', null]);
  expect(rows[0].at.equals(at)).toBe(true);
  expect(rows[0].moments[0].equals(at)).toBe(true);
});
