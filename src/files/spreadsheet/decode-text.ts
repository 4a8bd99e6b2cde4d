import { TableError } from './table-error.ts';

export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

// Tabs, line ends and form feeds are text; other control characters never come from a spreadsheet.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;
/** Bytes that Windows-1252 leaves undefined decode to these: the text was written in something else (Mac, DOS). */
const UNDEFINED_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;

/** UTF-8 if every byte agrees, UTF-16 if it says so, else Windows-1252, the encoding of French spreadsheets on Windows. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Label(bytes);
  if (utf16) return checked(new TextDecoder(utf16).decode(bytes), 'utf-16');
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8');
  } catch (error) {
    if (error instanceof TableError) throw error;
  }
  const text = new TextDecoder('windows-1252').decode(bytes);
  if (UNDEFINED_1252.test(text)) throw new TableError('file-encoding');
  return checked(text, 'windows-1252');
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function checked(text: string, encoding: DecodedText['encoding']): DecodedText {
  if (CONTROL.test(text)) throw new TableError('file-wrong-type', { looksLike: 'binary' });
  return { text, encoding };
}
