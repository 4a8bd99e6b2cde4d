import { codeBytes, type Keys } from '../../platform/auth/keys.ts';
import { PAPER_ALPHABET, PAPER_GROUP, PAPER_GROUPS } from './codes.ts';

/** The twelve signs of a code, derived from its row: printed again it is the same, and no table holds it. */
export function paperCode(keys: Keys, id: string): string {
  const bytes = codeBytes(keys, 'paper', id);
  return Array.from(
    { length: PAPER_GROUP * PAPER_GROUPS },
    (_, at) => PAPER_ALPHABET[bytes.readUInt16BE(at * 2) % PAPER_ALPHABET.length],
  ).join('');
}

export const firstGroup = (code: string): string => code.slice(0, PAPER_GROUP);

/** « ACDE 3467 WXYY » */
export const inGroups = (code: string): string => code.replaceAll(/.{4}(?=.)/g, '$& ');
