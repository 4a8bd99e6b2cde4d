import type { Actor } from '../../platform/access/actor.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { finishImport, rowsToWrite } from './launch-import.server.ts';
import { refuseRow } from './refuse-row.server.ts';
import { writeRow } from './write-row.server.ts';

const AT_ONCE = 200;

export interface Writing {
  runtime: Runtime;
  actor: Actor;
  importId: string;
  /** Asked before each row: a server that stops leaves the rest for its next start. */
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
    const numbers = await run(runtime, rowsToWrite, actor, { importId, after, limit: AT_ONCE });
    for (const rowNumber of numbers) {
      if (!goOn()) return false;
      await writeOrRefuse({ runtime, actor, importId }, rowNumber);
      after = rowNumber;
    }
    if (numbers.length === 0) break;
  }
  await run(runtime, finishImport, actor, { importId });
  return true;
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
