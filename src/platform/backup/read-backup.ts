import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { readMigrations } from '../database/migrate.ts';
import { StartRefused } from '../start-refused.ts';
import {
  type BackedTable,
  contentHash,
  fileOf,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from './manifest.ts';
import { RowCounter } from './row-counter.ts';

/** What a folder says that it holds; refused with a sentence when it is no whole backup. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) {
    throw new StartRefused(
      'backup-incomplete',
      existsSync(folder)
        ? `${folder} n’est pas une sauvegarde entière : il y manque ${MANIFEST}, qui s’écrit en dernier. La sauvegarde a été interrompue, ou ce dossier en est un autre.`
        : `Ce dossier n’existe pas : ${folder}`,
    );
  }
  const manifest = parse(file);
  if (manifest && contentHash(manifest.tables) === manifest.contentSha256) return manifest;
  throw new StartRefused(
    'backup-manifest',
    `${file} a été modifié ou abîmé, ou vient d’une version de Relais qui écrit ses sauvegardes autrement.`,
  );
}

function parse(file: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The rows of a table as they were written. */
export function rowsOf(folder: string, table: BackedTable) {
  return [createReadStream(path.join(folder, fileOf(table))), createGunzip()] as const;
}

/** One sentence for each file that is not what the manifest says. Reads every file whole, one at a time. */
export async function differencesOf(folder: string, { tables }: Manifest): Promise<string[]> {
  const differences: string[] = [];
  for (const table of tables) {
    const why = await differenceOf(folder, table);
    if (why) differences.push(`${fileOf(table)} ${why}`);
  }
  return differences;
}

async function differenceOf(folder: string, table: BackedTable): Promise<string | null> {
  if (!existsSync(path.join(folder, fileOf(table)))) return 'manque';
  const counter = new RowCounter();
  try {
    await pipeline(...rowsOf(folder, table), counter, nowhere());
  } catch (error) {
    return (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? 'est abîmé ou incomplet'
      : 'ne peut pas être lu';
  }
  const found = counter.counted();
  return found.sha256 === table.sha256 && found.rows === table.rows ? null : 'a changé depuis la sauvegarde';
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Refused when this version of Relais does not have the migrations that made the tables. */
export async function refuseNewer({ migrations }: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, sha256 }) => [name, sha256]));
  const newer = migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (newer.length > 0) {
    throw new StartRefused(
      'backup-newer',
      `Cette sauvegarde vient d’une version plus récente de Relais (${newer.join(', ')}) : installez cette version.`,
    );
  }
  const other = migrations.filter(({ name, sha256 }) => known.get(name) !== sha256).map(({ name }) => name);
  if (other.length === 0) return;
  throw new StartRefused(
    'backup-other',
    `Cette sauvegarde vient d’un Relais modifié : la migration ${other.join(', ')} n’y était pas la même.`,
  );
}
