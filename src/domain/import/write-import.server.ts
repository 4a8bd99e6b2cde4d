import type { Actor } from '../../platform/access/actor.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { finishImport, rowsToWrite, type WaitingRow } from './launch-import.server.ts';
import { refuseRow } from './refuse-row.server.ts';
import { writeRow } from './write-row.server.ts';

const AT_ONCE = 200;

export interface Writing {
  runtime: Runtime;
  actor: Actor;
  importId: string;
  /** Asked before each group of rows: a server that stops leaves the rest for its next start. */
  goOn?: () => boolean;
}

/** Writes the rows that wait, in their order; false when it was asked to stop before the end. */
export async function writeImport({
  runtime,
  actor,
  importId,
  goOn = () => true,
}: Writing): Promise<boolean> {
  for (let after = 0; ; ) {
    const waiting = await run(runtime, rowsToWrite, actor, { importId, after, limit: AT_ONCE });
    for (const group of inGroups(waiting)) {
      if (!goOn()) return false;
      await Promise.all(group.map(({ rowNumber }) => writeOrRefuse({ runtime, actor, importId }, rowNumber)));
      after = group.at(-1)?.rowNumber ?? after;
    }
    if (waiting.length === 0) break;
  }
  await run(runtime, finishImport, actor, { importId });
  return true;
}

const SIDE_BY_SIDE = 3;

/** Rows that add people go side by side, each in its transaction; one that changes somebody goes alone, in its turn. */
function inGroups(rows: readonly WaitingRow[]): WaitingRow[][] {
  const groups: WaitingRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.adds && last?.[0]?.adds && last.length < SIDE_BY_SIDE) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

async function writeOrRefuse({ runtime, actor, importId }: Writing, rowNumber: number): Promise<void> {
  try {
    await run(runtime, writeRow, actor, { importId, rowNumber });
  } catch (error) {
    if (!isAboutTheRow(error)) throw error;
    runtime.log.warn({ err: error, importId, rowNumber }, 'import row refused');
    await run(runtime, refuseRow, actor, { importId, rowNumber });
  }
}

/** A rule, a race lost, a value that a schema refuses: the row alone is at fault, and its transaction left nothing. */
const isAboutTheRow = (error: unknown): boolean =>
  error instanceof Refused ||
  error instanceof Conflict ||
  error instanceof NotFound ||
  error instanceof Invalid ||
  (error instanceof Error && error.name === 'ZodError');
