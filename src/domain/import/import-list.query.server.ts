import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import type { ImportState, OutcomeCounts } from './states.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

export interface ListedImport {
  importId: string;
  fileName: string;
  state: ImportState;
  stopped: boolean;
  rowsTotal: number;
  counts: OutcomeCounts | null;
  runnerName: string;
  mine: boolean;
  createdAt: number;
}

const PAGE = 30;

/** The lists of the reader's organisation, the most recent first; of those a colleague leads, only how far they are. */
export const importList = query({
  name: 'import-list',
  input: z.object({ before: z.uuid().optional() }),
  access: seated(mayImport),
  reads: 'none',
  handle: async ({ tx, actor }, { before }): Promise<{ imports: ListedImport[]; hasNext: boolean }> => {
    const organisationId = actor.kind === 'professional' ? actor.organisationId : '';
    let rows = tx
      .selectFrom('people_import')
      .select(['import_id', 'file_name', 'state', 'stopped_why', 'rows_total', 'counts', 'runner_name'])
      .select(['runner_seat', 'created_at'])
      .where('organisation_id', '=', organisationId);
    // Identifiers are made in the order of time.
    if (before) rows = rows.where('import_id', '<', before);
    const found = await rows
      .orderBy('import_id', 'desc')
      .limit(PAGE + 1)
      .execute();
    const imports = found.slice(0, PAGE).map((row) => ({
      importId: row.import_id,
      fileName: row.file_name,
      state: row.state,
      stopped: row.stopped_why !== null,
      rowsTotal: row.rows_total,
      counts: row.counts,
      runnerName: row.runner_name,
      mine: actor.kind === 'professional' && row.runner_seat === actor.seat,
      createdAt: row.created_at.epochMilliseconds,
    }));
    return { imports, hasNext: found.length > PAGE };
  },
});
