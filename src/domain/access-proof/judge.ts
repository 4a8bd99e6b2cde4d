import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction, type Tx } from '../../platform/access/bound-transaction.ts';
import { SeatEnded } from '../../platform/access/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Facts, PairFact } from './facts.ts';
import { Oracle, type OracleActor } from './oracle.ts';

/** Every table about a person that the proof judges, with the key that names a row and what the oracle says of each. */
interface Judged {
  /** A table, or a function that reads one. */
  readonly table: string;
  /** SQL that names a row. */
  readonly key: string;
  readonly expected: (oracle: Oracle, actor: OracleActor) => string[];
}

const byItem = (table: string, key: string): Judged => ({
  table,
  key,
  expected: (oracle, actor) =>
    oracle.facts.items.filter((i) => i.table === table && oracle.readsItem(actor, i)).map((i) => i.id),
});

const byPair = (table: PairFact['table'], key: string): Judged => ({
  table,
  key,
  expected: (oracle, actor) =>
    oracle.facts.pairs
      .filter((pair) => pair.table === table && oracle.readsPair(actor, pair))
      .map(({ person, other }) => `${person}/${other}`),
});

const byPerson = (
  table: string,
  reads: (oracle: Oracle, actor: OracleActor, p: Facts['people'][number]) => boolean,
): Judged => ({
  table,
  key: 'person_id',
  expected: (oracle, actor) => oracle.facts.people.filter((p) => reads(oracle, actor, p)).map((p) => p.id),
});

/** The four columns after person_id that name an answer, as items write them. */
const answerKey = `concat_ws('/', person_id, kind, parent, code)`;

/** Columns of the list that some of its readers may not read come out of a function. */
export const deadlines = 'access.deadlines_of(ARRAY(SELECT person_id FROM person))';

export const contacts = 'access.contacts_of(ARRAY(SELECT person_id FROM person))';

export const judgedTables: readonly Judged[] = [
  byPerson('person', (o, a, p) => o.readsExistence(a, p)),
  byPerson('person_list', (o, a, p) => o.readsExistence(a, p)),
  byPerson(deadlines, (o, a, p) => o.readsDeadlines(a, p)),
  byPerson(contacts, (o, a, p) => o.readsContacts(a, p)),
  byPerson('person_identity', (o, a, p) => o.readsIdentity(a, p)),
  byPerson('person_contact', (o, a, p) => o.readsIdentity(a, p)),
  byPerson('person_address', (o, a, p) => o.readsAddress(a, p)),
  byItem('status_period', 'status_period_id'),
  byItem('household_period', 'household_period_id'),
  byItem('orientation', 'orientation_id'),
  byItem('person_external_number', 'number'),
  byItem('person_tag', 'tag_id'),
  byItem('accompaniment_end', 'accompaniment_end_id'),
  byItem('listed_date', 'listed_date_id'),
  byItem('diagnosis_sitting', 'sitting_id'),
  byItem('diagnosis_participant', 'sitting_id'),
  byItem('diagnosis_answer', answerKey),
  byItem('diagnosis_answer_version', answerKey),
  byItem('diagnosis_summary', 'person_id'),
  byItem('diagnosis_prepared', `concat_ws('/', person_id, question)`),
  byItem('timeline_event', 'timeline_event_id'),
  byItem('contact', 'contact_id'),
  byItem('objective', 'objective_id'),
  byItem('step', 'step_id'),
  byItem('step_question', 'step_question_id'),
  byItem('referral', 'referral_id'),
  byItem('plan_proposal', 'proposal_id'),
  byItem('plan_proposal_version', 'proposal_id'),
  byItem('portfolio_move_item', 'portfolio_move_id'),
  byItem('people_act_item', 'people_act_id'),
  byItem('objection', 'objection_id'),
  byItem('item_choice', 'item_choice_id'),
  byItem('orientation_request', 'orientation_request_id'),
  byItem('person_comment', 'person_comment_id'),
  byItem('sign_in_address', 'sign_in_address_id'),
  byItem('paper_code', 'paper_code_id'),
  byPair('possible_match', `concat_ws('/', person_id, other_id)`),
  byPair('person_alias', `concat_ws('/', person_id, survivor_id)`),
  byPerson('plan_summary', (o, a, p) => o.readsSummary(a, p)),
  {
    table: 'circle_member',
    key: 'circle_member_id',
    expected: (o, a) => o.facts.circle.filter((c) => o.readsCircleRow(a, c)).map((c) => c.id),
  },
  {
    table: 'lead_period',
    key: 'lead_period_id',
    expected: (o, a) => o.facts.leads.filter((l) => o.readsLeadRow(a, l)).map((l) => l.id),
  },
  {
    table: 'circle_invitation',
    key: 'circle_invitation_id',
    expected: (o, a) => o.facts.invitations.filter((i) => o.readsInvitation(a, i)).map((i) => i.id),
  },
  {
    table: 'access_grant',
    key: 'access_grant_id',
    expected: (o, a) => o.facts.grants.filter((g) => o.readsGrant(a, g)).map((g) => g.id),
  },
];

/** Every seat, every accompanied person, bearers of codes on paper, and nobody. */
export function actorsOf(facts: Facts): { actor: Actor; oracle: OracleActor; name: string }[] {
  return [
    ...facts.seats.map((s) => ({
      name: `siège ${s.id.slice(0, 8)}`,
      actor: {
        kind: 'professional',
        professionalId: s.professional,
        seat: s.id,
        organisationId: s.organisation,
      } as Actor,
      oracle: { kind: 'seat', seat: s.id } as OracleActor,
    })),
    ...facts.people.map((p) => ({
      name: `personne ${p.id.slice(0, 8)}`,
      actor: { kind: 'person', personId: p.id } as Actor,
      oracle: { kind: 'person', person: p.id } as OracleActor,
    })),
    ...facts.people.slice(0, 2).map((p) => ({
      name: `code sur papier ${p.id.slice(0, 8)}`,
      actor: { kind: 'preparing', personId: p.id } as Actor,
      oracle: { kind: 'preparing', person: p.id } as OracleActor,
    })),
    { name: 'anonyme', actor: { kind: 'anonymous' } as Actor, oracle: { kind: 'anonymous' } as OracleActor },
  ];
}

/** All that the actor reads of the judged tables once everybody they ask for is opened. */
async function readAll(tx: Tx): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { table, key } of judgedTables) {
    const rows = await sql<{
      key: string;
    }>`SELECT (${sql.raw(key)})::text AS key FROM ${sql.raw(table)}`.execute(tx);
    found.set(
      table,
      rows.rows.map((r) => r.key),
    );
  }
  return found;
}

/** Compares database and oracle for every actor and table; each difference is one line. */
export async function differences(runtime: Runtime, facts: Facts): Promise<string[]> {
  const oracle = new Oracle(facts);
  const lines: string[] = [];
  for (const { actor, oracle: judged, name } of actorsOf(facts)) {
    let found: Map<string, string[]>;
    try {
      found = await boundTransaction(runtime, actor, async (bound) => {
        await bound.open(facts.people.map((p) => p.id));
        return readAll(bound.tx);
      });
    } catch (error) {
      if (!(error instanceof SeatEnded)) throw error;
      found = new Map();
    }
    for (const { table, expected } of judgedTables) {
      const wanted = new Set(expected(oracle, judged));
      const got = new Set(found.get(table) ?? []);
      for (const id of wanted.difference(got)) lines.push(`${name}: ${table} ${id} should be read`);
      for (const id of got.difference(wanted)) lines.push(`${name}: ${table} ${id} should not be read`);
    }
  }
  return lines;
}
