import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withOwner } from '../database/connect.ts';
import { bookkeeping, migrate } from '../database/migrate.ts';
import { writeSetting } from '../database/settings.ts';
import { StartRefused } from '../start-refused.ts';
import {
  type CatalogueTable,
  copyIn,
  copyOut,
  fullName,
  quoted,
  readCatalogue,
  SAME_EVERYWHERE,
  SCHEMAS,
} from './catalogue.ts';
import { type BackedTable, contentHash, type Manifest } from './manifest.ts';
import { rowsOf } from './read-backup.ts';
import { RowCounter } from './row-counter.ts';

export interface RestoreOptions {
  /** A database that `markRestoring` has marked. */
  ownerUrl: string;
  folder: string;
  manifest: Manifest;
  /** What the rows of a table become on their way in; without it, they are those that were saved. */
  rewrite?: (table: BackedTable) => Transform;
}

/**
 * Makes the tables of the backup's version and loads them in one transaction, which ends only if what the database then holds
 * has the hashes of the manifest. Killed at any moment, the mark stays: no Relais starts on the half, and the same verb begins again.
 */
export async function restoreBackup({ ownerUrl, folder, manifest, rewrite }: RestoreOptions): Promise<void> {
  await migrate(ownerUrl, { restoring: manifest.migrations });
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(SAME_EVERYWHERE);
    const pairs = pair(await readCatalogue(owner), manifest);
    await owner.query('BEGIN');
    const triggers = await readTriggers(owner);
    for (const month of manifest.auditMonths)
      await owner.query('SELECT audit.ensure_partitions($1)', [month]);
    // What they would derive or refuse was derived and judged when the rows were written.
    for (const trigger of triggers)
      await owner.query(`ALTER TABLE ${trigger.owner} DISABLE TRIGGER ${trigger.name}`);
    await owner.query(`TRUNCATE ${pairs.map(({ table }) => quoted(table)).join(', ')}`);
    const wanted: BackedTable[] = [];
    for (const { table, backed } of pairs) {
      const into = owner.query(copyFrom(copyIn(table)));
      const counter = new RowCounter();
      if (rewrite) await pipeline(...rowsOf(folder, backed), rewrite(backed), counter, into);
      else await pipeline(...rowsOf(folder, backed), into);
      wanted.push(rewrite ? { ...backed, ...counter.counted() } : backed);
    }
    const found = [];
    for (const { table } of pairs) found.push(await hashTable(owner, table));
    refuseOther(found, wanted);
    await setCounters(owner);
    for (const trigger of triggers)
      await owner.query(`ALTER TABLE ${trigger.owner} ENABLE TRIGGER ${trigger.name}`);
    await owner.query('COMMIT');
    await owner.query('ANALYZE');
  });
}

/** The tables that the migrations have just made are those of the manifest, column by column. */
function pair(tables: readonly CatalogueTable[], manifest: Manifest) {
  const backed = new Map(manifest.tables.map((table) => [fullName(table), table]));
  const pairs = tables.map((table) => ({ table, backed: backed.get(fullName(table)) }));
  const same = pairs.filter(
    (one): one is { table: CatalogueTable; backed: BackedTable } =>
      one.backed !== undefined && one.backed.columns.join() === one.table.columns.join(),
  );
  if (same.length === tables.length && same.length === manifest.tables.length) return same;
  const shared = new Set(same.map(({ table }) => fullName(table)));
  const other = [...new Set([...tables, ...manifest.tables].map(fullName))].filter(
    (name) => !shared.has(name),
  );
  throw new StartRefused(
    'backup-tables',
    `Les tables de cette sauvegarde ne sont pas celles que ses migrations font (${other.join(', ')}) : elle a été modifiée.`,
  );
}

async function readTriggers(owner: pg.ClientBase): Promise<{ owner: string; name: string }[]> {
  const { rows } = await owner.query<{ owner: string; name: string }>(
    `SELECT t.tgrelid::regclass::text AS owner, quote_ident(t.tgname) AS name FROM pg_trigger t
     WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND t.tgparentid = 0`,
  );
  return rows;
}

/** A column numbered by a sequence goes on after the highest number that came back. */
async function setCounters(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ counter: string; numbers: string }>(
    `SELECT s.oid::regclass::text AS counter, format('SELECT max(%I) FROM %I.%I', a.attname, n.nspname, c.relname) AS numbers
     FROM pg_class s JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('a', 'i')
       JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
     WHERE s.relkind = 'S' AND n.nspname = ANY ($1)`,
    [SCHEMAS],
  );
  for (const { counter, numbers } of rows)
    await owner.query(`SELECT setval($1, n) FROM (${numbers}) AS highest (n) WHERE n IS NOT NULL`, [counter]);
}

async function hashTable(owner: pg.ClientBase, table: CatalogueTable): Promise<BackedTable> {
  const counter = new RowCounter();
  counter.resume();
  await pipeline(owner.query(copyTo(copyOut(table))), counter);
  return { schema: table.schema, name: table.name, columns: table.columns, ...counter.counted() };
}

function refuseOther(found: readonly BackedTable[], wanted: readonly BackedTable[]): void {
  if (contentHash(found) === contentHash(wanted)) return;
  const hashes = new Map(wanted.map((table) => [fullName(table), table.sha256]));
  const other = found.filter((table) => hashes.get(fullName(table)) !== table.sha256).map(fullName);
  throw new StartRefused(
    'backup-content',
    `Une fois chargées, ces tables ne sont pas celles de la sauvegarde : ${other.join(', ')}. Rien n’est gardé.`,
  );
}

/** Written before anything else, and gone with the transaction that loads the rows. */
export async function markRestoring(ownerUrl: string, since: string): Promise<void> {
  await withOwner(ownerUrl, async (owner) => {
    // Somebody else's tables have another name for it, and an empty database has none.
    const { rows } = await owner.query<{ marked: boolean; used: boolean }>(`
      SELECT to_regclass('relais_meta.setting') IS NOT NULL AS marked,
        EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS used`);
    const state = rows[0];
    if (state?.marked) {
      const half = await owner.query(`SELECT FROM relais_meta.setting WHERE key = 'restoring'`);
      if (half.rowCount) return;
    }
    if (state?.used) {
      throw new StartRefused(
        'restore-not-empty',
        `La base « ${decodeURIComponent(new URL(ownerUrl).pathname.slice(1))} » n’est pas vide : une restauration n’efface rien. Donnez une base vide.`,
      );
    }
    await owner.query('BEGIN');
    await bookkeeping(owner);
    await writeSetting(owner, 'restoring', { since });
    await owner.query('COMMIT');
  });
}
