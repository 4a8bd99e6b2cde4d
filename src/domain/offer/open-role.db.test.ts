import { expect, test } from 'vitest';
import { useDatabase } from '../../platform/database/testing/use-database.ts';

const db = useDatabase();

test('connections of the open role read the published offer, nothing else of Relais, and write nothing', async () => {
  const open = db.runtime.database.openPool;
  await expect(open.query('SELECT FROM offer_hot')).resolves.toMatchObject({ rowCount: 0 });
  const { rows } = await open.query<{ table: string }>(`
    SELECT n.nspname || '.' || c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND has_schema_privilege(n.nspname, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`);
  expect(rows.map((row) => row.table)).toEqual([
    'public.commune',
    'public.departement',
    'public.epci',
    'public.offer_change',
    'public.offer_hot',
    'public.offer_service',
    'public.offer_source',
    'public.offer_structure',
    'public.offer_value',
    'public.offer_vocabulary',
    'public.offer_words',
    'public.offer_zone',
    'public.region',
  ]);
  await expect(open.query(`DELETE FROM offer_hot`)).rejects.toThrow('permission denied');
});
