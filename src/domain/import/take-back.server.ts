import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command, query } from '../../platform/access/run.ts';
import { lockImport } from './lock-import.server.ts';
import { TAKE_BACK_HOURS } from './states.ts';
import './tables.ts';
import { wakeImportWorker } from './wake.server.ts';
import { mayImport } from './who-imports.ts';

const input = z.object({ importId: z.uuid() });
const access = seated<z.output<typeof input>>(mayImport);

/**
 * The whole list is to be undone: whom it brought in and nobody touched since goes, what it changed and nobody changed since has
 * its former value again. Also while it is still being written: what is not written yet never is.
 */
export const takeBackImport = command({
  name: 'take-back-import',
  input,
  access,
  handle: async ({ tx, clock, afterCommit }, { importId }) => {
    const { ended_at: ended } = await lockImport(tx, importId, 'takeBack');
    const now = clock.now();
    if (ended && now.epochMilliseconds > ended.add({ hours: TAKE_BACK_HOURS }).epochMilliseconds)
      throw new Refused('import-too-late');
    await tx
      .updateTable('people_import')
      .set({ state: 'taking-back', take_back_asked_at: now, touched_at: now, attempts: 0, stopped_why: null })
      .where('import_id', '=', importId)
      .execute();
    afterCommit(wakeImportWorker);
  },
});

export interface TakeBackPreview {
  /** People who would go. */
  removed: number;
  /** Rows whose changes would all be undone. */
  restored: number;
  /** Rows of which something would stay, for a human to look at. */
  kept: number;
}

/** What taking the list back would do, as things stand. */
export const takeBackPreview = query({
  name: 'take-back-preview',
  input,
  access,
  reads: 'none',
  handle: async ({ tx }, { importId }): Promise<TakeBackPreview> => {
    const { rows } = await sql<TakeBackPreview>`
      SELECT removed, restored, kept FROM access.import_take_back_counts(${importId})`.execute(tx);
    return rows[0] ?? { removed: 0, restored: 0, kept: 0 };
  },
});

export interface RowToTakeBack {
  rowNumber: number;
  /** It only takes out whom it brought in, hence crosses no other row. */
  removes: boolean;
}

/** What is still to be undone, the last row first: of two rows about one person the second knew what the first wrote. */
export const rowsToTakeBack = query({
  name: 'import-rows-to-take-back',
  input: input.extend({ before: z.number().int(), limit: z.number().int() }),
  access: seated(mayImport),
  reads: 'none',
  handle: async ({ tx }, { importId, before, limit }): Promise<RowToTakeBack[]> => {
    const rows = await tx
      .selectFrom('people_import_row')
      .innerJoin('people_import', 'people_import.import_id', 'people_import_row.import_id')
      .select(['row_number', 'result'])
      .where('people_import_row.import_id', '=', importId)
      .where('people_import.state', '=', 'taking-back')
      .where('row_number', '<', before)
      .where('result', 'in', ['created', 'updated', 'unchanged'])
      .where('taken_back', 'is', null)
      .orderBy('row_number', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ row_number, result }) => ({ rowNumber: row_number, removes: result === 'created' }));
  },
});

export const finishTakeBack = command({
  name: 'finish-take-back',
  input,
  access,
  handle: async ({ tx, clock }, { importId }) => {
    await lockImport(tx, importId, 'takeBackRow');
    await tx
      .updateTable('people_import')
      .set({ state: 'taken-back', touched_at: clock.now() })
      .where('import_id', '=', importId)
      .execute();
  },
});
