import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRelais } from './start-relais.ts';

/** A Relais of the test's own, on a data folder of its own, that can be killed like a power cut and started again. */
export interface OwnRelais {
  readonly address: string;
  /** kill -9 */
  kill(): Promise<void>;
  /** On the same folder and the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnRelais(): Promise<OwnRelais> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-killed-'));
  chmodSync(dataDir, 0o711); // run by root, PostgreSQL's user must pass through
  let running = await startRelais(dataDir, '0');
  const { address } = running;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const gone = once(running.child, 'exit');
    if (running.child.exitCode === null && running.child.signalCode === null && running.child.kill(signal))
      await gone;
  };
  return {
    address,
    kill: () => end('SIGKILL'),
    async restart() {
      running = await startRelais(dataDir, new URL(address).port);
    },
    async stop() {
      // Killed, it left its PostgreSQL running: the next start takes that over, and stops it.
      if (running.child.signalCode === 'SIGKILL') running = await startRelais(dataDir, '0');
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
