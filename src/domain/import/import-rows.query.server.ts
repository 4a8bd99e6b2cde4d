import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import '../person/tables.ts';
import type { Change } from './changes.ts';
import type { StoredProblem } from './flow-messages.ts';
import type { RowValues } from './row-values.ts';
import {
  type Decision,
  outcomes,
  type RowOutcome,
  type RowResult,
  results,
  type TakenBack,
  takenBacks,
} from './states.ts';
import type { StoredReason } from './stored-row.ts';
import './tables.ts';
import { mayImport } from './who-imports.ts';

export type ShownCandidate =
  | {
      personId: string;
      name: string;
      birthDate: string | null;
      communeName: string | null;
      reasons: StoredReason[];
    }
  | { row: number; reasons: StoredReason[] };

export interface ShownRow {
  rowNumber: number;
  values: Omit<RowValues, 'nirHash'> & { hasNir: boolean };
  problems: StoredProblem[];
  outcome: RowOutcome | null;
  /** Only if the reader may open their page today. */
  targetId: string | null;
  candidates: ShownCandidate[];
  changes: Change[];
  keptBack: Change[];
  decision: Decision | null;
  result: RowResult | null;
  takenBack: TakenBack | null;
}

export interface RowsPage {
  rows: ShownRow[];
  previous: number | null;
  next: number | null;
}

const PAGE = 25;

/** One page of the preview, or of the result, of a list that the reader leads. */
export const importRows = query({
  name: 'import-rows',
  input: z.object({
    importId: z.uuid(),
    outcome: z.enum(outcomes).optional(),
    result: z.enum(results).optional(),
    takenBack: z.enum(takenBacks).optional(),
    after: z.number().int().min(0).default(0),
  }),
  access: seated(mayImport),
  reads: 'list',
  listed: ({ rows }: RowsPage) => [...new Set(rows.flatMap(peopleOf))],
  handle: async (context, { importId, outcome, result, takenBack, after }): Promise<RowsPage> => {
    const filtered = sql`FROM people_import_row WHERE import_id = ${importId}
      AND (${outcome ?? null}::text IS NULL OR outcome = ${outcome ?? null})
      AND (${result ?? null}::text IS NULL OR result = ${result ?? null})
      AND (${takenBack ?? null}::text IS NULL OR taken_back = ${takenBack ?? null})`;
    const { rows } =
      await sql<StoredRow>`SELECT row_number, row_values, problems, outcome, target_id, candidates, changes,
      kept_back, decision, result, taken_back ${filtered} AND row_number > ${after} ORDER BY row_number LIMIT ${PAGE + 1}`.execute(
        context.tx,
      );
    const { rows: earlier } = await sql<{
      row_number: number;
    }>`SELECT row_number ${filtered} AND row_number <= ${after}
      ORDER BY row_number DESC LIMIT ${PAGE + 1}`.execute(context.tx);
    const page = rows.slice(0, PAGE);
    const people = await readNames(context, page);
    return {
      rows: page.map((row) => shownOf(row, people)),
      previous: earlier.length > 0 ? (earlier[PAGE]?.row_number ?? 0) : null,
      next: rows.length > PAGE ? (page.at(-1)?.row_number ?? null) : null,
    };
  },
});

interface StoredRow {
  row_number: number;
  row_values: RowValues;
  problems: StoredProblem[];
  outcome: RowOutcome | null;
  target_id: string | null;
  candidates: ({ personId: string; reasons: StoredReason[] } | { row: number; reasons: StoredReason[] })[];
  changes: Change[];
  kept_back: Change[];
  decision: Decision | null;
  result: RowResult | null;
  taken_back: TakenBack | null;
}

interface Named {
  person_id: string;
  family_name: string;
  given_name: string;
  birth_date: string | null;
  commune_name: string | null;
}

const peopleOf = (row: ShownRow): string[] => [
  ...(row.targetId ? [row.targetId] : []),
  ...row.candidates.flatMap((one) => ('personId' in one ? [one.personId] : [])),
];

/** Rights may have changed since the analysis: what is shown of people is what may be read today. */
async function readNames({ tx, open }: Context, rows: readonly StoredRow[]): Promise<Map<string, Named>> {
  const ids = [
    ...new Set(
      rows.flatMap((row) => [
        ...(row.target_id ? [row.target_id] : []),
        ...row.candidates.flatMap((one) => ('personId' in one ? [one.personId] : [])),
      ]),
    ),
  ];
  const people = new Map<string, Named>();
  const AT_ONCE = 50;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    await open(some);
    const { rows: found } = await sql<Named>`
      SELECT l.person_id, l.family_name, l.given_name, l.birth_date, l.commune_name
      FROM person_list l JOIN person_identity i ON i.person_id = l.person_id AND i.person_id = ANY (${some})
      WHERE l.person_id = ANY (${some})`.execute(tx);
    for (const person of found) people.set(person.person_id, person);
  }
  return people;
}

function shownOf(row: StoredRow, people: ReadonlyMap<string, Named>): ShownRow {
  const { nirHash, ...values } = row.row_values;
  const readable = row.target_id !== null && people.has(row.target_id);
  return {
    rowNumber: row.row_number,
    values: { ...values, hasNir: nirHash !== undefined },
    problems: row.problems,
    outcome: row.outcome,
    targetId: readable ? row.target_id : null,
    candidates: row.candidates.flatMap((one) => shownCandidate(one, people)),
    changes: readable ? row.changes : [],
    keptBack: readable ? row.kept_back : [],
    decision: row.decision,
    result: row.result,
    takenBack: row.taken_back,
  };
}

function shownCandidate(
  one: StoredRow['candidates'][number],
  people: ReadonlyMap<string, Named>,
): ShownCandidate[] {
  if (!('personId' in one)) return [one];
  const person = people.get(one.personId);
  if (!person) return [];
  return [
    {
      personId: one.personId,
      name: `${person.given_name} ${person.family_name}`,
      birthDate: person.birth_date,
      communeName: person.commune_name,
      reasons: one.reasons,
    },
  ];
}
