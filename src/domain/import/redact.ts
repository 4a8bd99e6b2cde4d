import type { Column } from './columns.ts';
import { containsNir } from './nir.ts';

export const REDACTED = '•••';

/**
 * The row as it may be kept and shown: the column of the NIR is blanked, and so is any other cell in which one is found. Returns the
 * columns where a NIR stood without being announced.
 */
export function redactRow(
  cells: readonly string[],
  columns: readonly Column[],
): { cells: string[]; elsewhere: number[] } {
  const elsewhere: number[] = [];
  const kept = cells.map((cell, index) => {
    const column = columns[index];
    if (column?.holdsNir || column?.field === 'nir') return cell === '' ? '' : REDACTED;
    if (!containsNir(cell)) return cell;
    elsewhere.push(index);
    return REDACTED;
  });
  return { cells: kept, elsewhere };
}
