import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { OfferFileError } from './file-error.ts';
import type { Read } from './raw-record.ts';

/** Rows read at a time: what of a file is in memory. */
const ROWS = 5_000;

export async function* readParquet(name: string, path: string): AsyncGenerator<Read> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch(() => {
    throw new OfferFileError('file-truncated', name);
  });
  const total = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < total; rowStart += ROWS) {
    const rowEnd = Math.min(rowStart + ROWS, total);
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd }).catch(() => {
      throw new OfferFileError('file-unreadable', name);
    });
    for (const [index, row] of rows.entries()) yield { line: rowStart + index + 1, value: plain(row) };
  }
}

const plain = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));

/** What Parquet has and JSON has not: long integers, days. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as Uint8Array, plainValue);
  if (Array.isArray(value)) return value.map(plainValue);
  return value;
}
