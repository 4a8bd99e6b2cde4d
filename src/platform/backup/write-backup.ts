import { createWriteStream, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { recordOwnerWork } from '../access/system-db.ts';
import type { Clock } from '../clock/clock.ts';
import { withOwner } from '../database/connect.ts';
import { makeFolder } from '../database/make-folder.ts';
import { StartRefused } from '../start-refused.ts';
import { type CatalogueTable, copyOut, quoted, readCatalogue, SAME_EVERYWHERE } from './catalogue.ts';
import { type BackedTable, contentHash, fileOf, MANIFEST, type Manifest } from './manifest.ts';
import { RowCounter } from './row-counter.ts';

export interface WriteOptions {
  ownerUrl: string;
  folder: string;
  clock: Clock;
  tell: (sentence: string) => void;
}

/** Worth a sentence: it takes a while. */
const MANY_ROWS = 200_000;

/**
 * Writes everything the database holds at one instant, while Relais works: one file of rows a table, then the manifest. Cut short, it
 * leaves a folder without a manifest, which nothing takes for a backup.
 */
export async function writeBackup({ ownerUrl, folder, clock, tell }: WriteOptions): Promise<Manifest> {
  return withOwner(ownerUrl, async (owner) => {
    await refuseEmpty(owner);
    makeNewFolder(folder);
    await owner.query(SAME_EVERYWHERE);
    const before = await readCatalogue(owner);
    await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // A migration waits until the end; the instant is that of the first question after the lock.
    await owner.query(
      `LOCK TABLE ${before.map((table) => `ONLY ${quoted(table)}`).join(', ')} IN ACCESS SHARE MODE`,
    );
    const tables = await readCatalogue(owner);
    // Committed before any row is read. The rows of this instant do not hold it: a database just restored equals its source.
    await recordOwnerWork(ownerUrl, clock, 'backup');
    tell(`Sauvegarde de ${tables.length} tables dans ${folder}…`);
    const backed: BackedTable[] = [];
    for (const table of tables) {
      const written = await explain(folder, () => writeTable(owner, folder, table));
      if (written.rows >= MANY_ROWS)
        tell(`  ${table.schema}.${table.name} : ${written.rows.toLocaleString('fr-FR')} lignes`);
      backed.push(written);
    }
    const manifest: Manifest = {
      format: 'relais-backup',
      version: 1,
      madeAt: clock.now().toString({ smallestUnit: 'second' }),
      ...(await readFacts(owner)),
      tables: backed,
      contentSha256: contentHash(backed),
    };
    await owner.query('COMMIT');
    await explain(folder, async () => writeManifest(folder, manifest));
    return manifest;
  });
}

async function refuseEmpty(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(
    `SELECT to_regclass('relais_meta.schema_migration') IS NOT NULL AS there`,
  );
  if (rows[0]?.there) return;
  throw new StartRefused(
    'backup-nothing',
    'Cette base ne contient aucun Relais : il n’y a rien à sauvegarder.',
  );
}

function makeNewFolder(folder: string): void {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new StartRefused(
        'backup-folder-used',
        existsSync(path.join(folder, MANIFEST))
          ? `Le dossier ${folder} contient déjà une sauvegarde : donnez-en un autre, qui n’existe pas encore.`
          : `Le dossier ${folder} n’est pas vide (une sauvegarde interrompue, peut-être) : effacez-le ou donnez-en un autre.`,
      );
    }
    makeFolder(folder, 0o700);
  } catch (error) {
    throw diskRefusal(folder, error);
  }
}

async function writeTable(owner: pg.ClientBase, folder: string, table: CatalogueTable): Promise<BackedTable> {
  const counter = new RowCounter();
  const file = createWriteStream(path.join(folder, fileOf(table)), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(owner.query(copyTo(copyOut(table))), counter, createGzip(), file);
  return { schema: table.schema, name: table.name, columns: table.columns, ...counter.counted() };
}

async function readFacts(owner: pg.ClientBase) {
  const migrations = await owner.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM relais_meta.schema_migration ORDER BY name',
  );
  const months = await owner.query<{ day: string }>(
    `SELECT translate(substr(c.relname, 6), '_', '-') || '-01' AS day FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'audit.line'::regclass AND c.relname ~ '^line_\\d{4}_\\d{2}$' ORDER BY 1`,
  );
  const key = await owner.query<{ fingerprint: string }>(
    `SELECT encode(fingerprint, 'hex') AS fingerprint FROM sealing_key ORDER BY 1 LIMIT 1`,
  );
  const server = await owner.query<{ version: string }>(
    `SELECT current_setting('server_version') AS version`,
  );
  return {
    server: `PostgreSQL ${server.rows[0]?.version}`,
    migrations: migrations.rows,
    keyFingerprint: key.rows[0]?.fingerprint ?? null,
    auditMonths: months.rows.map(({ day }) => day),
  };
}

function writeManifest(folder: string, manifest: Manifest): void {
  const draft = path.join(folder, `${MANIFEST}.new`);
  writeFileSync(draft, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path.join(folder, MANIFEST));
}

const WHY: Record<string, string> = {
  ENOSPC: 'le disque est plein. Ce qui est écrit n’est pas une sauvegarde : effacez ce dossier',
  EACCES: 'l’utilisateur qui lance Relais ne peut pas y écrire',
  EPERM: 'l’utilisateur qui lance Relais ne peut pas y écrire',
  EROFS: 'ce disque est en lecture seule',
  ENOTDIR: 'ce n’est pas un dossier',
  ENOENT: 'ce dossier ne peut pas être créé à cet endroit',
  EEXIST: 'un autre programme y écrit en même temps',
};

function diskRefusal(folder: string, error: unknown): unknown {
  const why = WHY[(error as NodeJS.ErrnoException).code ?? ''];
  return why ? new StartRefused('backup-folder', `${folder} : ${why}.`, { cause: error }) : error;
}

async function explain<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw diskRefusal(folder, error);
  }
}
