// Runs in a worker thread: reading and judging a national file takes a processor, which is not the one that answers pages.
import { once } from 'node:events';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type RowReading, rowReader } from '../../domain/offer/import/read-row.ts';
import type { RowContext } from '../../domain/offer/import/record-fields.ts';
import type { LineProblem, OfferKind } from '../../domain/offer/import/report.ts';
import { copyLine, type StagedRow } from '../../domain/offer/import/staged-row.ts';
import { OfferFileError } from './file-error.ts';
import { readRecords } from './read-records.ts';

export interface OfferWorkerRequest {
  files: readonly string[];
  context: RowContext;
}

export type OfferMessage =
  | { type: 'chunk'; lines: string; rows: number; problems: LineProblem[] }
  | { type: 'done'; kinds: OfferKind[] }
  | { type: 'error'; code: OfferFileError['code']; file: string };

/** Characters in a message, and messages that may be waiting for their reader. */
const CHUNK = 512 * 1024;
const WAITING = 4;

const port = parentPort;
if (!port) throw new Error('runs in a worker thread');

const { files, context } = workerData as OfferWorkerRequest;
const read = rowReader(context);
/** Where each identifier was first met. */
const seen = new Map<string, string>();
const kinds = new Set<OfferKind>();

let chunk = { lines: [] as string[], length: 0, problems: [] as LineProblem[] };
let unread = 0;
port.on('message', () => unread--);

async function send(): Promise<void> {
  const { lines, problems } = chunk;
  port?.postMessage({
    type: 'chunk',
    lines: lines.join(''),
    rows: lines.length,
    problems,
  } satisfies OfferMessage);
  chunk = { lines: [], length: 0, problems: [] };
  for (unread++; unread > WAITING; ) await once(port as NonNullable<typeof port>, 'message');
}

let place = 0;

function keep(row: StagedRow): void {
  const line = copyLine(++place, row);
  chunk.lines.push(line);
  chunk.length += line.length;
}

async function readFile(file: string, rank: number): Promise<void> {
  const name = path.basename(file);
  let kind: OfferKind = 'structure';
  let records = 0;
  for await (const one of readRecords(file)) {
    const told = { file: name, line: one.line };
    if ('broken' in one) {
      chunk.problems.push({ ...told, kind, id: null, code: one.broken, field: null, refused: true });
    } else {
      records++;
      const reading = read(one.value);
      kind = reading.kind;
      take(reading, rank, told);
    }
    if (chunk.length > CHUNK || chunk.problems.length > 2_000) await send();
  }
  if (records === 0) throw new OfferFileError('file-wrong-type', name);
}

function take(
  { kind, row, problems }: RowReading,
  file: number,
  { file: name, line }: { file: string; line: number },
): void {
  kinds.add(kind);
  const id = row?.id ?? null;
  const told = { file: name, line, kind, id };
  const before = id === null ? undefined : seen.get(`${kind} ${id}`);
  if (before !== undefined) {
    chunk.problems.push({ ...told, code: 'id-repeated', field: before, refused: true });
    return;
  }
  for (const problem of problems) chunk.problems.push({ ...told, ...problem });
  if (!row) return;
  seen.set(`${kind} ${id}`, `${name}:${line}`);
  keep({ ...row, file, line });
}

try {
  for (const [rank, file] of files.entries()) await readFile(file, rank);
  await send();
  port.postMessage({ type: 'done', kinds: [...kinds] } satisfies OfferMessage);
} catch (error) {
  if (!(error instanceof OfferFileError)) throw error;
  port.postMessage({ type: 'error', code: error.code, file: error.file } satisfies OfferMessage);
}
port.close();
