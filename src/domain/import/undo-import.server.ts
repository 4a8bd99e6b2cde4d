import { run } from '../../platform/access/run.ts';
import { inGroups, isAboutTheRow } from './row-by-row.server.ts';
import { finishTakeBack, rowsToTakeBack } from './take-back.server.ts';
import { leaveRow, takeBackRow } from './take-back-row.server.ts';
import type { Writing } from './write-import.server.ts';

const AT_ONCE = 200;
const LAST_ROW = 2 ** 31 - 1;

/** Undoes what a list wrote, the last row first; false when it was asked to stop before the end. */
export async function undoImport({ runtime, actor, importId, goOn = () => true }: Writing): Promise<boolean> {
  for (let before = LAST_ROW; ; ) {
    const waiting = await run(runtime, rowsToTakeBack, actor, { importId, before, limit: AT_ONCE });
    for (const group of inGroups(waiting, ({ removes }) => removes)) {
      if (!goOn()) return false;
      await Promise.all(group.map(({ rowNumber }) => undoOrLeave({ runtime, actor, importId }, rowNumber)));
      before = group.at(-1)?.rowNumber ?? before;
    }
    if (waiting.length === 0) break;
  }
  await run(runtime, finishTakeBack, actor, { importId });
  return true;
}

async function undoOrLeave({ runtime, actor, importId }: Writing, rowNumber: number): Promise<void> {
  try {
    await run(runtime, takeBackRow, actor, { importId, rowNumber });
  } catch (error) {
    if (!isAboutTheRow(error)) throw error;
    runtime.log.warn({ err: error, importId, rowNumber }, 'import row not taken back');
    await run(runtime, leaveRow, actor, { importId, rowNumber });
  }
}
