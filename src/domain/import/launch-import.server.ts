import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { command, query } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { flowProblem } from './flow-messages.ts';
import { lockImport } from './lock-import.server.ts';
import './tables.ts';
import { wakeImportWorker } from './wake.server.ts';
import { mayImport } from './who-imports.ts';

const input = z.object({ importId: z.uuid() });
const access = seated<z.output<typeof input>>(mayImport);

/** The preview is accepted: from now on rows are written, one after the other. */
export const launchImport = command({
  name: 'launch-import',
  input,
  access,
  handle: async ({ tx, clock, afterCommit }, { importId }) => {
    await lockImport(tx, importId, 'launch');
    const now = clock.now();
    await tx
      .updateTable('people_import')
      .set({ state: 'importing', launched_at: now, touched_at: now, attempts: 0, stopped_why: null })
      .where('import_id', '=', importId)
      .execute();
    await settleWhatIsNotWritten(tx, importId);
    afterCommit(wakeImportWorker);
  },
});

/** Refused, set aside, undecided: their result is known at once. */
async function settleWhatIsNotWritten(tx: Tx, importId: string): Promise<void> {
  await sql`
    UPDATE people_import_row SET written_at = access.now(),
      result = CASE outcome WHEN 'refused' THEN 'refused' ELSE 'skipped' END,
      problems = problems || CASE WHEN outcome = 'refused' THEN '[]'::jsonb
        WHEN decision = 'skip' THEN ${JSON.stringify([flowProblem('set-aside')])}::jsonb
        ELSE ${JSON.stringify([flowProblem('undecided')])}::jsonb END
    WHERE import_id = ${importId} AND result IS NULL
      AND (outcome = 'refused' OR (outcome = 'decision' AND coalesce(decision, 'skip') = 'skip'))`.execute(
    tx,
  );
}

export interface WaitingRow {
  rowNumber: number;
  /** It adds somebody, hence changes nobody that another row may be about. */
  adds: boolean;
}

/** The rows that wait to be written, in the order of the file. */
export const rowsToWrite = query({
  name: 'import-rows-to-write',
  input: input.extend({ after: z.number().int(), limit: z.number().int() }),
  access: seated(mayImport),
  reads: 'none',
  handle: async ({ tx }, { importId, after, limit }): Promise<WaitingRow[]> => {
    const rows = await tx
      .selectFrom('people_import_row')
      .innerJoin('people_import', 'people_import.import_id', 'people_import_row.import_id')
      .select(['row_number', 'outcome'])
      .where('people_import_row.import_id', '=', importId)
      // Taken back meanwhile: nothing more is written.
      .where('people_import.state', '=', 'importing')
      .where('row_number', '>', after)
      .where('result', 'is', null)
      .orderBy('row_number')
      .limit(limit)
      .execute();
    return rows.map(({ row_number, outcome }) => ({ rowNumber: row_number, adds: outcome === 'create' }));
  },
});

export const finishImport = command({
  name: 'finish-import',
  input,
  access,
  handle: async ({ tx, clock }, { importId }) => {
    await lockImport(tx, importId, 'finish');
    const now = clock.now();
    await tx
      .updateTable('people_import')
      .set({ state: 'done', ended_at: now, touched_at: now })
      .where('import_id', '=', importId)
      .execute();
  },
});

/** A list of which nothing was written goes whole, with everything it said. */
export const discardImport = command({
  name: 'discard-import',
  input,
  access,
  handle: async ({ tx }, { importId }) => {
    await lockImport(tx, importId, 'discard');
    await tx.deleteFrom('people_import').where('import_id', '=', importId).execute();
  },
});

/** Leads the list on in one's own name: what a colleague could read and the next cannot is not shown to them. */
export const takeOverImport = command({
  name: 'take-over-import',
  input,
  access,
  handle: async ({ tx, afterCommit }, { importId }) => {
    await changeAccess(tx, 'take_over_import', importId);
    afterCommit(wakeImportWorker);
  },
});

/** After a stop, the work goes on where it was. */
export const resumeImport = command({
  name: 'resume-import',
  input,
  access,
  handle: async ({ tx, clock, afterCommit }, { importId }) => {
    await lockImport(tx, importId, 'resume');
    await tx
      .updateTable('people_import')
      .set({ stopped_why: null, attempts: 0, lease_until: null, touched_at: clock.now() })
      .where('import_id', '=', importId)
      .execute();
    afterCommit(wakeImportWorker);
  },
});
