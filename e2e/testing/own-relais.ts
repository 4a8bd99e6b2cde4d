import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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
  let running = await start(dataDir, '0');
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
      running = await start(dataDir, new URL(address).port);
    },
    async stop() {
      // Killed, it left its PostgreSQL running: the next start takes that over, and stops it.
      if (running.child.signalCode === 'SIGKILL') running = await start(dataDir, '0');
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function start(dataDir: string, port: string): Promise<{ child: ChildProcess; address: string }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: port,
    DATA_DIR: dataDir,
  };
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'PUBLIC_URL', 'SMTP_URL']) delete env[name];
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /Relais est prêt : (http:\S+)/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`Relais stopped with ${code}:\n${said}`)));
  });
  return { child, address };
}
