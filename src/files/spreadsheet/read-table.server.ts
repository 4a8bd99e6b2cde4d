import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve as resolvePath } from 'node:path';
import { inMb, type TableLimits, tableLimits } from './limits.ts';
import type { Table, TableRow } from './table.ts';
import { TableError } from './table-error.ts';
import type { ReadingMessage, ReadingRequest } from './table-process.ts';

export type TableSource = { path: string } | { bytes: Uint8Array };

export interface ReadTableOptions {
  /** Read this sheet of a workbook; by default the one whose header is best recognised. */
  sheet?: string | undefined;
  limits?: Partial<TableLimits>;
  signal?: AbortSignal | undefined;
}

/** Two at a time: what each may take is counted in limits.ts. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1252), an XLSX, an ODS or an old XLS in a process apart, and finds
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
    const path = 'path' in source ? resolvePath(source.path) : null;
    return await readApart(source, { path, sheet: options.sheet, limits }, options.signal);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function readApart(source: TableSource, request: ReadingRequest, signal?: AbortSignal): Promise<Table> {
  const { limits } = request;
  return new Promise<Table>((resolve, reject) => {
    const child = fork(processFile(), {
      // Only what it needs: neither secrets of the environment nor flags of the test runner.
      env: {},
      execArgv: [`--max-old-space-size=${limits.heapMb}`],
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    const rows: TableRow[] = [];
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
      child.kill('SIGKILL');
    };
    const refuse = (error: unknown) => finish(() => reject(error));
    const seconds = Math.ceil(limits.milliseconds / 1000);
    const timer = setTimeout(() => refuse(new TableError('file-too-slow', { seconds })), limits.milliseconds);
    const abort = () => refuse(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    child.on('message', (message: ReadingMessage) => {
      if (message.type === 'rows') rows.push(...message.rows);
      else if (message.type === 'done') finish(() => resolve({ ...message.table, rows }));
      else if (message.type === 'error') refuse(new TableError(message.code, message.params));
      else refuse(new Error(message.stack));
    });
    child.on('error', refuse);
    // Killed by a signal that is not ours: it asked for more memory than it may have.
    child.on('exit', (_, killed) => refuse(new TableError(killed ? 'file-too-complex' : 'file-corrupt')));
    // What ends before it has read everything says why by itself.
    child.stdin?.on('error', () => {});
    child.send(request);
    child.stdin?.end('bytes' in source ? source.bytes : undefined);
  });
}

/**
 * Always run from its source, which Node 24 reads as it is: beside this file in development and tests, found from the project's
 * folder when this file was bundled into build/server.
 */
function processFile(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    for (const inside of ['table-process.ts', 'src/files/spreadsheet/table-process.ts']) {
      if (existsSync(join(folder, inside))) return join(folder, inside);
    }
  }
  throw new Error('src/files/spreadsheet/table-process.ts is not part of this installation.');
}
