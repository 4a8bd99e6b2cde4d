import type { Column } from './columns.ts';
import { type NirReading, normaliseNir } from './nir.ts';
import { redactRow } from './redact.ts';

/**
 * A NIR is read once, in memory, when the file arrives; what is kept in its cell is a keyed hash with what the row is later checked
 * against (civility, year and month of birth), so that columns may be corrected without the number.
 */
const MARK = '•nir';

/** The cells of a row as they may be kept. */
export function keepRow(
  cells: readonly string[],
  columns: readonly Column[],
  hashNir: (nir13: string) => string,
): string[] {
  const { cells: safe } = redactRow(cells, columns);
  return safe.map((cell, index) => {
    const column = columns[index];
    if (cell === '' || !(column?.holdsNir || column?.field === 'nir')) return cell;
    const reading = normaliseNir(cells[index] ?? '');
    if (reading.kind !== 'valid') return `${MARK} ${reading.kind}`;
    const { civility, birthYear, birthMonth, nir13 } = reading;
    return [MARK, 'valid', civility, birthYear, birthMonth ?? '-', hashNir(nir13)].join(' ');
  });
}

export const isKeptNir = (cell: string): boolean => cell.startsWith(MARK);

/** What `normaliseNir` said of the cell; its `nir13` is the hash already. */
export function readKeptNir(cell: string): NirReading {
  const [mark, kind, civility, year, month, hash] = cell.split(' ');
  if (mark !== MARK || kind !== 'valid' || hash === undefined)
    return { kind: kind === 'truncated' ? 'truncated' : 'invalid' };
  return {
    kind,
    nir13: hash,
    civility: civility === 'madame' ? 'madame' : 'monsieur',
    birthYear: Number(year),
    birthMonth: month === '-' ? null : Number(month),
  };
}
