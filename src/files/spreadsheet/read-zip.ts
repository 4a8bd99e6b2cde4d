import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { detectZipContent } from './detect-type.ts';
import { inMb, type TableLimits } from './limits.ts';
import { TableError } from './table-error.ts';

/** Every part that may hold values, formats or names of sheets, wherever a producer put it. */
const PARTS = {
  xlsx: /\.(xml|rels)$/i,
  ods: /^(mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/,
};
/** Pictures, charts, macros, comments, pivot tables and links to other files stay closed. */
const CLOSED =
  /^(customXml|docProps|xl\/(activeX|charts|ctrlProps|drawings|embeddings|externalLinks|media|pivot(Cache|Tables)|printerSettings|worksheets\/_rels))\//i;
const MAX_ENTRIES = 5_000;

export interface SpreadsheetParts {
  format: 'xlsx' | 'ods';
  parts: Map<string, Buffer>;
}

/** The parts to read, of at most so many bytes once inflated, whatever the headers claim. */
export async function readSpreadsheetZip(bytes: Buffer, limits: TableLimits): Promise<SpreadsheetParts> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = await listEntries(zip);
    const mimetype = entries.get('mimetype');
    if (mimetype) refuseLarger([mimetype], 200);
    const declared = mimetype ? (await inflate(zip, mimetype)).toString('latin1') : '';
    const format = detectZipContent(new Set(entries.keys()), declared);
    const opened = [...entries].filter(([name]) => PARTS[format].test(name) && !CLOSED.test(name));
    refuseLarger(
      opened.map(([, entry]) => entry),
      limits.inflatedBytes,
    );
    const parts = new Map<string, Buffer>();
    for (const [name, entry] of opened) parts.set(name, await inflate(zip, entry));
    if (parts.get('META-INF/manifest.xml')?.includes('encryption-data'))
      throw new TableError('file-password');
    return { format, parts };
  } catch (error) {
    // yauzl and zlib say it in many ways: cut short, sizes that disagree, broken deflate stream.
    throw error instanceof TableError ? error : new TableError('file-corrupt');
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new TableError('file-wrong-type', { looksLike: 'archive' });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

/** By what the zip declares, before anything is inflated: what inflates to more than it declares is refused on the way. */
function refuseLarger(entries: readonly Entry[], limit: number): void {
  const inflated = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (inflated > limit) throw new TableError('file-inflates', { limitMb: inMb(limit) });
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new TableError('file-password');
  // At its place at once: a list of chunks joined at the end would hold everything twice.
  const whole = Buffer.alloc(entry.uncompressedSize);
  let at = 0;
  let crc = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    at += chunk.copy(whole, at);
    crc = crc32(chunk, crc);
  }
  if (crc !== entry.crc32) throw new TableError('file-corrupt');
  return whole;
}
