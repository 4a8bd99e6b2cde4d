import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inMb, type TableLimits, tableLimits } from './limits.ts';
import type { Table, TableRow } from './table.ts';
import { TableError } from './table-error.ts';
import type { WorkerMessage, WorkerRequest } from './table-worker.ts';

export type TableSource = { path: string } | { bytes: Uint8Array };

export interface ReadTableOptions {
  /** Read this sheet of a workbook; by default the one whose header is best recognised. */
  sheet?: string | undefined;
  limits?: Partial<TableLimits>;
  signal?: AbortSignal | undefined;
}

/** Two at a time: each may take a gigabyte at worst. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1252), an XLSX, an ODS or an old XLS in a worker thread, and finds
 * the row that names the columns. The kind of file is judged by its content. Throws TableError when the file cannot be read.
 */
export async function readTable(source: TableSource, options: ReadTableOptions = {}): Promise<Table> {
  const limits = { ...tableLimits, ...options.limits };
  const size = 'path' in source ? (await stat(source.path)).size : source.bytes.byteLength;
  if (size > limits.fileBytes) throw new TableError('file-too-large', { limitMb: inMb(limits.fileBytes) });
  if (size === 0) throw new TableError('file-empty');
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await readInWorker({ source, sheet: options.sheet, limits }, options.signal);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function readInWorker(request: WorkerRequest, signal: AbortSignal | undefined): Promise<Table> {
  const { limits } = request;
  return new Promise<Table>((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64 },
      // Only what the worker needs: neither secrets of the environment nor flags of the test runner.
      env: {},
      execArgv: [],
    });
    const rows: TableRow[] = [];
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(
      () =>
        finish(() =>
          reject(new TableError('file-too-slow', { seconds: Math.ceil(limits.milliseconds / 1000) })),
        ),
      limits.milliseconds,
    );
    const abort = () => finish(() => reject(signal?.reason));
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'rows') rows.push(...message.rows);
      else if (message.type === 'done') finish(() => resolve({ ...message.table, rows }));
      else finish(() => reject(new TableError(message.code, message.params)));
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      finish(() =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TableError('file-too-complex') : error),
      ),
    );
    worker.on('exit', () => finish(() => reject(new TableError('file-corrupt'))));
  });
}

/**
 * The worker is always run from its source, which Node 24 reads as it is: beside this file in development and tests, found
 * from the project's folder when this file was bundled into build/server.
 */
function workerFile(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    for (const inside of ['table-worker.ts', 'src/files/spreadsheet/table-worker.ts']) {
      if (existsSync(join(folder, inside))) return join(folder, inside);
    }
  }
  throw new Error('src/files/spreadsheet/table-worker.ts is not part of this installation.');
}
