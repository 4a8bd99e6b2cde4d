import type pg from 'pg';
import { withOwner } from '../../platform/database/connect.ts';
import { Differences } from '../../platform/database/differences.ts';

/** Few at a time: whoever writes about one of them meanwhile waits for so many. */
const PAGE = 50;

type Row = Readonly<Record<string, unknown>>;

/** What is derived about one person, and how it is derived again. */
const DERIVED = ['person_list', 'plan_summary', 'diagnosis_summary'] as const;
const AGAIN = 'SELECT access.recompute(p), access.refresh_diagnosis_summary(p) FROM unnest($1::uuid[]) p';

/**
 * Whether what lists and summaries say is still what the facts say: derived again by the same functions as after an act, compared, and
 * rolled back. Who is being written about at that moment is left out. Never more than a page is held.
 */
export const listColumnsCheck = {
  name: 'list-columns',
  label: 'Colonnes des listes et des synthèses',
  run: ({ ownerUrl }: { ownerUrl: string }) =>
    withOwner(ownerUrl, async (owner) => {
      const found = new Differences();
      let after = '00000000-0000-0000-0000-000000000000';
      for (;;) {
        const { rows } = await owner.query<{ person_id: string }>(
          'SELECT person_id FROM person WHERE person_id > $1 ORDER BY person_id LIMIT $2',
          [after, PAGE],
        );
        const last = rows.at(-1);
        if (!last) return found.result();
        after = last.person_id;
        await checkPage(
          owner,
          rows.map((row) => row.person_id),
          found,
        );
      }
    }),
};

async function checkPage(owner: pg.ClientBase, page: readonly string[], found: Differences): Promise<void> {
  await owner.query('BEGIN');
  try {
    // Nobody waits for us while we wait for somebody else.
    const { rows } = await owner.query<{ person_id: string }>(
      `SELECT p.person_id FROM person p JOIN person_list l USING (person_id) WHERE p.person_id = ANY ($1)
       ORDER BY p.person_id FOR NO KEY UPDATE OF p, l SKIP LOCKED`,
      [page],
    );
    const people = rows.map((row) => row.person_id);
    const before = await readDerived(owner, people);
    await owner.query('SET LOCAL ROLE relais_access');
    await owner.query(AGAIN, [people]);
    await owner.query('RESET ROLE');
    const now = await readDerived(owner, people);
    for (const personId of people) {
      const columns = DERIVED.flatMap((table) =>
        differing(before.get(table + personId), now.get(table + personId)).map(
          (column) => `${table}.${column}`,
        ),
      );
      found.looked(columns.length === 0 ? null : `${personId} : ${columns.join(', ')}`);
    }
  } finally {
    await owner.query('ROLLBACK');
  }
}

async function readDerived(owner: pg.ClientBase, people: readonly string[]): Promise<Map<string, Row>> {
  const { rows } = await owner.query<{ name: string; person_id: string; row: Row }>(
    DERIVED.map(
      (table) =>
        `SELECT '${table}' AS name, person_id, to_jsonb(t) AS row FROM ${table} t WHERE person_id = ANY ($1)`,
    ).join(' UNION ALL '),
    [people],
  );
  return new Map(rows.map(({ name, person_id, row }) => [name + person_id, row]));
}

/** A row that is not there yet says the same as one that says nothing. */
function differing(before: Row = {}, now: Row = {}): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  names.delete('person_id');
  return [...names].filter((name) => said(before[name]) !== said(now[name])).sort();
}

const said = (value: unknown): string => {
  const text = JSON.stringify(value ?? null);
  return text === '0' || text === '[]' || text === '{}' || text === '""' ? 'null' : text;
};
