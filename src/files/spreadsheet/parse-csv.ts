import { CsvError, parse } from 'csv-parse/sync';
import type { TableLimits } from './limits.ts';
import type { Sheet, Table, TableRow } from './table.ts';
import { TableError } from './table-error.ts';

type Separator = NonNullable<Table['separator']>;
const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|'];

export interface ParsedCsv {
  sheet: Sheet;
  separator: Separator;
}

/**
 * @param recognise how many cells of a row look like column names: decides between separators when several split the text.
 */
export function parseCsv(
  text: string,
  limits: TableLimits,
  recognise: (cells: string[]) => number,
): ParsedCsv {
  const [, declared] = text.match(/^\uFEFF?sep=(.)\r?\n/i) ?? [];
  const body = text.replace(/^\uFEFF?(sep=.\r?\n)?/i, '');
  const skipped = declared === undefined ? 0 : 1;
  const separator = SEPARATORS.find((one) => one === declared) ?? bestSeparator(body, limits, recognise);
  const records = parseWith(body, separator, limits.headerWithin + limits.rows + 1, limits.columns);
  return { separator, sheet: { name: null, rows: numbered(records, skipped) } };
}

function bestSeparator(text: string, limits: TableLimits, recognise: (cells: string[]) => number): Separator {
  const start = firstLines(text, limits.headerWithin * 3);
  const scored = SEPARATORS.map((separator) => {
    const records = preview(start, separator, limits.headerWithin);
    const names = Math.max(0, ...records.map(recognise));
    const filled = records.map((cells) => cells.filter((cell) => cell !== '').length).sort((a, b) => a - b);
    return { separator, score: names * 1000 + (filled[Math.floor(filled.length / 2)] ?? 0) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count && end !== -1; line++) end = text.indexOf('\n', end + 1);
  return end === -1 ? text : text.slice(0, end + 1);
}

/** A wrong separator, or a cut in the middle of a quoted cell, only means a bad score. */
function preview(text: string, separator: Separator, rows: number): string[][] {
  try {
    return parseWith(text, separator, rows);
  } catch {
    return text
      .split(/\r?\n/)
      .slice(0, rows)
      .map((line) => line.split(separator));
  }
}

/** @param widest from which a row stops the reading: a thousand columns would fill the memory before the header is looked for. */
function parseWith(
  text: string,
  separator: Separator,
  maxRows: number,
  widest = Number.POSITIVE_INFINITY,
): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      to: maxRows,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      max_record_size: 200_000,
      on_record: (record: string[]) => {
        if (filled(record) <= widest) return record;
        throw new TableError('file-too-many-columns', { limit: widest, found: filled(record) });
      },
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new TableError('file-corrupt', { row: Number(error.records ?? 0) + 1 });
    throw error;
  }
}

/** Up to its last cell that holds something. */
const filled = (record: readonly string[]): number => record.findLastIndex((cell) => cell !== '') + 1;

/** Excel’s way of keeping zeros in a CSV: ="0612345678". */
const TEXT_FORMULA = /^="([^"]*)"$/;

function numbered(records: string[][], skipped: number): TableRow[] {
  const rows: TableRow[] = [];
  for (const [index, record] of records.entries()) {
    const cells = record.slice(0, filled(record)).map((cell) => cell.replace(TEXT_FORMULA, '$1'));
    if (cells.length > 0) rows.push({ number: index + 1 + skipped, cells });
  }
  return rows;
}
