import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { ofName } from '../french.ts';
import { meetingWords, readListedDate } from '../listed-date/rules.ts';
import { type StatusCode, statusKinds } from '../person/codes.ts';
import { ageOn } from '../person/rules.ts';
import { type LeverCode, levers } from '../plan/codes.ts';
import { type DueRow, dueBranches, type Sought } from './branches.server.ts';
import { compareDeadlines, type DeadlineKind, deadlineKinds, deadlineOf, deadlineRules } from './rules.ts';
import { changeWhy } from './status-end-rules.ts';
import type { DueAction } from './views.ts';

type Row = DueRow & {
  readonly person_name: string | null;
  readonly birth_date: string | null;
  readonly commune_name: string | null;
  readonly came_on: string | null;
  readonly stock_on: string | null;
};

/** What is due around the people who are open, most urgent first: one statement, whatever the kinds. */
export async function readDue(tx: Tx, sought: Sought): Promise<DueAction[]> {
  // A branch leaves out with a bare NULL what its kind has not: each column is given its type here.
  const branches = deadlineKinds.map(
    (
      kind,
    ) => sql`SELECT ${kind}::text, b.person_id::text::uuid, b.subject_id, b.words::text, b.since, b.owner::text,
        b.owner_name::text, b.reason::text, b.tries::text::integer, b.tried_on::text::date
      FROM (${dueBranches[kind](sought)}) AS b (person_id, subject_id, words, since, owner, owner_name, reason, tries, tried_on)`,
  );
  // Each row looks its person up: joined, the planner would read the whole list under its policy, whatever it expects of the branches.
  const { rows } = await sql<Row>`
    SELECT a.*, l.person_name, l.birth_date, l.commune_name, l.came_on, l.stock_on
    FROM (${sql.join(branches, sql` UNION ALL `)})
      AS a (kind, person_id, subject_id, words, since, owner, owner_name, reason, tries, tried_on)
    LEFT JOIN LATERAL (
      SELECT p.given_name || ' ' || p.family_name AS person_name, p.birth_date, p.commune_name, p.stock_on,
        (p.created_at AT TIME ZONE access.text_setting('time_zone'))::date AS came_on
      FROM person_list p WHERE p.person_id = a.person_id LIMIT 1) l ON true`.execute(tx);
  return toldApart(rows, sought.today)
    .map((row) => actionOf(row, sought.today))
    .sort(compareDeadlines);
}

/** Two people of one name in one day: their age and commune, as far as they are known, say which is which. */
export function toldApart<One extends Pick<Row, 'person_id' | 'person_name' | 'birth_date' | 'commune_name'>>(
  rows: readonly One[],
  today: string,
): One[] {
  const bearers = Map.groupBy(rows, ({ person_name }) => person_name);
  return rows.map((row) => {
    const people = new Set(bearers.get(row.person_name)?.map(({ person_id }) => person_id));
    const marks = [row.birth_date && `${ageOn(row.birth_date, today)} ans`, row.commune_name].filter(Boolean);
    if (row.person_name === null || people.size < 2 || marks.length === 0) return row;
    return { ...row, person_name: `${row.person_name} (${marks.join(', ')})` };
  });
}

/** What is asked of the reader because somebody of a stock has their day. */
const ofStock: readonly DeadlineKind[] = ['sans-nouvelles', 'orientation', 'nomination'];

function actionOf(row: Row, today: string): DueAction {
  const planned = ofStock.includes(row.kind) && row.owner === 'moi' ? row.stock_on : null;
  const due = deadlineOf(row.kind, { since: row.since, cameOn: row.came_on, planned }, today);
  const resumed = planned !== null && due.dueOn === planned;
  return {
    key: `${row.kind} ${row.subject_id}`,
    kind: row.kind,
    personId: row.person_id,
    personName: row.person_name ?? (row.kind === 'invitation' ? (row.reason ?? '') : ''),
    subjectId: row.subject_id,
    colleague: row.kind === 'absence-annoncee' ? row.reason : null,
    words: wordsOf(row),
    since: row.since,
    ...due,
    owner: row.owner,
    ownerName: row.owner_name,
    why: resumed ? 'sa reprise est prévue ce jour' : whyOf(row),
    resumed,
    attempts: row.tries && row.tried_on ? { count: row.tries, lastOn: row.tried_on } : null,
  };
}

/** Of an appointment, its hour and with whom. */
function wordsOf({ kind, words, since }: Row): string {
  if (kind !== 'rendez-vous-note') return words ?? '';
  return meetingWords(readListedDate([since, words].filter(Boolean).join(' ')));
}

const people = (count: string | null) => `${count} ${Number(count) > 1 ? 'personnes' : 'personne'}`;

const listedBy = (rule: string, organisation: string | null) =>
  organisation ? `${rule} (${organisation})` : rule;

/** The rule in words, with what this very case adds to it. */
function whyOf({ kind, reason, words, owner_name }: Row): string {
  const rule = deadlineRules[kind].why;
  const more: Partial<Record<DeadlineKind, () => string>> = {
    etape: () => `${levers[reason as LeverCode]}, ${rule}`,
    'etape-a-confier': () => `${owner_name} n’est plus dans le cercle`,
    'depart-prevu': () => `${people(reason)} sans autre référent`,
    'suite-remplacement': () =>
      `départ ${ofName(owner_name ?? '')} avant la fin, ${people(reason)} sans remplaçant`,
    'rendez-vous-note': () => listedBy(rule, owner_name),
    'echeance-notee': () => listedBy(rule, owner_name),
    changement: () => changeWhy(reason ?? 'date', statusKinds[words as StatusCode].label),
  };
  return more[kind]?.() ?? rule;
}
