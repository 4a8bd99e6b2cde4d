import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import type { Column } from './columns.ts';
import { isKeptNir } from './keep-row.ts';
import { REDACTED } from './redact.ts';
import {
  type ImportState,
  noOutcomes,
  noResults,
  type OutcomeCounts,
  type ResultCounts,
  type RowOutcome,
  type RowResult,
} from './states.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

export interface ImportPage {
  importId: string;
  fileName: string;
  sheet: string | null;
  headerRow: number;
  state: ImportState;
  stoppedWhy: string | null;
  columns: Column[];
  /** First values of each column, for recognising it; those of a NIR never. */
  samples: string[][];
  rowsTotal: number;
  /** Rows analysed, or rows whose result is known. */
  progress: number;
  counts: OutcomeCounts;
  undecided: number;
  results: ResultCounts;
  authorName: string;
  runnerName: string;
  /** The reader leads it; otherwise they may take over. */
  mine: boolean;
  erased: boolean;
  createdAt: number;
  endedAt: number | null;
}

const SAMPLES = 60;
const SHOWN = 3;

/** Where a list stands. Of a list that a colleague leads: its name, its state, and how far it is. */
export const importPage = query({
  name: 'import-page',
  input: z.object({ importId: z.uuid() }),
  access: seated(mayImport),
  reads: 'none',
  handle: async ({ tx, actor }, { importId }): Promise<ImportPage> => {
    const row = await tx
      .selectFrom('people_import')
      .selectAll()
      .where('import_id', '=', importId)
      .executeTakeFirst();
    if (!row) throw new NotFound();
    const mine = actor.kind === 'professional' && row.runner_seat === actor.seat;
    const counted = mine
      ? await countRows(tx, importId)
      : { ...nothingCounted(), counts: row.counts ?? noOutcomes };
    const { done, ...groups } = counted;
    return {
      importId,
      fileName: row.file_name,
      sheet: row.sheet,
      headerRow: row.header_row,
      state: row.state,
      stoppedWhy: row.stopped_why,
      columns: mine ? row.columns : [],
      samples: mine && row.state === 'columns' ? await readSamples(tx, importId, row.columns) : [],
      rowsTotal: row.rows_total,
      progress: row.state === 'importing' ? done : row.progress,
      ...groups,
      authorName: row.author_name,
      runnerName: row.runner_name,
      mine,
      erased: row.erased_at !== null,
      createdAt: row.created_at.epochMilliseconds,
      endedAt: row.ended_at?.epochMilliseconds ?? null,
    };
  },
});

const nothingCounted = () => ({
  counts: { ...noOutcomes },
  results: { ...noResults },
  undecided: 0,
  done: 0,
});

async function countRows(tx: Tx, importId: string) {
  const { rows } = await sql<{
    outcome: RowOutcome | null;
    result: RowResult | null;
    undecided: boolean;
    n: number;
  }>`SELECT outcome, result, outcome = 'decision' AND decision IS NULL AND result IS NULL AS undecided, count(*)::int AS n
     FROM people_import_row WHERE import_id = ${importId} GROUP BY 1, 2, 3`.execute(tx);
  const counted = nothingCounted();
  for (const { outcome, result, undecided, n } of rows) {
    if (outcome) counted.counts[outcome] += n;
    if (result) {
      counted.results[result] += n;
      counted.done += n;
    }
    if (undecided) counted.undecided += n;
  }
  return counted;
}

async function readSamples(tx: Tx, importId: string, columns: readonly Column[]): Promise<string[][]> {
  const rows = await tx
    .selectFrom('people_import_row')
    .select('cells')
    .where('import_id', '=', importId)
    .orderBy('row_number')
    .limit(SAMPLES)
    .execute();
  return columns.map(({ index }) => {
    const values = rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
    const shown = values.map((cell) => (isKeptNir(cell) ? REDACTED : cell));
    return [...new Set(shown)].slice(0, SHOWN);
  });
}
