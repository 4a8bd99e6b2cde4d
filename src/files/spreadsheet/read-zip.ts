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

/** The parts to read, each inflated byte counted: a zip bomb stops at the limit, whatever its headers claim. */
export async function readSpreadsheetZip(bytes: Buffer, limits: TableLimits): Promise<SpreadsheetParts> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = await listEntries(zip);
    const budget = { left: limits.inflatedBytes, limit: limits.inflatedBytes };
    const mimetype = entries.get('mimetype');
    const declared = mimetype
      ? (await inflate(zip, mimetype, { left: 200, limit: 200 })).toString('latin1')
      : '';
    const format = detectZipContent(new Set(entries.keys()), declared);
    const parts = new Map<string, Buffer>();
    for (const [name, entry] of entries) {
      if (PARTS[format].test(name) && !CLOSED.test(name)) parts.set(name, await inflate(zip, entry, budget));
    }
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

async function inflate(zip: ZipFile, entry: Entry, budget: { left: number; limit: number }): Promise<Buffer> {
  if (entry.isEncrypted()) throw new TableError('file-password');
  const chunks: Buffer[] = [];
  let crc = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw new TableError('file-inflates', { limitMb: inMb(budget.limit) });
    crc = crc32(chunk, crc);
    chunks.push(chunk);
  }
  if (crc !== entry.crc32) throw new TableError('file-corrupt');
  return Buffer.concat(chunks);
}
