import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs';

/** The folder, made with that mode when it was not there, without symbolic links in its path. */
export function makeFolder(folder: string, mode: number): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, mode);
  }
  return realpathSync(folder);
}
