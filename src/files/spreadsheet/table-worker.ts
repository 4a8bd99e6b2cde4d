// Runs in a worker thread: a file that is slow or greedy to parse costs this thread, never the server.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { countKnownHeaders } from '../../domain/import/columns.ts';
import type { FileProblemCode, MessageParams } from '../../domain/import/messages.ts';
import type { TableLimits } from './limits.ts';
import { readTableFromBytes } from './read-sheets.ts';
import type { Table, TableRow } from './table.ts';
import { TableError } from './table-error.ts';

export interface WorkerRequest {
  source: { path: string } | { bytes: Uint8Array };
  sheet?: string | undefined;
  limits: TableLimits;
}

export type WorkerMessage =
  | { type: 'rows'; rows: TableRow[] }
  | { type: 'done'; table: Omit<Table, 'rows'> }
  | { type: 'error'; code: FileProblemCode; params: MessageParams };

/** Small messages, so that receiving a long list never holds the server for more than a few milliseconds. */
const CHUNK = 500;

async function read({ source, sheet, limits }: WorkerRequest): Promise<void> {
  const send = (message: WorkerMessage) => parentPort?.postMessage(message);
  try {
    const bytes = 'path' in source ? await readFile(source.path) : Buffer.from(source.bytes);
    const { rows, ...table } = await readTableFromBytes(bytes, {
      limits,
      sheet,
      recognise: countKnownHeaders,
    });
    for (let from = 0; from < rows.length; from += CHUNK)
      send({ type: 'rows', rows: rows.slice(from, from + CHUNK) });
    send({ type: 'done', table });
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    send({ type: 'error', code: error.code, params: error.params });
  }
}

await read(workerData as WorkerRequest);
