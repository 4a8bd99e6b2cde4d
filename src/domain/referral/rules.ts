import type { FileType } from '../../platform/files/inspect-file.ts';

const NAME_LENGTH = 100;
const ENDINGS: Record<FileType, string> = { pdf: 'pdf', jpeg: 'jpg', png: 'png' };

/** The name that a file had, without a path, what cannot be printed or turns the writing round, and with the ending of what it is. */
export function fileName(given: string, type: FileType): string {
  return `${fileTitle(given)}.${ENDINGS[type]}`;
}

/** What a message calls it: the name without its ending. */
export function fileTitle(given: string): string {
  const base = given
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{C}"<>:|?*]/gu, '')
    .trim()
    .slice(0, NAME_LENGTH)
    .trim();
  return base || 'document';
}
