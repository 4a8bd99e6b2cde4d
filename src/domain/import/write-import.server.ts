import type { Actor } from '../../platform/access/actor.ts';
import { run } from '../../platform/access/run.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { finishImport, rowsToWrite } from './launch-import.server.ts';
import { refuseRow } from './refuse-row.server.ts';
import { inGroups, isAboutTheRow } from './row-by-row.server.ts';
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
    for (const group of inGroups(waiting, ({ adds }) => adds)) {
      if (!goOn()) return false;
      await Promise.all(group.map(({ rowNumber }) => writeOrRefuse({ runtime, actor, importId }, rowNumber)));
      after = group.at(-1)?.rowNumber ?? after;
    }
    if (waiting.length === 0) break;
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
