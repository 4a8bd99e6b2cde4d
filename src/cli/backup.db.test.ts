import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checks } from '../composition/checks.ts';
import { openRelais } from '../composition/open-relais.ts';
import { fillWorld } from '../domain/access-proof/fill.ts';
import { generateWorld } from '../domain/access-proof/world.ts';
import { checkSecretKey } from '../platform/auth/housekeeping.server.ts';
import { readManifest } from '../platform/backup/read-backup.ts';
import { markRestoring, restoreBackup } from '../platform/backup/restore-backup.ts';
import { readConfig } from '../platform/config/config.ts';
import { readSecret } from '../platform/config/secret.ts';
import { withOwner } from '../platform/database/connect.ts';
import { onDatabase } from '../platform/database/create-filled.ts';
import { migrate, readMigrations } from '../platform/database/migrate.ts';
import { dropDatabase } from '../platform/database/testing/template.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { silentLog } from '../platform/log/log.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import type { VerbContext } from './verb.ts';

const db = useDatabase();
const home = mkdtempSync(path.join(tmpdir(), 'relais-backup-'));
const folder = path.join(home, 'sauvegarde');
const KEY = 'a-key-of-thirty-two-characters-or-more';
const targets = Array.from({ length: 4 }, (_, i) => `relais_test_restore_${process.pid}_${i}`);
const targetUrl = (i: number) => onDatabase(inject('serverUrl'), targets[i] ?? '');
let written: { content: string; rows: number };

const optionsFor = (url: string, env: Record<string, string> = {}) => ({
  config: readConfig({ DATABASE_URL: url, DATA_DIR: path.join(home, 'data'), SECRET_KEY: KEY, ...env }),
  log: silentLog,
  tell: () => undefined,
  publicUrl: 'http://localhost',
  beside: true,
});
const context = (options: VerbContext['options'], ...args: string[]): VerbContext => ({
  args,
  open: () => Promise.reject(new Error('opens its own')),
  options,
  tell: () => undefined,
});
const run = (verb: typeof backup, url: string, ...args: string[]) =>
  verb.run(context(() => optionsFor(url), ...args));
const owner = (url: string, text: string) => withOwner(url, (client) => client.query(text));

beforeAll(async () => {
  await withOwner(inject('serverUrl'), async (client) => {
    for (const name of targets)
      await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  });
  await withOwner(db.ownerUrl, (client) => fillWorld(client, generateWorld(1)));
  await owner(db.ownerUrl, `INSERT INTO offer_zone (code) VALUES ('18033'), ('18279')`);
  await checkSecretKey({ ...db.runtime, secret: readSecret(optionsFor(db.ownerUrl).config) });
  written = (await run(backup, db.ownerUrl, folder)).json as typeof written;
});
afterAll(async () => {
  for (const name of targets) await dropDatabase(inject('serverUrl'), name);
  rmSync(home, { recursive: true, force: true });
});

test('every table is in it, readable by its owner alone, and the reading is in the log of accesses', async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.copy.gz'));
  const { rows } = await owner(
    db.ownerUrl,
    `SELECT n.nspname || '.' || c.relname || '.copy.gz' AS file FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ('jobs', 'offer', 'information_schema') AND n.nspname !~ '^pg_' AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  expect(files.sort()).toEqual(rows.map(({ file }) => file as string).sort());
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, 'public.person.copy.gz')).mode & 0o777).toBe(0o600);
  const logged = await owner(db.ownerUrl, `SELECT FROM audit.line WHERE kind = 'system' AND act = 'backup'`);
  expect(logged.rowCount).toBe(1);
  // Each sequence of ours numbers a column, which tells its place again: otherwise it would be lost.
  const counters = await owner(
    db.ownerUrl,
    `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND n.nspname <> 'jobs'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i'))`,
  );
  expect(counters.rows).toEqual([]);
});

test('restored elsewhere it has the same content, and so has a backup of that; relais check finds the same in both', async () => {
  const { json } = await run(restore, targetUrl(0), folder);
  expect(json).toMatchObject({ content: written.content, rows: written.rows, migrations: [] });
  const again = await run(backup, targetUrl(0), path.join(home, 'retour'));
  expect(again.json).toMatchObject({ content: written.content });
  const next = await owner(
    targetUrl(0),
    `INSERT INTO offer_zone (code) VALUES ('18141') RETURNING zone_id - (SELECT max(zone_id) FROM offer_zone) AS after`,
  );
  expect(next.rows).toEqual([{ after: 1 }]);
  const relais = await openRelais(optionsFor(targetUrl(0)));
  try {
    const facts = { runtime: relais.runtime, ownerUrl: relais.ownerUrl };
    for (const { name, run: check } of checks)
      expect((await check(facts)).differences, name).toEqual(
        (await check({ ...db, runtime: relais.runtime })).differences,
      );
  } finally {
    await relais.stop();
  }
});

test('a message that waited for the queue waits again: the queue is not in the backup', async () => {
  await owner(
    db.ownerUrl,
    `INSERT INTO mail_message (mail_id, recipient, template, params, created_at, forwarded_at)
     VALUES (gen_random_uuid(), 'a@b.example', 'x', '{}', now(), now())`,
  );
  const later = path.join(home, 'courrier');
  await run(backup, db.ownerUrl, later);
  const rows = gunzipSync(readFileSync(path.join(later, 'public.mail_message.copy.gz'))).toString('utf8');
  const { columns } = JSON.parse(readFileSync(path.join(later, 'manifest.json'), 'utf8')).tables.find(
    (table: { name: string }) => table.name === 'mail_message',
  );
  const message = rows
    .split('\n')
    .find((line) => line.includes('a@b.example'))
    ?.split('\t');
  expect(message?.[columns.indexOf('forwarded_at')]).toBe('\\N');
});

test('a database that holds anything is not touched', async () => {
  await owner(targetUrl(1), 'CREATE TABLE theirs (i integer); INSERT INTO theirs VALUES (1)');
  await expect(run(restore, targetUrl(1), folder)).rejects.toMatchObject({ code: 'restore-not-empty' });
  await expect(run(restore, db.ownerUrl, folder)).rejects.toMatchObject({ code: 'restore-not-empty' });
  await owner(targetUrl(1), 'DROP TABLE theirs');
});

test('a restoration cut short opens no Relais, and begins again', async () => {
  // As when it is killed while it loads: the file is gone after everything was found whole.
  const manifest = readManifest(folder);
  const copy = spoilt('coupee', (at) => rmSync(path.join(at, 'public.person.copy.gz')));
  await markRestoring(targetUrl(1), '2026-11-30T10:00:00Z');
  await expect(restoreBackup({ ownerUrl: targetUrl(1), folder: copy, manifest })).rejects.toThrow('ENOENT');
  await expect(openRelais(optionsFor(targetUrl(1)))).rejects.toMatchObject({ code: 'half-restored' });
  const { json } = await run(restore, targetUrl(1), folder);
  expect(json).toMatchObject({ content: written.content });
});

/** A copy of the backup, spoilt. */
function spoilt(name: string, spoil: (copy: string) => void): string {
  const copy = path.join(home, name);
  cpSync(folder, copy, { recursive: true });
  spoil(copy);
  return copy;
}

test.each([
  [
    'no manifest: it was cut short',
    'backup-incomplete',
    (copy: string) => rmSync(path.join(copy, 'manifest.json')),
  ],
  [
    'a file changed',
    'backup-damaged',
    (copy: string) => appendFileSync(path.join(copy, 'public.person.copy.gz'), 'x'),
  ],
  ['a file missing', 'backup-damaged', (copy: string) => rmSync(path.join(copy, 'public.person.copy.gz'))],
  [
    'a manifest changed',
    'backup-manifest',
    (copy: string) => edit(copy, (m) => ({ ...m, contentSha256: '0'.repeat(64) })),
  ],
  [
    'a newer version',
    'backup-newer',
    (copy: string) =>
      edit(copy, (m) => ({
        ...m,
        migrations: [...(m.migrations as unknown[]), { name: '9999_later.sql', sha256: '0'.repeat(64) }],
      })),
  ],
  [
    'another key',
    'other-secret',
    (copy: string) => edit(copy, (m) => ({ ...m, keyFingerprint: '0'.repeat(64) })),
  ],
])('%s: refused with a sentence, before anything is made', async (name, code, spoil) => {
  const copy = spoilt(code + name.length, spoil);
  await expect(run(restore, targetUrl(2), copy)).rejects.toMatchObject({ name: 'StartRefused', code });
  const { rows } = await owner(targetUrl(2), `SELECT to_regclass('relais_meta.setting') AS made`);
  expect(rows).toEqual([{ made: null }]);
});

function edit(copy: string, change: (manifest: Record<string, unknown>) => unknown): void {
  const file = path.join(copy, 'manifest.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
}

test('--verifier reads all of it, says what is wrong and writes nothing', async () => {
  expect(await run(restore, targetUrl(2), folder, '--verifier')).toMatchObject({ ok: true });
  const copy = spoilt('abimee', (at) => appendFileSync(path.join(at, 'public.person.copy.gz'), 'x'));
  expect(await run(restore, targetUrl(2), copy, '--verifier')).toMatchObject({
    ok: false,
    lines: [expect.stringContaining('public.person.copy.gz')],
  });
});

test('a backup of an earlier version is loaded into its own tables, then brought to this version', async () => {
  const files = await readMigrations();
  await migrate(targetUrl(2), { restoring: files.slice(0, -1) });
  const earlier = path.join(home, 'ancienne');
  await run(backup, targetUrl(2), earlier);
  const { json } = await run(restore, targetUrl(3), earlier);
  expect(json).toMatchObject({ migrations: [files.at(-1)?.name] });
});

test('a folder in use, a database without Relais, a folder that cannot be written: refused with a sentence', async () => {
  await expect(run(backup, db.ownerUrl, folder)).rejects.toMatchObject({ code: 'backup-folder-used' });
  await expect(run(backup, inject('serverUrl'), path.join(home, 'rien'))).rejects.toMatchObject({
    code: 'backup-nothing',
  });
  await expect(run(backup, db.ownerUrl, '/proc/1/sauvegarde')).rejects.toMatchObject({
    name: 'StartRefused',
  });
  const noServer = { ...optionsFor(db.ownerUrl), config: readConfig({ DATA_DIR: path.join(home, 'vide') }) };
  await expect(backup.run(context(() => noServer, path.join(home, 'rien')))).rejects.toMatchObject({
    code: 'nothing-there',
  });
  expect(existsSync(path.join(home, 'vide'))).toBe(false);
});
