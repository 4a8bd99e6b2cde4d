import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backup } from '../src/cli/backup.ts';
import { restore } from '../src/cli/restore.ts';
import type { Verb } from '../src/cli/verb.ts';
import { checks } from '../src/composition/checks.ts';
import { type OpenOptions, openRelais } from '../src/composition/open-relais.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { withOwner } from '../src/platform/database/connect.ts';
import { onDatabase } from '../src/platform/database/create-filled.ts';
import { makeFolder } from '../src/platform/database/make-folder.ts';
import { onOtherServer, otherPostgres } from '../src/platform/database/testing/other-server.ts';
import { silentLog } from '../src/platform/log/log.ts';

/**
 * npm run proof -- backup: the demonstration, saved while it runs on our own server, restored on another PostgreSQL of this machine
 * (OTHER_POSTGRES names the folder above its `bin`) by an owner without superuser rights, saved there, and restored back on our own.
 * The three hold the same content, and `relais check` finds nothing.
 */
export async function main(): Promise<number> {
  const root = otherPostgres();
  if (!root) {
    console.error('Aucun autre PostgreSQL (15 à 18) sur cette machine : donnez OTHER_POSTGRES.');
    return 2;
  }
  const home = mkdtempSync(path.join(tmpdir(), 'relais-backup-'));
  chmodSync(home, 0o711);
  const at = (name: string) => path.join(home, name);
  try {
    const first = optionsOf({ DATA_DIR: at('first') });
    const running = await openRelais({ ...first, beside: false });
    const embedded = await perform(backup, first, at('backup-1'));
    await running.stop();
    const roundTrip = await onOtherServer(root, async (serverUrl) => {
      const there = optionsOf(
        { DATABASE_URL: await plainOwner(serverUrl), DATA_DIR: at('other') },
        at('first'),
      );
      await perform(restore, there, at('backup-1'));
      const other = await perform(backup, there, at('backup-2'));
      return { other, otherWrong: await wrong(there) };
    });
    const back = optionsOf({ DATA_DIR: at('back') }, at('first'));
    await perform(restore, back, at('backup-2'));
    const home18 = await perform(backup, back, at('backup-3'));
    const backWrong = await wrong(back);
    const contents = [embedded, roundTrip.other, home18].map(({ content }) => content);
    const same = new Set(contents).size === 1;
    console.log(
      JSON.stringify(
        {
          steps: [embedded, roundTrip.other, home18],
          same,
          wrong: { ...roundTrip, other: undefined, backWrong },
        },
        null,
        1,
      ),
    );
    return same && roundTrip.otherWrong.length + backWrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** With the key of another data folder, as an operator copies it. */
function optionsOf(env: Record<string, string>, keyFrom?: string): OpenOptions {
  const config = readConfig(env);
  if (keyFrom) {
    makeFolder(config.dataDir, 0o711);
    copyFileSync(path.join(keyFrom, 'secret.key'), path.join(config.dataDir, 'secret.key'));
  }
  return { config, log: silentLog, tell: console.error, publicUrl: 'http://localhost', beside: true };
}

async function perform(verb: Verb, options: OpenOptions, folder: string) {
  const since = performance.now();
  const open = () => Promise.reject(new Error('opens its own'));
  const { json } = await verb.run({ args: [folder], open, options: () => options, tell: console.error });
  const seconds = Math.round((performance.now() - since) / 100) / 10;
  return { ...(json as { content: string; rows: number; server?: string }), seconds };
}

async function plainOwner(serverUrl: string): Promise<string> {
  await withOwner(serverUrl, async (owner) => {
    await owner.query(`CREATE ROLE relais LOGIN CREATEROLE PASSWORD 'plain'`);
    await owner.query(`CREATE DATABASE relais OWNER relais TEMPLATE template0 ENCODING 'UTF8'`);
  });
  const url = new URL(onDatabase(serverUrl, 'relais'));
  url.username = 'relais';
  url.password = 'plain';
  return url.toString();
}

async function wrong(options: OpenOptions): Promise<string[]> {
  const relais = await openRelais(options);
  try {
    const found = [];
    for (const { name, run } of checks)
      found.push(...(await run(relais)).differences.map((line) => `${name}: ${line}`));
    return found;
  } finally {
    await relais.stop();
  }
}
