import type { TableLimits } from './limits.ts';
import type { Sheet, TableRow } from './table.ts';
import { TableError } from './table-error.ts';

export interface FoundHeader {
  row: number;
  headers: string[];
  rows: TableRow[];
  /** How many column names were recognised: tells which sheet of a workbook holds the list. */
  recognised: number;
}

/** The row that names the columns: the one with most recognised names, else the first one with several texts and no number. */
export function findHeader(
  sheet: Sheet,
  limits: TableLimits,
  recognise: (cells: string[]) => number,
): FoundHeader {
  const candidates = sheet.rows.filter((row) => row.number <= limits.headerWithin);
  const scored = candidates.map((row) => ({ row, recognised: recognise(row.cells) }));
  const best = scored.reduce((a, b) => (b.recognised > a.recognised ? b : a), {
    row: undefined,
    recognised: 0,
  } as {
    row: TableRow | undefined;
    recognised: number;
  });
  const header = best.recognised >= 2 ? best.row : (candidates.find(looksLikeHeader) ?? best.row);
  if (!header) throw new TableError(sheet.rows.length === 0 ? 'file-empty' : 'file-no-header');
  return { ...dataBelow(sheet, header, limits), recognised: best.recognised };
}

const looksLikeHeader = (row: TableRow): boolean =>
  row.cells.filter((cell) => cell !== '').length >= 2 &&
  row.cells.every((cell) => !/^[\d\s./:+-]+$/.test(cell));

function dataBelow(sheet: Sheet, header: TableRow, limits: TableLimits): Omit<FoundHeader, 'recognised'> {
  const repeated = header.cells.join('\t');
  const below = sheet.rows.filter((row) => row.number > header.number && row.cells.join('\t') !== repeated);
  const width = below.reduce((widest, row) => Math.max(widest, row.cells.length), header.cells.length);
  if (width > limits.columns)
    throw new TableError('file-too-many-columns', { limit: limits.columns, found: width });
  if (below.length > limits.rows) throw new TableError('file-too-many-rows', { limit: limits.rows });
  if (below.length === 0) throw new TableError('file-empty');
  const fill = (cells: string[]) => [...cells, ...Array<string>(width - cells.length).fill('')];
  return {
    row: header.number,
    headers: fill(header.cells),
    rows: below.map((row) => ({ number: row.number, cells: fill(row.cells) })),
  };
}
