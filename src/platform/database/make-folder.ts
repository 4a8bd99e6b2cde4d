import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../start-refused.ts';

/** The folder, made with that mode when it was not there, without symbolic links in its path. */
export function makeFolder(folder: string, mode: number): string {
  if (!existsSync(folder)) {
    makeMissing(folder);
    chmodSync(folder, mode);
  }
  return realpathSync(folder);
}

/** One level at a time: asked for all of them at once under /proc, Node tries for ever. */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error; // another process made it meanwhile
  }
}

/** The data folder, ready to be written into; a start that it cannot serve is refused with a sentence. */
export function makeDataFolder(folder: string, mode: number): string {
  try {
    const made = makeFolder(folder, mode);
    if (!statSync(made).isDirectory()) throw refused(folder, 'n’est pas un dossier');
    accessSync(made, constants.W_OK | constants.X_OK);
    return made;
  } catch (error) {
    const why = WHY[codeOf(error) ?? ''];
    throw why ? refused(folder, why) : error;
  }
}

const WHY: Record<string, string> = {
  ENOENT: 'ne peut pas être créé à cet endroit',
  ENOTDIR: 'n’est pas un dossier',
  EACCES: 'ne peut pas être écrit par l’utilisateur qui lance Relais',
  EPERM: 'ne peut pas être écrit par l’utilisateur qui lance Relais',
  EROFS: 'est sur un disque en lecture seule',
  ENOSPC: 'est sur un disque plein',
};

const refused = (folder: string, why: string) =>
  new StartRefused(
    'data-folder',
    `DATA_DIR (${folder}) ${why}. Corrigez cette variable d’environnement, puis relancez Relais.`,
  );

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
