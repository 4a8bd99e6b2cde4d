import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeDataFolder } from '../database/make-folder.ts';
import type { Config } from './config.ts';

/**
 * The 32 bytes from which every key is drawn: SECRET_KEY when several processes share a base, else a file made once in the
 * data folder, readable by its owner alone.
 */
export function readSecret(config: Pick<Config, 'dataDir' | 'secretKey'>): Uint8Array {
  if (config.secretKey !== undefined) return createHash('sha256').update(config.secretKey).digest();
  makeDataFolder(config.dataDir, 0o711);
  const file = keyFile(config);
  if (!existsSync(file)) makeOnce(file);
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}

const keyFile = ({ dataDir }: Pick<Config, 'dataDir'>) => path.join(dataDir, 'secret.key');

/** Whether the key is there already: reading it would otherwise make a new one. */
export const hasSecret = (config: Pick<Config, 'dataDir' | 'secretKey'>): boolean =>
  config.secretKey !== undefined || existsSync(keyFile(config));

/** Written aside and linked: two processes that start together keep the same one. */
function makeOnce(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
