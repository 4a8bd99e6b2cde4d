import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartRefused } from '../start-refused.ts';
import type { Account } from './embedded-account.ts';
import { serverEnvironment } from './embedded-server.ts';

export const OWNER = 'relais_owner';

export interface InitialiseOptions {
  folder: string;
  root: string;
  account: Account | null;
  password: string;
  sync: boolean;
}

/** Prepares the data aside and renames it, so that a data folder is whole or absent. */
export function initialise({ folder, root, account, password, sync }: InitialiseOptions): void {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const secretDir = mkdtempSync(path.join(tmpdir(), 'relais-init-'));
  const secretFile = path.join(secretDir, 'password');
  writeFileSync(secretFile, password, { mode: 0o600 });
  if (account) for (const item of [draft, secretDir, secretFile]) chownSync(item, account.uid, account.gid);
  try {
    const flags = [
      '-D',
      draft,
      '-U',
      OWNER,
      `--pwfile=${secretFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ];
    const made = spawnSync(
      path.join(root, 'bin/initdb'),
      [...flags, '--locale=C.UTF-8', ...(sync ? [] : ['--no-sync'])],
      {
        encoding: 'utf8',
        cwd: '/', // the current folder may be one the account cannot enter
        env: serverEnvironment(),
        ...(account ? { uid: account.uid, gid: account.gid } : {}),
      },
    );
    if (made.status !== 0) {
      const why = (made.stderr || made.error?.message || '').trim();
      throw new StartRefused('init-failed', `PostgreSQL n’a pas pu préparer ses données.\n${why}`);
    }
    renameSync(draft, folder);
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}
