import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Actor } from '../../platform/access/actor.ts';
import { run } from '../../platform/access/run.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { communeLookup } from '../territory/commune-lookup.server.ts';
import type { Column } from './columns.ts';
import { compareRows } from './compare-rows.query.server.ts';
import { readKeptNir } from './keep-row.ts';
import { type RowMarks, rowMarks } from './keyed-hashes.server.ts';
import type { ReadablePerson } from './known-people.server.ts';
import { indexPeople, organisationNumber, rowMatcher } from './match-list.ts';
import { parseRow } from './parse-row.ts';
import {
  beginAnalysis,
  finishAnalysis,
  importToAnalyse,
  recordOutcomes,
  rowsToAnalyse,
} from './record-outcomes.server.ts';
import { REDACTED } from './redact.ts';
import type { ParseContext } from './row-reader.ts';
import { isRefused, type ParsedRow } from './row-values.ts';
import { settleRow } from './settle-row.ts';
import type { OutcomeCounts } from './states.ts';
import type { AnalysedRow } from './stored-row.ts';

const AT_ONCE = 100;
/** Rows read between two turns of the event loop: pages are answered meanwhile. */
const IN_A_TURN = 5;
/** Between two pages of rows, process and database are left to those who read: a list is waited for, a page is not. */
const REST_MS = 40;

interface Job {
  runtime: Runtime;
  actor: Actor;
  importId: string;
  /** Asked before each page: a server that stops begins the analysis again at its next start. */
  goOn?: () => boolean;
}

interface ReadRow {
  number: number;
  row: ParsedRow;
  marks: RowMarks;
}

/** Compares every row with what the importer may read, page by page; nothing is written of anybody. Null when it was asked to stop. */
export async function analyseImport({
  runtime,
  actor,
  importId,
  goOn = () => true,
}: Job): Promise<OutcomeCounts | null> {
  const list = await run(runtime, importToAnalyse, actor, { importId });
  await run(runtime, beginAnalysis, actor, { importId });
  const read = rowReaderOf(runtime, list);
  const match = matcherOf(runtime, actor, list.kind);
  for (let after = 0; ; ) {
    if (!goOn()) return null;
    const page = await run(runtime, rowsToAnalyse, actor, { importId, after, limit: AT_ONCE });
    const last = page.at(-1);
    if (!last) break;
    after = last.row_number;
    const rows: ReadRow[] = [];
    for (const [index, { row_number, cells }] of page.entries()) {
      if (index % IN_A_TURN === 0) await setImmediate();
      rows.push(read(row_number, cells));
    }
    await run(runtime, recordOutcomes, actor, { importId, rows: await match(rows) });
    await setTimeout(REST_MS);
  }
  return run(runtime, finishAnalysis, actor, { importId });
}

function rowReaderOf(
  runtime: Runtime,
  { columns, kind, organisation_id, today }: Awaited<ReturnType<typeof importToAnalyse.handle>>,
) {
  const context: ParseContext = {
    today,
    communes: communeLookup(),
    hashNir: (hash) => hash,
    readNir: readKeptNir,
  };
  return (number: number, cells: readonly string[]): ReadRow => {
    const parsed = parseRow(cells, columns, context);
    const row = { ...parsed, problems: [...parsed.problems, ...erasedNirs(cells, columns)] };
    const own = organisationNumber(row.values, kind);
    return { number, row, marks: rowMarks(runtime, organisation_id, { values: row.values, number: own }) };
  };
}

/** A NIR that stood where none was announced was erased when the file arrived. */
function erasedNirs(cells: readonly string[], columns: readonly Column[]): ParsedRow['problems'] {
  return cells.flatMap((cell, column) =>
    cell === REDACTED && !columns[column]?.holdsNir
      ? [{ code: 'nir-elsewhere' as const, params: {}, field: null, column }]
      : [],
  );
}

/** Keeps what it has seen of the list: a second row of the same person is recognised, whatever the page. */
function matcherOf(runtime: Runtime, actor: Actor, organisationKind: string) {
  const known = indexPeople([]);
  const readable = new Map<string, ReadablePerson>();
  const sameNir = new Map<string, string[]>();
  const match = rowMatcher({ known, organisationKind, sameNir });
  return async (rows: readonly ReadRow[]): Promise<AnalysedRow[]> => {
    const valid = rows.filter(({ row }) => !isRefused(row));
    const found = await run(runtime, compareRows, actor, {
      rows: valid.map(({ row }) => ({
        values: row.values,
        number: organisationNumber(row.values, organisationKind),
      })),
      marks: valid.flatMap(({ marks }) => [marks.whole, ...marks.identities]),
    });
    for (const person of found.people) {
      if (readable.has(person.known.personId)) continue;
      readable.set(person.known.personId, person);
      known.add(person.known);
    }
    for (const [hash, people] of found.sameNir) sameNir.set(hash, people);
    const analysed: AnalysedRow[] = [];
    for (const [index, { number, row, marks }] of rows.entries()) {
      if (index % IN_A_TURN === 0) await setImmediate();
      const settled = settleRow(match({ number, row }), marks, { readable, imported: found.imported });
      analysed.push({ rowNumber: number, values: row.values, ...settled });
    }
    return analysed;
  };
}
