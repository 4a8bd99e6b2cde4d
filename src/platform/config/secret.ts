import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../database/make-folder.ts';
import type { Config } from './config.ts';

/**
 * The 32 bytes from which every key is drawn: SECRET_KEY when several processes share a base, else a file made once in the
 * data folder, readable by its owner alone.
 */
export function readSecret(config: Pick<Config, 'dataDir' | 'secretKey'>): Uint8Array {
  if (config.secretKey !== undefined) return createHash('sha256').update(config.secretKey).digest();
  const file = path.join(makeFolder(config.dataDir, 0o711), 'secret.key');
  if (!existsSync(file)) makeOnce(file);
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}

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
