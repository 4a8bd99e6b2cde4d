import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { Logger } from '../log/log.ts';
import { StartRefused } from '../start-refused.ts';
import { withOwner } from './connect.ts';
import { readSetting } from './settings.ts';

export interface MigrateOptions {
  log?: Logger;
  /** Folder of the numbered .sql files. */
  directory?: string;
  /** Only these, on a database that a backup is about to be loaded into. */
  restoring?: readonly { name: string }[];
}

interface MigrationFile {
  name: string;
  text: string;
  sha256: string;
}

/** PostgreSQL 15 to 18 are the versions the test suite runs on. */
const OLDEST = 15;
const NEWEST = 18;

const BOOKKEEPING = `
  CREATE SCHEMA IF NOT EXISTS relais_meta;
  CREATE TABLE IF NOT EXISTS relais_meta.schema_migration (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS relais_meta.setting (key text PRIMARY KEY, value jsonb NOT NULL)`;

export async function readMigrations(directory = 'migrations'): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(directory, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Applies what is missing, in order, one transaction a file; returns the names applied. */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const { log, directory, restoring } = options;
  const names = restoring && new Set(restoring.map(({ name }) => name));
  const files = (await readMigrations(directory)).filter(({ name }) => names?.has(name) ?? true);
  return withOwner(ownerUrl, async (owner) => {
    await refuseOtherVersions(owner);
    // Two processes that start together: the second waits, then finds everything applied.
    await owner.query("SELECT pg_advisory_lock(hashtext('relais:migrate'))");
    await bookkeeping(owner);
    if (!restoring) await refuseHalfRestored(owner);
    const missing = await missingFiles(owner, files);
    for (const file of missing) {
      await apply(owner, file);
      log?.debug({ migration: file.name }, 'migration applied');
    }
    return missing.map((file) => file.name);
  });
}

/** Where a database keeps which migrations it has, and facts about the installation. */
export const bookkeeping = (owner: pg.ClientBase) => owner.query(BOOKKEEPING);

async function refuseHalfRestored(owner: pg.Client): Promise<void> {
  const half = await readSetting(owner, 'restoring');
  if (half === null) return;
  throw new StartRefused(
    'half-restored',
    `La restauration commencée dans cette base (${half.since}) n’est pas allée à son terme : relancez « relais restore » avec la ` +
      'même sauvegarde, ou donnez une autre base.',
  );
}

async function refuseOtherVersions(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(
    "SELECT current_setting('server_version_num') AS version",
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < OLDEST || major > NEWEST) {
    throw new StartRefused(
      'server-version',
      `Le serveur de DATABASE_URL est un PostgreSQL ${major} : Relais demande une version de ${OLDEST} à ${NEWEST}.`,
    );
  }
}

async function missingFiles(owner: pg.Client, files: MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await owner.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM relais_meta.schema_migration',
  );
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  const known = new Set(files.map((file) => file.name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartRefused(
      'newer-database',
      `Cette base vient d’une version plus récente de Relais (${unknown.join(', ')}) : installez cette version.`,
    );
  }
  const changed = files.filter((file) => applied.has(file.name) && applied.get(file.name) !== file.sha256);
  if (changed.length > 0) {
    throw new StartRefused(
      'migration-changed',
      `La migration ${changed.map((file) => file.name).join(', ')} a changé depuis qu’elle a été appliquée à cette base : ` +
        'remettez le fichier d’origine et écrivez une nouvelle migration.',
    );
  }
  return files.filter((file) => !applied.has(file.name));
}

async function apply(owner: pg.Client, file: MigrationFile): Promise<void> {
  await owner.query('BEGIN');
  try {
    await owner.query(file.text);
    await owner.query('INSERT INTO relais_meta.schema_migration (name, sha256) VALUES ($1, $2)', [
      file.name,
      file.sha256,
    ]);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw new Error(`migration ${file.name}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
