/**
 * NIR (numéro de sécurité sociale): 13 characters and a two-digit key, 97 minus the number modulo 97. Corsican départements are
 * written 2A and 2B and count as 19 and 18. It serves matching only: whoever reads one keeps its keyed hash and nothing else.
 */
export type NirReading =
  | {
      kind: 'valid';
      nir13: string;
      civility: 'madame' | 'monsieur';
      birthYear: number;
      birthMonth: number | null;
    }
  /** A spreadsheet that turned it into a number has lost its last digits. */
  | { kind: 'truncated' }
  | { kind: 'invalid' };

// First digit: 1 and 2, or 3, 4 (being registered), 7, 8 (temporary). Months above 12 stand for an unknown month.
const SHAPE = /^[1-478]\d{4}(\d{2}|2A|2B)\d{6}(\d{2})?$/;

export function normaliseNir(text: string): NirReading {
  const written = text.toUpperCase().replace(/[\s\u00a0\u202f]/g, '');
  if (/^[1-478][.,]\d+E\+?1[24]$/.test(written)) return { kind: 'truncated' };
  const compact = written.replace(/[.\-/]/g, '');
  const nir13 = compact.slice(0, 13);
  const key = compact.slice(13);
  if (!SHAPE.test(compact) || (key !== '' && key !== keyOf(nir13))) return { kind: 'invalid' };
  const month = Number(nir13.slice(3, 5));
  return {
    kind: 'valid',
    nir13,
    civility: Number(nir13[0]) % 2 === 1 ? 'monsieur' : 'madame',
    birthYear: Number(nir13.slice(1, 3)),
    birthMonth: month >= 1 && month <= 12 ? month : null,
  };
}

export function keyOf(nir13: string): string {
  const digits = nir13.replace('2A', '19').replace('2B', '18');
  return String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0');
}

/** Whether a text holds a whole NIR with its key, whatever its column is called: such a text is not kept. */
export function containsNir(text: string): boolean {
  if (text.length < 15) return false;
  for (const found of text.toUpperCase().matchAll(/(?<!\d)[1-478](?:[\s\u00a0.\-/]?[\dAB]){14}(?!\d)/g)) {
    if (normaliseNir(found[0]).kind === 'valid') return true;
  }
  return false;
}
