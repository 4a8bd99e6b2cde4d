import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { OfferFileError } from './file-error.ts';
import type { Read } from './raw-record.ts';
import { readCsv } from './read-csv.ts';
import { readJsonArray } from './read-json-array.ts';
import { readNdjson } from './read-ndjson.ts';
import { readParquet } from './read-parquet.ts';

const CHUNK = 256 * 1024;
const GZIP = Buffer.from([0x1f, 0x8b]);
const PARQUET = Buffer.from('PAR1');
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The records of a file, whose kind is judged by its content: JSON array, JSON a line, CSV (all three gzipped or not), Parquet. */
export async function* readRecords(file: string): AsyncGenerator<Read> {
  const name = path.basename(file);
  const head = await headOf(file, name);
  if (head.subarray(0, 4).equals(PARQUET)) return yield* readParquet(name, file);
  const zipped = head.subarray(0, 2).equals(GZIP);
  const start = textStart(zipped ? inflated(head, name) : head);
  const bytes = bytesOf(file, name, zipped);
  if (start === '[') return yield* readJsonArray(name, bytes);
  if (start === '{') return yield* readNdjson(name, bytes);
  if (start === undefined) throw new OfferFileError('file-empty', name);
  if (!/[\w"\p{L}]/u.test(start)) throw new OfferFileError('file-wrong-type', name);
  yield* readCsv(name, bytes);
}

async function headOf(file: string, name: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      if (bytesRead === 0) throw new OfferFileError('file-empty', name);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof OfferFileError) throw error;
    throw new OfferFileError('file-not-found', name);
  }
}

/** The beginning of a zipped text; what follows is not there yet. */
function inflated(head: Buffer, name: string): Buffer {
  try {
    return gunzipSync(head, { finishFlush: 2 /* Z_SYNC_FLUSH: the rest comes later */ });
  } catch {
    throw new OfferFileError('file-truncated', name);
  }
}

function textStart(head: Buffer): string | undefined {
  const text = head.subarray(0, 3).equals(BOM) ? head.subarray(3) : head;
  return [...text.toString('latin1').trimStart()][0];
}

async function* bytesOf(file: string, name: string, zipped: boolean): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  const source = zipped
    ? pipeline(stream, createGunzip({ chunkSize: CHUNK }), () => undefined) // the loop below hears of the error
    : stream;
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch {
    throw new OfferFileError('file-truncated', name);
  }
}
