import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import yazl from 'yazl';
import { type Cell, type TableFormat, tableFormats } from './table-formats.ts';
import { safeCell } from './write-csv.ts';

export interface TableToWrite {
  /** Of the sheet. */
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/**
 * A table as a file that spreadsheets open, written while its rows come: however many they are, a few are held. The library that reads
 * workbooks would hold all of them to write one.
 */
export function writeTable(format: TableFormat, table: TableToWrite): Readable {
  if (format === 'csv') return writeCsvRows(table);
  return format === 'xlsx' ? writeXlsx(table) : writeOds(table);
}

const french = (day: string) => day.split('-').toReversed().join('/');

function writeCsvRows({ headers, rows }: TableToWrite): Readable {
  const texts = async function* () {
    yield headers.map(safeCell);
    for await (const row of rows)
      yield row.map((cell) =>
        cell === null ? '' : typeof cell === 'string' ? safeCell(cell) : french(cell.date),
      );
  };
  const csv = stringify({ delimiter: ';', bom: true, record_delimiter: '\r\n' });
  return chain(Readable.from(texts()), csv);
}

/** An error on the way ends what is read. */
function chain<To extends PassThrough | ReturnType<typeof stringify>>(from: Readable, to: To): To {
  from.once('error', (error) => to.destroy(error));
  to.once('close', () => from.destroy());
  from.pipe(to);
  return to;
}

/** Entries known at once, then the one that is written row by row. */
function zipped(
  entries: readonly (readonly [name: string, text: string])[],
  [name, rows]: readonly [string, AsyncIterable<string>],
): Readable {
  const zip = new yazl.ZipFile();
  const out = new PassThrough();
  // A format of the OpenDocument family is known by its first entry, which is not compressed.
  for (const [entry, text] of entries)
    zip.addBuffer(Buffer.from(text), entry, { compress: entry !== 'mimetype' });
  const parts = Readable.from(rows, { objectMode: false });
  parts.once('error', (error) => out.destroy(error));
  out.once('close', () => parts.destroy());
  zip.addReadStream(parts, name);
  zip.end();
  zip.outputStream.pipe(out);
  return out;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
// What XML cannot hold, however it is written.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function writeXlsx({ title, headers, rows }: TableToWrite): Readable {
  const entries = [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${XLSX}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${XLSX}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${XLSX}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xml(title)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    // Style 1 is a date (14), style 2 the bold of the headers.
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="14" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`,
    ],
  ] as const;
  const text = (words: string, style: string) =>
    `<c t="inlineStr"${style}><is><t xml:space="preserve">${xml(words)}</t></is></c>`;
  const cell = (one: Cell) =>
    one === null
      ? '<c/>'
      : typeof one === 'string'
        ? text(one, '')
        : `<c s="1"><v>${serial(one.date)}</v></c>`;
  const sheet = async function* () {
    yield `${XML}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${headers.length}" width="20" customWidth="1"/></cols><sheetData>`;
    yield `<row>${headers.map((header) => text(header, ' s="2"')).join('')}</row>`;
    for await (const row of rows) yield `<row>${row.map(cell).join('')}</row>`;
    yield '</sheetData></worksheet>';
  };
  return zipped(entries, ['xl/worksheets/sheet1.xml', sheet()]);
}

const DAY_MS = 86_400_000;
/** Excel counts days from the eve of 1900, one of which never was. */
const serial = (day: string) => Date.parse(day) / DAY_MS + 25_569;

const ODS = 'urn:oasis:names:tc:opendocument:xmlns';

function writeOds({ title, headers, rows }: TableToWrite): Readable {
  const entries = [
    ['mimetype', tableFormats.ods.type],
    [
      'META-INF/manifest.xml',
      `${XML}<manifest:manifest xmlns:manifest="${ODS}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${tableFormats.ods.type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ],
    // Empty, for readers that look for it.
    ['styles.xml', `${XML}<office:document-styles xmlns:office="${ODS}:office:1.0" office:version="1.3"/>`],
  ] as const;
  const text = (words: string) =>
    `<table:table-cell office:value-type="string">${words
      .split('\n')
      .map((line) => `<text:p>${xml(line)}</text:p>`)
      .join('')}</table:table-cell>`;
  const cell = (one: Cell) => {
    if (one === null) return '<table:table-cell/>';
    if (typeof one === 'string') return text(one);
    return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${one.date}"><text:p>${french(one.date)}</text:p></table:table-cell>`;
  };
  const content = async function* () {
    yield `${XML}<office:document-content xmlns:office="${ODS}:office:1.0" xmlns:table="${ODS}:table:1.0" xmlns:text="${ODS}:text:1.0" xmlns:style="${ODS}:style:1.0" xmlns:number="${ODS}:datastyle:1.0" office:version="1.3"><office:automatic-styles><number:date-style style:name="jma"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="jma"/></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${xml(title)}">`;
    yield `<table:table-row>${headers.map(text).join('')}</table:table-row>`;
    for await (const row of rows) yield `<table:table-row>${row.map(cell).join('')}</table:table-row>`;
    yield '</table:table></office:spreadsheet></office:body></office:document-content>';
  };
  return zipped(entries, ['content.xml', content()]);
}
