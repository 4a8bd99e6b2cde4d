import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { Column } from './columns.ts';
import { isKeptNir } from './keep-row.ts';
import { REDACTED } from './redact.ts';
import {
  type ImportState,
  importActs,
  noOutcomes,
  noResults,
  noTakenBacks,
  type OutcomeCounts,
  type ResultCounts,
  type RowOutcome,
  type RowResult,
  TAKE_BACK_HOURS,
  type TakenBack,
  type TakenBackCounts,
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
  /** What the organisation said once of the columns of this software. */
  mapping: { name: string; savedBy: string; savedAt: number } | null;
  /** First values of each column, for recognising it; those of a NIR never. */
  samples: string[][];
  rowsTotal: number;
  /** Rows analysed, or rows whose result is known. */
  progress: number;
  counts: OutcomeCounts;
  undecided: number;
  results: ResultCounts;
  takenBack: TakenBackCounts;
  /** Until when the list may be taken back whole; null when it cannot be (any more). */
  takeBackUntil: number | null;
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
  handle: async ({ tx, actor, clock }, { importId }): Promise<ImportPage> => {
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
    const { done, undone, ...groups } = counted;
    return {
      importId,
      fileName: row.file_name,
      sheet: row.sheet,
      headerRow: row.header_row,
      state: row.state,
      stoppedWhy: row.stopped_why,
      columns: mine ? row.columns : [],
      mapping: mine && row.mapping_id ? await readMapping(tx, row.mapping_id) : null,
      samples: mine && row.state === 'columns' ? await readSamples(tx, importId, row.columns) : [],
      ...progressOf(row, done, undone),
      takeBackUntil: takeBackUntil(row, clock.now().epochMilliseconds),
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

async function readMapping(tx: Tx, mappingId: string): Promise<ImportPage['mapping']> {
  const found = await tx
    .selectFrom('people_import_mapping')
    .select(['name', 'saved_by', 'saved_at'])
    .where('mapping_id', '=', mappingId)
    .executeTakeFirst();
  return found
    ? { name: found.name, savedBy: found.saved_by, savedAt: found.saved_at.epochMilliseconds }
    : null;
}

type Stored = Selectable<Database['people_import']>;

/** Of a list being taken back, the rows that had written something are the whole. */
function progressOf({ state, rows_total, progress }: Stored, done: number, undone: TakenBackProgress) {
  if (state === 'taking-back') return { rowsTotal: undone.of, progress: undone.rows };
  return { rowsTotal: rows_total, progress: state === 'importing' ? done : progress };
}

function takeBackUntil({ state, ended_at, launched_at }: Stored, now: number): number | null {
  const from = ended_at ?? launched_at;
  const states: readonly ImportState[] = importActs.takeBack;
  if (!from || !states.includes(state)) return null;
  const until = from.add({ hours: TAKE_BACK_HOURS }).epochMilliseconds;
  return ended_at && now > until ? null : until;
}

interface TakenBackProgress {
  rows: number;
  of: number;
}

const nothingCounted = () => ({
  counts: { ...noOutcomes },
  results: { ...noResults },
  takenBack: { ...noTakenBacks },
  undecided: 0,
  done: 0,
  undone: { rows: 0, of: 0 },
});

async function countRows(tx: Tx, importId: string) {
  const { rows } = await sql<{
    outcome: RowOutcome | null;
    result: RowResult | null;
    taken_back: TakenBack | null;
    undecided: boolean;
    n: number;
  }>`SELECT outcome, result, taken_back, outcome = 'decision' AND decision IS NULL AND result IS NULL AS undecided, count(*)::int AS n
     FROM people_import_row WHERE import_id = ${importId} GROUP BY 1, 2, 3, 4`.execute(tx);
  const counted = nothingCounted();
  for (const { outcome, result, taken_back, undecided, n } of rows) {
    if (outcome) counted.counts[outcome] += n;
    if (result) {
      counted.results[result] += n;
      counted.done += n;
      if (wroteSomething(result)) counted.undone.of += n;
    }
    if (taken_back) {
      counted.takenBack[taken_back] += n;
      counted.undone.rows += n;
    }
    if (undecided) counted.undecided += n;
  }
  return counted;
}

const wroteSomething = (result: RowResult): boolean =>
  result === 'created' || result === 'updated' || result === 'unchanged';

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
