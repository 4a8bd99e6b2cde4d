import { stringify } from 'csv-stringify/sync';

/** Opened by a spreadsheet, a cell that begins so would be calculated. */
const FORMULA = /^[=+\-@\t\r]/;

export const safeCell = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The same for what is to be read back: each mark added is one to take away, and a text that has some already keeps them. */
export const escapeFormula = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
export const unescapeFormula = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** A CSV that French spreadsheets open as it is: byte order mark, semicolons, and no cell that they would take for a formula. */
export function writeCsv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = [headers, ...rows].map((row) => row.map(safeCell));
  return stringify(safe, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
}
