import { stringify } from 'csv-stringify/sync';

/** Opened by a spreadsheet, a cell that begins so would be calculated. */
const FORMULA = /^[=+\-@\t\r]/;

/** A CSV that French spreadsheets open as it is: byte order mark, semicolons, and no cell that they would take for a formula. */
export function writeCsv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = [headers, ...rows].map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)));
  return stringify(safe, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
}
