import { decodeText } from './decode-text.ts';
import { detectContainer, refuseMarkup } from './detect-type.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import type { TableLimits } from './limits.ts';
import { parseCsv } from './parse-csv.ts';
import { openWhole, openZippedWorkbook, type Workbook } from './parse-workbook.ts';
import { readSpreadsheetZip } from './read-zip.ts';
import type { Table } from './table.ts';
import { TableError } from './table-error.ts';

export interface ReadingOptions {
  limits: TableLimits;
  /** Read this sheet; by default the one whose header is best recognised. */
  sheet?: string | undefined;
  /** How many cells of a row are known column names. */
  recognise: (cells: string[]) => number;
}

/** Everything that happens inside the worker: bytes in, table or TableError out. */
export async function readTableFromBytes(bytes: Buffer, options: ReadingOptions): Promise<Table> {
  if (bytes.length === 0) throw new TableError('file-empty');
  switch (detectContainer(bytes)) {
    case 'text':
      return readText(bytes, options);
    case 'ole':
      return readOle(bytes, options);
    case 'zip': {
      const zip = await readSpreadsheetZip(bytes, options.limits);
      return readWorkbook(openZippedWorkbook(zip, options.limits), zip.format, options);
    }
  }
}

function readText(bytes: Buffer, { limits, recognise }: ReadingOptions): Table {
  const { text, encoding } = decodeText(bytes);
  if (text.trim() === '') throw new TableError('file-empty');
  refuseMarkup(text);
  const { sheet, separator } = parseCsv(text, limits, recognise);
  const { row, headers, rows } = findHeader(sheet, limits, recognise);
  return { format: 'csv', sheets: [], sheet: null, encoding, separator, headerRow: row, headers, rows };
}

/** The container of old .xls files, and of any modern Office file that was saved with a password. */
function readOle(bytes: Buffer, options: ReadingOptions): Table {
  const utf16 = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (utf16('EncryptedPackage')) throw new TableError('file-password');
  if (!utf16('Workbook') && !utf16('Book'))
    throw new TableError('file-wrong-type', { looksLike: 'document' });
  return readWorkbook(openWhole(bytes, options.limits), 'xls', options);
}

function readWorkbook(book: Workbook, format: 'xlsx' | 'xls' | 'ods', options: ReadingOptions): Table {
  const sheet = options.sheet ?? bestSheet(book, options);
  if (!book.sheets.includes(sheet)) throw new TableError('file-no-sheet', { sheet });
  refuseWide(book, sheet, options.limits);
  const { row, headers, rows } = findHeader(book.read(sheet), options.limits, options.recognise);
  return { format, sheets: book.sheets, sheet, headerRow: row, headers, rows };
}

/** Judged by its first rows, before the rest of a thousand columns is held. */
function refuseWide(book: Workbook, sheet: string, limits: TableLimits): void {
  const found = Math.max(0, ...book.read(sheet, limits.headerWithin).rows.map(({ cells }) => cells.length));
  if (found > limits.columns) throw new TableError('file-too-many-columns', { limit: limits.columns, found });
}

function bestSheet(book: Workbook, { limits, recognise }: ReadingOptions): string {
  const [first] = book.sheets;
  if (first === undefined) throw new TableError('file-empty');
  if (book.sheets.length === 1) return first;
  const scored = book.sheets.map((name) => ({ name, score: sheetScore(book, name, limits, recognise) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).name;
}

/** A sheet without a list (a read-me, a chart, an empty one) scores nothing; what is wrong with a list is said when it is read. */
function sheetScore(
  book: Workbook,
  name: string,
  limits: TableLimits,
  recognise: (cells: string[]) => number,
): number {
  try {
    const preview: FoundHeader = findHeader(book.read(name, limits.headerWithin + 5), limits, recognise);
    return 1 + preview.recognised;
  } catch (error) {
    return error instanceof TableError && error.code.startsWith('file-too-many') ? 1 : 0;
  }
}
