import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withOwner } from './connect.ts';
import { joinEmbedded, startEmbedded } from './embedded.ts';
import { readPostmaster, stopServer } from './embedded-server.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'relais-embedded-'));
  chmodSync(dataDir, 0o711);
});
afterEach(async () => {
  const left = readPostmaster(path.join(dataDir, 'postgres'));
  if (left) await stopServer(left.pid, 'immediate');
  rmSync(dataDir, { recursive: true, force: true });
});

/** Another Relais: it starts the server of the folder, runs the statement, says so, and waits to be killed. */
async function otherRelais(statement: string) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))};
    import { withOwner } from ${JSON.stringify(import.meta.resolve('./connect.ts'))};
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    await withOwner(server.ownerUrl, (owner) => owner.query(${JSON.stringify(statement)}));
    console.log('done');
    setInterval(() => undefined, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return {
    pid: child.pid,
    async kill() {
      child.removeAllListeners('exit');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const count = (ownerUrl: string) =>
  withOwner(ownerUrl, async (owner) => (await owner.query('SELECT count(*)::int AS n FROM kept')).rows[0].n);

const KEEP = 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS i';

test('a second Relais on a folder in use is refused with a sentence; a command beside it joins', async () => {
  const other = await otherRelais(KEEP);
  await expect(startEmbedded({ dataDir })).rejects.toThrow(
    `déjà utilisé par un autre Relais (processus ${other.pid})`,
  );
  const joined = joinEmbedded(dataDir);
  expect(await count(joined?.ownerUrl ?? '')).toBe(1000);
  await other.kill();
});

test('after kill -9 of Relais, the next start takes its server over with everything that was written', async () => {
  const other = await otherRelais(KEEP);
  const before = readPostmaster(path.join(dataDir, 'postgres'));
  await other.kill();
  const server = await startEmbedded({ dataDir });
  expect(server.takenOver).toBe(true);
  expect(readPostmaster(path.join(dataDir, 'postgres'))?.pid).toBe(before?.pid);
  expect(await count(server.ownerUrl)).toBe(1000);
  await server.stop();
  expect(readPostmaster(path.join(dataDir, 'postgres'))).toBeNull();
});

test('after kill -9 of Relais and of its server, the next start recovers what was committed', async () => {
  const other = await otherRelais(KEEP);
  const before = readPostmaster(path.join(dataDir, 'postgres'));
  await other.kill();
  process.kill(before?.pid ?? 0, 'SIGKILL');
  const server = await startEmbedded({ dataDir });
  expect(server.takenOver).toBe(false);
  expect(await count(server.ownerUrl)).toBe(1000);
  await server.stop();
});

test('a clean stop frees the folder, and a new start finds the data', async () => {
  const first = await startEmbedded({ dataDir });
  await withOwner(first.ownerUrl, (owner) => owner.query(KEEP));
  await first.stop();
  expect(joinEmbedded(dataDir)).toBeNull();
  const second = await startEmbedded({ dataDir });
  expect(second.takenOver).toBe(false);
  expect(await count(second.ownerUrl)).toBe(1000);
  await second.stop();
});

test('data of another major version stays untouched, and a sentence says how to move it', async () => {
  const first = await startEmbedded({ dataDir, ephemeral: true });
  await first.stop();
  const versionFile = path.join(dataDir, 'postgres/PG_VERSION');
  writeFileSync(versionFile, '17\n');
  await expect(startEmbedded({ dataDir })).rejects.toThrow(
    /d’un PostgreSQL 17, .* apporte PostgreSQL 18\..*docs\/operator\.md\) en parle sous « Une autre version majeure »/s,
  );
  expect(readFileSync(versionFile, 'utf8')).toBe('17\n');
});

test('data that has disappeared is not silently replaced by an empty base', async () => {
  const first = await startEmbedded({ dataDir, ephemeral: true });
  await first.stop();
  rmSync(path.join(dataDir, 'postgres'), { recursive: true });
  await expect(startEmbedded({ dataDir })).rejects.toThrow('n’existe plus');
});

test('only this machine reaches the server, with a password that only its user reads', async () => {
  const server = await startEmbedded({ dataDir, ephemeral: true });
  try {
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    const facts = await withOwner(
      server.ownerUrl,
      async (owner) => (await owner.query('SHOW listen_addresses')).rows,
    );
    expect(facts).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const url = new URL(server.ownerUrl);
    url.password = 'wrong';
    const stranger = new pg.Client({ connectionString: url.toString() });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  } finally {
    await server.stop();
  }
});
