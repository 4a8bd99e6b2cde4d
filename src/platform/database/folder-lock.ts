import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { isAlive, startOf } from './process-identity.ts';

interface Holder {
  pid: number;
  start: string | null;
  token: string;
}

/** Held by this process until `release`, or until it dies: a lock whose process is gone is taken over. */
export function lockFolder(dataDir: string): { release(): void } {
  const file = path.join(dataDir, 'relais.lock');
  const mine: Holder = {
    pid: process.pid,
    start: startOf(process.pid),
    token: randomBytes(8).toString('hex'),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (place(file, mine)) return { release: () => release(file, mine) };
    const holder = read(file);
    if (holder && holds(holder)) throw inUse(dataDir, holder.pid);
    removeStale(file, holder);
  }
  throw inUse(dataDir, read(file)?.pid ?? 0);
}

function inUse(dataDir: string, pid: number): StartRefused {
  return new StartRefused(
    'folder-in-use',
    `Le dossier ${dataDir} est déjà utilisé par un autre Relais (processus ${pid}). ` +
      'Arrêtez-le d’abord, ou donnez un autre dossier avec DATA_DIR.',
  );
}

/** A link appears with its whole content or not at all, so nobody reads a half-written lock. */
function place(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null; // gone meanwhile, or damaged: either way nobody holds it
  }
}

function holds(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const start = startOf(holder.pid);
  return start === null || holder.start === null || start === holder.start;
}

/** Moves the dead lock aside and looks again at what was moved: another process may have taken over in between. */
function removeStale(file: string, stale: Holder | null): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && moved.token !== stale?.token && holds(moved)) place(file, moved);
  rmSync(aside, { force: true });
}

function release(file: string, mine: Holder): void {
  if (read(file)?.token === mine.token) rmSync(file, { force: true });
}
