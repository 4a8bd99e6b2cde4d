import * as XLSX from '@e965/xlsx';

export type CellValue = string | number | boolean | null;

/** A workbook as a spreadsheet program writes it; values that look like numbers stay what they are. */
export function workbook(
  sheets: Record<string, readonly (readonly CellValue[])[]>,
  options: { bookType?: 'xlsx' | 'ods' | 'biff8'; edit?: (book: XLSX.WorkBook) => void } = {},
): Buffer {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  options.edit?.(book);
  return XLSX.write(book, { type: 'buffer', bookType: options.bookType ?? 'xlsx', compression: true });
}

/** A zip of the given parts, whose declared sizes may lie. */
export function zip(parts: Record<string, Buffer | string>, lie: { uncompressedSize?: number } = {}): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(parts))
    XLSX.CFB.utils.cfb_add(container, name, Buffer.from(content));
  const bytes: Buffer = XLSX.CFB.write(container, { type: 'buffer', fileType: 'zip', compression: true });
  if (lie.uncompressedSize !== undefined) {
    for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4))
      bytes.writeUInt32LE(lie.uncompressedSize, at + 24);
  }
  return bytes;
}

/** A valid workbook part of which inflates to `megabytes` of spaces. */
export function zipBomb(megabytes: number): Buffer {
  const sheet = Buffer.alloc(megabytes * 1024 * 1024, ' ');
  return zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': sheet,
  });
}

/** Windows-1252, as a French spreadsheet saves a CSV. */
export function windows1252(text: string): Buffer {
  const special: Record<string, number> = { '€': 0x80, '’': 0x92, Œ: 0x8c, œ: 0x9c, '–': 0x96 };
  return Buffer.from(Array.from(text, (letter) => special[letter] ?? letter.charCodeAt(0)));
}
