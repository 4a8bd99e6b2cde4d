// Runs the database suite on another PostgreSQL of this machine (15 to 18): a throwaway cluster made from its binaries.
// Ends with the status of the suite; says so and succeeds when the machine has no other PostgreSQL.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import './project.mjs';
import { accountFor } from '../src/platform/database/embedded-account.ts';
import { initialise, OWNER } from '../src/platform/database/embedded-initialise.ts';
import { launch, stopServer } from '../src/platform/database/embedded-server.ts';

// From the oldest: it is the furthest from the one Relais brings.
const ROOTS = [15, 16, 17, 18].flatMap((major) => [
  `/usr/lib/postgresql/${major}`,
  `/usr/pgsql-${major}`,
  `/opt/homebrew/opt/postgresql@${major}`,
]);

export const otherPostgres = () => ROOTS.find((root) => existsSync(path.join(root, 'bin/initdb')));

async function runSuite(root, args) {
  const home = mkdtempSync(path.join(tmpdir(), 'relais-other-'));
  chmodSync(home, 0o711);
  const folder = path.join(home, 'postgres');
  const password = randomBytes(16).toString('hex');
  const account = accountFor(null, console.error);
  try {
    initialise({ folder, root, account, password, sync: false });
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      max_connections: '200',
      timezone: 'UTC',
    };
    const server = await launch({
      root,
      folder,
      logFile: path.join(home, 'postgres.log'),
      account,
      settings,
    });
    try {
      const url = `postgres://${OWNER}:${password}@127.0.0.1:${server.port}/postgres`;
      const env = { ...process.env, TEST_DATABASE_URL: url };
      return spawnSync('vitest', ['run', '--project', 'db', ...args], { stdio: 'inherit', env }).status ?? 1;
    } finally {
      await stopServer(server.pid, 'immediate');
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const root = otherPostgres();
  if (root) process.exitCode = await runSuite(root, process.argv.slice(2));
  else console.log('Aucun autre PostgreSQL (15 à 18) sur cette machine.');
}
