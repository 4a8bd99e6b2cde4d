import * as XLSX from '@e965/xlsx';
import { UNCOMPUTED } from '../../domain/import/row-reader.ts';
import type { TableLimits } from './limits.ts';
import type { SpreadsheetParts } from './read-zip.ts';
import type { Sheet } from './table.ts';
import { TableError } from './table-error.ts';

export interface Workbook {
  /** Visible sheets, in the order of the tabs. */
  sheets: string[];
  read(sheet: string, maxRows?: number): Sheet;
}

type Parse = (options: XLSX.ParsingOptions) => XLSX.WorkBook;

/** Exported by the package and left out of its types: reads parts that lie in memory already, where `read` would copy all of them. */
const { parse_zip: parseParts } = XLSX as unknown as {
  parse_zip(container: object, options: XLSX.ParsingOptions): XLSX.WorkBook;
};

/** Exactly the parts that were counted: the parser’s own reading of zips is not given the original. */
export function openZippedWorkbook({ format, parts }: SpreadsheetParts, limits: TableLimits): Workbook {
  const container = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of parts) XLSX.CFB.utils.cfb_add(container, name, saidFormulas(name, content));
  // Some generators write none; the parser takes its absence for damage.
  if (format === 'ods' && !parts.has('styles.xml'))
    XLSX.CFB.utils.cfb_add(container, 'styles.xml', NO_STYLES);
  const parse: Parse = (options) => parseParts(container, options);
  return format === 'xlsx' ? openSheetBySheet(parse, limits) : openAtOnce(parse, limits);
}

const NO_STYLES = Buffer.from('<office:document-styles/>');

/** Only the sheet that is asked for is parsed, and no further than asked. */
function openSheetBySheet(parse: Parse, limits: TableLimits): Workbook {
  const { SheetNames } = said(parse, { bookSheets: true });
  const sheets = SheetNames.length === 1 ? SheetNames : visibleSheets(said(parse, { sheets: [] }));
  const read = (sheet: string, maxRows = rowsToRead(limits)) =>
    sheetOf(said(parse, { ...VALUES, sheets: sheet, sheetRows: maxRows }), sheet);
  return { sheets, read };
}

/** An old .xls. */
export function openWhole(bytes: Buffer, limits: TableLimits): Workbook {
  return openAtOnce((options) => XLSX.read(bytes, { type: 'buffer', ...options }), limits);
}

/** Formats that are one stream: .ods and .xls. */
function openAtOnce(parse: Parse, limits: TableLimits): Workbook {
  const book = said(parse, { ...VALUES, sheetRows: rowsToRead(limits) });
  const read = (sheet: string, maxRows = Number.POSITIVE_INFINITY) => {
    const { name, rows } = sheetOf(book, sheet);
    return { name, rows: rows.filter((row) => row.number <= maxRows) };
  };
  return { sheets: visibleSheets(book), read };
}

/** One more than allowed, so that a list that is too long is told from one that just fits. */
const rowsToRead = (limits: TableLimits): number => limits.headerWithin + limits.rows + 1;

/** Values as they were saved: formulas are not even read, let alone computed. */
const VALUES: XLSX.ParsingOptions = {
  dense: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  cellDates: false,
};

/** The parser, whose complaints are ours. */
function said(parse: Parse, options: XLSX.ParsingOptions): XLSX.WorkBook {
  try {
    return parse({ ...options });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new TableError(/password|encrypt/i.test(message) ? 'file-password' : 'file-corrupt');
  }
}

/**
 * A formula that nothing ever computed has no value: programs write such workbooks, which Excel computes when it opens them. The cell says
 * so instead of seeming empty.
 */
function saidFormulas(name: string, content: Buffer): Buffer {
  if (!/worksheets\/[^/]+\.xml$/i.test(name)) return content;
  if (!NEVER_COMPUTED.some((end) => content.includes(end))) return content;
  const text = NEVER_COMPUTED.reduce(
    (sheet, end) => sheet.replaceAll(end, `</f><v>${UNCOMPUTED}</v></c>`),
    content.toString(),
  );
  return Buffer.from(text);
}

const NEVER_COMPUTED = ['</f></c>', '</f><v></v></c>', '</f><v/></c>', '</f><v /></c>'];

function visibleSheets(book: XLSX.WorkBook): string[] {
  const hidden = (book.Workbook?.Sheets ?? []).map((sheet) => Boolean(sheet.Hidden));
  return book.SheetNames.filter((_, index) => !hidden[index]);
}

function sheetOf(book: XLSX.WorkBook, name: string): Sheet {
  const sheet = book.Sheets[name];
  // The parser leaves out a sheet that it could not read.
  if (!sheet) throw new TableError('file-corrupt');
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const dense = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  const rows = [];
  for (const [index, cells] of dense.entries()) {
    const texts = cells ? Array.from(cells, (cell) => (cell ? cellText(cell, date1904) : '')) : [];
    while (texts.length > 0 && texts.at(-1) === '') texts.pop();
    if (texts.length > 0) rows.push({ number: index + 1, cells: texts });
  }
  return { name, rows };
}

function cellText(cell: XLSX.CellObject, date1904: boolean): string {
  switch (cell.t) {
    case 's':
      return String(cell.v ?? '').trim();
    case 'b':
      return cell.v ? 'oui' : 'non';
    case 'n':
      if (Number.isNaN(cell.v)) return UNCOMPUTED;
      return typeof cell.v === 'number' ? numberText(cell.v, String(cell.z ?? 'General'), date1904) : '';
    case 'e':
      return '#ERREUR';
    default:
      return '';
  }
}

/** Postal codes, phone numbers and identifiers that were typed as numbers keep the zeros that their format shows. */
const PADDED = /^0[0#][0# .\-/"\\]*(;.*)?$/;

function numberText(value: number, format: string, date1904: boolean): string {
  if (XLSX.SSF.is_date(format)) return dateText(value, format, date1904);
  if (PADDED.test(format) && Number.isInteger(value) && value >= 0)
    return XLSX.SSF.format(format, value).trim();
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : value.toExponential();
  return String(Math.round(value * 1e10) / 1e10);
}

/** `1985-03-03`, with the time when there is one; a duration or a time of day alone is left as a number. */
function dateText(serial: number, format: string, date1904: boolean): string {
  const parsed = XLSX.SSF.parse_date_code(serial, { date1904 });
  if (!parsed || serial < 1 || !/[yd]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, '')))
    return String(serial);
  const pad = (part: number, length = 2) => String(part).padStart(length, '0');
  const day = `${pad(parsed.y, 4)}-${pad(parsed.m)}-${pad(parsed.d)}`;
  const midnight = parsed.H === 0 && parsed.M === 0;
  return midnight ? day : `${day} ${pad(parsed.H)}:${pad(parsed.M)}`;
}
