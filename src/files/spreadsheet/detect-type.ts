import { TableError } from './table-error.ts';

export type Container = 'zip' | 'ole' | 'text';

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Signatures of what people send by mistake, for a message that names it. */
const OTHERS: readonly [looksLike: string, ...signature: number[]][] = [
  ['pdf', 0x25, 0x50, 0x44, 0x46],
  ['image', 0x89, 0x50, 0x4e, 0x47],
  ['image', 0xff, 0xd8, 0xff],
  ['image', 0x47, 0x49, 0x46, 0x38],
  ['archive', 0x1f, 0x8b],
  ['archive', 0x37, 0x7a, 0xbc, 0xaf],
  ['archive', 0x52, 0x61, 0x72, 0x21],
  ['parquet', 0x50, 0x41, 0x52, 0x31],
];

/** Judged by the first bytes, never by the name: a web page saved as « .xls » is a web page. */
export function detectContainer(bytes: Uint8Array): Container {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  const other = OTHERS.find(([, ...signature]) => startsWith(bytes, ...signature));
  if (other) throw new TableError('file-wrong-type', { looksLike: other[0] });
  return 'text';
}

const ZIP_SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';

/** What a zip holds, by the names of its entries. */
export function detectZipContent(names: ReadonlySet<string>, mimetype: string): 'xlsx' | 'ods' {
  if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml')) return 'xlsx';
  if (mimetype.trim() === ZIP_SPREADSHEET && names.has('content.xml')) return 'ods';
  throw new TableError('file-wrong-type', { looksLike: otherZip(names) });
}

function otherZip(names: ReadonlySet<string>): string {
  if (names.has('word/document.xml') || names.has('content.xml')) return 'document';
  if (names.has('ppt/presentation.xml')) return 'presentation';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  return 'archive';
}

/** A text that is not a table: what business software writes under the name of a spreadsheet. */
export function refuseMarkup(text: string): void {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta)/.test(start))
    throw new TableError('file-wrong-type', { looksLike: 'html' });
  if (start.startsWith('<?xml') || start.startsWith('<'))
    throw new TableError('file-wrong-type', { looksLike: 'xml' });
  if (start.startsWith('{') || start.startsWith('[{'))
    throw new TableError('file-wrong-type', { looksLike: 'json' });
}
