// A process of its own: a file that is slow or greedy to read costs this process, never the server, and its memory is given back.
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { countKnownHeaders } from '../../domain/import/columns.ts';
import type { FileProblemCode, MessageParams } from '../../domain/import/messages.ts';
import type { TableLimits } from './limits.ts';
import { readTableFromBytes } from './read-sheets.ts';
import type { Table, TableRow } from './table.ts';
import { TableError } from './table-error.ts';

export interface ReadingRequest {
  /** Null when the bytes come by the standard input. */
  path: string | null;
  sheet?: string | undefined;
  limits: TableLimits;
}

export type ReadingMessage =
  | { type: 'rows'; rows: TableRow[] }
  | { type: 'done'; table: Omit<Table, 'rows'> }
  | { type: 'error'; code: FileProblemCode; params: MessageParams }
  /** A fault of ours. */
  | { type: 'fault'; stack: string };

/** Small messages, so that receiving a long list never holds the server for more than a few milliseconds. */
const CHUNK = 500;
/** Pages are answered first. */
const NICE = 10;

const send = (message: ReadingMessage) => process.send?.(message);

async function read({ path, sheet, limits }: ReadingRequest): Promise<void> {
  try {
    const bytes = path === null ? await buffer(process.stdin) : await readFile(path);
    const { rows, ...table } = await readTableFromBytes(bytes, {
      limits,
      sheet,
      recognise: countKnownHeaders,
    });
    for (let from = 0; from < rows.length; from += CHUNK)
      send({ type: 'rows', rows: rows.slice(from, from + CHUNK) });
    send({ type: 'done', table });
  } catch (error) {
    if (error instanceof TableError) send({ type: 'error', code: error.code, params: error.params });
    else send({ type: 'fault', stack: String(error instanceof Error ? error.stack : error) });
  }
}

/** Where the machine runs out of memory, this goes rather than the server or the database. Linux alone knows of it. */
function goFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {}
}

setPriority(NICE);
goFirst();
process.once('message', (request) => void read(request as ReadingRequest));
// The server stopped: nobody waits any more.
process.once('disconnect', () => process.exit());
