import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command, query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { lockImport } from './lock-import.server.ts';
import { noOutcomes, type OutcomeCounts, type RowOutcome } from './states.ts';
import type { AnalysedRow } from './stored-row.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

const importId = z.uuid();

/** What the analysis works on, once: the columns, and which of the numbers of a row is the organisation's own. */
export const importToAnalyse = query({
  name: 'import-to-analyse',
  input: z.object({ importId }),
  access: seated(mayImport),
  reads: 'none',
  handle: async ({ tx, clock }, input) => {
    const list = await tx
      .selectFrom('people_import')
      .innerJoin('organisation', 'organisation.organisation_id', 'people_import.organisation_id')
      .select([
        'people_import.organisation_id',
        'people_import.columns',
        'people_import.state',
        'organisation.kind',
      ])
      .where('import_id', '=', input.importId)
      .executeTakeFirstOrThrow();
    return { ...list, today: today(clock) };
  },
});

/** The rows that follow, as kept, that nothing was written of. */
export const rowsToAnalyse = query({
  name: 'import-rows-to-analyse',
  input: z.object({ importId, after: z.number().int(), limit: z.number().int() }),
  access: seated(mayImport),
  reads: 'none',
  handle: ({ tx }, { importId, after, limit }) =>
    tx
      .selectFrom('people_import_row')
      .select(['row_number', 'cells'])
      .where('import_id', '=', importId)
      .where('row_number', '>', after)
      .where('result', 'is', null)
      .orderBy('row_number')
      .limit(limit)
      .execute(),
});

/** Writes what a page of rows would do, and how far the analysis is. */
export const recordOutcomes = command({
  name: 'record-import-outcomes',
  input: z.object({ importId, rows: z.custom<readonly AnalysedRow[]>(Array.isArray) }),
  access: seated(mayImport),
  handle: async ({ tx }, { importId, rows }) => {
    await lockImport(tx, importId, 'recordOutcomes');
    const sent = JSON.stringify(
      rows.map(({ values, keptBack, targetId, rowNumber, ...row }) => ({
        ...row,
        row_number: rowNumber,
        row_values: values,
        target_id: targetId,
        kept_back: keptBack,
      })),
    );
    await sql`
      UPDATE people_import_row r SET row_values = s.row_values, problems = s.problems, outcome = s.outcome,
        target_id = s.target_id, candidates = s.candidates, changes = s.changes, kept_back = s.kept_back, decision = NULL
      FROM jsonb_to_recordset(${sent}::jsonb) AS s(row_number integer, row_values jsonb, problems jsonb, outcome text,
        target_id uuid, candidates jsonb, changes jsonb, kept_back jsonb)
      WHERE r.import_id = ${importId} AND r.row_number = s.row_number AND r.result IS NULL`.execute(tx);
    await tx
      .updateTable('people_import')
      .set({ progress: sql<number>`progress + ${rows.length}` })
      .where('import_id', '=', importId)
      .execute();
  },
});

/** A worker that begins again after a stop begins at the first row: nothing of an analysis is lost by doing it twice. */
export const beginAnalysis = command({
  name: 'begin-import-analysis',
  input: z.object({ importId }),
  access: seated(mayImport),
  handle: async ({ tx }, { importId }) => {
    await lockImport(tx, importId, 'recordOutcomes');
    const { written } = await tx
      .selectFrom('people_import_row')
      .select((eb) => eb.fn.count<string>('row_number').as('written'))
      .where('import_id', '=', importId)
      .where('result', 'is not', null)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('people_import')
      .set({ progress: Number(written) })
      .where('import_id', '=', importId)
      .execute();
  },
});

export const finishAnalysis = command({
  name: 'finish-import-analysis',
  input: z.object({ importId }),
  access: seated(mayImport),
  handle: async ({ tx, clock }, { importId }): Promise<OutcomeCounts> => {
    await lockImport(tx, importId, 'recordOutcomes');
    const groups = await tx
      .selectFrom('people_import_row')
      .select((eb) => ['outcome', eb.fn.countAll<string>().as('rows')])
      .where('import_id', '=', importId)
      .groupBy('outcome')
      .execute();
    const counts = { ...noOutcomes };
    for (const { outcome, rows } of groups) counts[outcome as RowOutcome] = Number(rows);
    await tx
      .updateTable('people_import')
      .set({ state: 'preview', counts: JSON.stringify(counts), attempts: 0, touched_at: clock.now() })
      .where('import_id', '=', importId)
      .execute();
    return counts;
  },
});
