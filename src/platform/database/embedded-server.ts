import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '../start-refused.ts';
import type { Account } from './embedded-account.ts';
import { isAlive, programOf } from './process-identity.ts';

/** What PostgreSQL writes about itself in postmaster.pid, line by line. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

export function readPostmaster(folder: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

const STARTUP_LIMIT = 120_000; // replaying the journal after a power cut can be long
const POLL = 10;

/**
 * The server that a killed Relais left running on this folder, once it answers; null when there is none. A pid file whose
 * process is gone, or is now another program, is removed: PostgreSQL would otherwise refuse to start.
 */
export async function findRunning(folder: string): Promise<Postmaster | null> {
  const deadline = Date.now() + STARTUP_LIMIT;
  for (;;) {
    const found = readPostmaster(folder);
    if (found === null) return null;
    const program = programOf(found.pid);
    if (!isAlive(found.pid) || (program !== null && !/postgres/.test(program))) {
      rmSync(path.join(folder, 'postmaster.pid'), { force: true });
      return null;
    }
    if (found.status === 'ready') return found;
    if (Date.now() > deadline) {
      throw new StartRefused(
        'server-stuck',
        `Le PostgreSQL de ce dossier (processus ${found.pid}) ne répond pas : arrêtez ce processus, puis relancez Relais.`,
      );
    }
    await pause(POLL * 5);
  }
}

export interface LaunchOptions {
  root: string;
  folder: string;
  logFile: string;
  account: Account | null;
  settings: Record<string, string>;
}

const LOG_LIMIT = 5_000_000;

/** Starts `postgres` on a free port of the loopback address, detached: it outlives a killed Relais and loses nothing. */
export async function launch(options: LaunchOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(options, await freePort());
    } catch (error) {
      // Between choosing a port and binding it, somebody else may have taken it.
      if (attempt >= 3 || !/could not bind|Address already in use/.test(String(error))) throw error;
    }
  }
}

async function launchOnce(options: LaunchOptions, port: number): Promise<Postmaster> {
  const { root, folder, logFile, account, settings } = options;
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(path.join(root, 'bin/postgres'), ['-D', folder, ...flags], {
    cwd: '/', // the current folder may be one the account cannot enter
    detached: true, // Ctrl-C in a terminal stops Relais, which then stops PostgreSQL in order
    stdio: ['ignore', log, log],
    env: serverEnvironment(),
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  closeSync(log);
  let ended: string | null = null;
  child.once('exit', (code, signal) => {
    ended = signal ?? `code ${code}`;
  });
  child.once('error', (error) => {
    ended = error.message;
  });
  child.unref();
  const deadline = Date.now() + STARTUP_LIMIT;
  for (;;) {
    await pause(POLL);
    const found = readPostmaster(folder);
    if (found?.pid === child.pid && found?.status === 'ready') return found;
    if (ended !== null || Date.now() > deadline) {
      const tail = readFileSync(logFile).subarray(logStart).toString('utf8').trim();
      throw new StartRefused(
        'server-failed',
        `PostgreSQL n’a pas démarré (${ended ?? 'trop lent'}).\n${tail}`,
      );
    }
  }
}

/** Nothing of ours: a PGDATA or a locale of the caller must not decide where or how the server runs. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    ...(process.platform === 'win32' ? process.env : {}),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Stops a server by its pid, ours or taken over. `fast` lets it write what it holds; `immediate` does not. */
export async function stopServer(pid: number, mode: 'fast' | 'immediate'): Promise<void> {
  const signals: NodeJS.Signals[] =
    mode === 'fast' ? ['SIGINT', 'SIGQUIT', 'SIGKILL'] : ['SIGQUIT', 'SIGKILL'];
  for (const signal of signals) {
    // A server that has ended by itself leaves its number to any other process.
    if (!isAlive(pid) || !/postgres/.test(programOf(pid) ?? 'postgres')) return;
    process.kill(pid, signal);
    const deadline = Date.now() + 30_000;
    while (isAlive(pid) && Date.now() < deadline) await pause(POLL);
  }
}
