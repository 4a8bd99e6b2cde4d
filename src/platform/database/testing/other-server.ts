import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { throwawaySettings } from '../embedded.ts';
import { accountFor } from '../embedded-account.ts';
import { initialise, OWNER } from '../embedded-initialise.ts';
import { launch, stopServer } from '../embedded-server.ts';

// From the oldest: it is the furthest from the one Relais brings. OTHER_POSTGRES names the folder above `bin` of any other.
const roots = () => [
  process.env.OTHER_POSTGRES ?? '',
  ...[15, 16, 17, 18].flatMap((major) => [
    `/usr/lib/postgresql/${major}`,
    `/usr/pgsql-${major}`,
    `/opt/homebrew/opt/postgresql@${major}`,
  ]),
];

/** The binaries of another PostgreSQL of this machine (15 to 18), when it has one. */
export const otherPostgres = () => roots().find((root) => existsSync(path.join(root, 'bin/initdb')));

/** A throwaway cluster made from those binaries, reached as its superuser. */
export async function onOtherServer<T>(root: string, work: (serverUrl: string) => Promise<T>): Promise<T> {
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
      ...throwawaySettings,
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
      return await work(`postgres://${OWNER}:${password}@127.0.0.1:${server.port}/postgres`);
    } finally {
      await stopServer(server.pid, 'immediate');
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
