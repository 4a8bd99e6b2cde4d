import { promisify } from 'node:util';
import { constants, inflate, type ZlibOptions } from 'node:zlib';

const inflated: (packed: Buffer, options: ZlibOptions) => Promise<Buffer> = promisify(inflate);

/** Actions that run something, or send what a form holds; and files inside the file, of which nothing was checked. */
const ACTIONS = 'JavaScript|Launch|SubmitForm|ImportData|GoToE|Rendition|RichMediaExecute';
const CONTAINERS = 'EmbeddedFiles?|XFA';
const action = new RegExp(`/(?:${ACTIONS})(?![A-Za-z0-9])`, 'g');
const container = new RegExp(`/(?:${CONTAINERS})(?![A-Za-z0-9])`);
const active = new RegExp(`/(?:${ACTIONS}|${CONTAINERS})(?![A-Za-z0-9])`);

/** More of these words, or of these streams, than any document has: written to be slow to read. */
const MOST = 20_000;
/** Object streams hold a few hundred objects each. */
const STREAM_BYTES = 4 * 1024 * 1024;
const ALL_STREAMS_BYTES = 200 * 1024 * 1024;
/** How far before a name its key is looked for: between the two there may be comments. */
const BEFORE = 4_096;

/** `actif`: holds something that acts, or that cannot be looked into. `verrouille`: a password hides what it holds. */
export type PdfFault = 'actif' | 'verrouille';

/**
 * What keeps a PDF from being passed on. Words of the text (« PHP/JavaScript ») are no action: an action is named after the key /S, or is
 * an object of its own; inside a compressed object stream, any such name that is in no string.
 */
export async function pdfFault(bytes: Buffer): Promise<PdfFault | null> {
  const raw = bytes.toString('latin1');
  const text = plainNames(raw);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(text)) return 'verrouille';
  if (container.test(text) || namesAction(text)) return 'actif';
  return (await objectStreamsAct(bytes, raw)) ? 'actif' : null;
}

/** « /J#61vaScript » is another way to write « /JavaScript ». */
const plainNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function namesAction(text: string): boolean {
  let seen = 0;
  for (const { index } of text.matchAll(action)) {
    seen += 1;
    const before = text.slice(Math.max(0, index - BEFORE), index).replace(/%[^\r\n]*/g, '');
    if (seen > MOST || /(?:\/S|\bobj)[\0\s]*$/.test(before)) return true;
  }
  return false;
}

async function objectStreamsAct(bytes: Buffer, raw: string): Promise<boolean> {
  let seen = 0;
  let spent = 0;
  for (const { index, 0: word } of raw.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    const { text, cost } = await unpacked(bytes.subarray(index + word.length));
    seen += 1;
    spent += cost;
    if (seen > MOST || spent > ALL_STREAMS_BYTES) return true;
    if (text === null) {
      if (isObjectStream(raw, index)) return true; // packed in a way that is not looked into
    } else if (BEGINS_WITH_NUMBERS.test(text) && active.test(withoutStrings(text))) return true;
  }
  return false;
}

/** As an object stream does; words of a page, of a font or of the document's description do not. */
const BEGINS_WITH_NUMBERS = /^[\0\s]*(?:%[^\r\n]*[\r\n][\0\s]*)*\d/;

/** No text when it is packed otherwise, or holds more than an object stream does. */
async function unpacked(packed: Buffer): Promise<{ text: string | null; cost: number }> {
  const isZlib = packed.length > 2 && ((packed[0] ?? 0) & 0x0f) === 8 && packed.readUInt16BE(0) % 31 === 0;
  if (!isZlib) return { text: null, cost: 0 };
  try {
    const out = await inflated(packed, {
      maxOutputLength: STREAM_BYTES,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return { text: plainNames(out.toString('latin1')), cost: out.length };
  } catch {
    return { text: null, cost: STREAM_BYTES };
  }
}

function isObjectStream(raw: string, index: number): boolean {
  const dictionary = plainNames(raw.slice(Math.max(0, index - BEFORE), index));
  const own = dictionary.slice(dictionary.lastIndexOf(' obj'));
  return /\/ObjStm/.test(own) || (/\/First(?![A-Za-z])/.test(own) && /\/N(?![A-Za-z])/.test(own));
}

const withoutStrings = (text: string) => text.replace(/\((?:\\.|[^\\()])*\)/gs, '()');
