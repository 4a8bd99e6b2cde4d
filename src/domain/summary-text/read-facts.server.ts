import { sql } from 'kysely';
import { NotFound } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { today, zoneOf } from '../../platform/clock/clock.ts';
import { contactChannels } from '../contact/codes.ts';
import '../contact/tables.ts';
import { findConstraint, findItem, impactLabel } from '../diagnosis/codes.ts';
import type { OpenConstraint } from '../diagnosis/rules.ts';
import { readSensitiveConstraints } from '../diagnosis/sensitive-constraints.server.ts';
import { readDiagnosisSummary } from '../diagnosis/summary.server.ts';
import { ageOn } from '../person/rules.ts';
import '../referral/tables.ts';
import { overStates } from '../referral/states.ts';
import type { SummaryFacts } from './views.ts';

interface Row
  extends Pick<
    SummaryFacts,
    'commune' | 'statuses' | 'referentBody' | 'lead' | 'circle' | 'objectives' | 'requests'
  > {
  readonly name: string;
  readonly birthDate: string | null;
  readonly contacts: readonly {
    readonly on: string;
    readonly channel: keyof typeof contactChannels;
    readonly reached: boolean;
    readonly author: string;
    readonly line: string;
    readonly sensitive: boolean;
  }[];
}

const LAST_CONTACTS = 3;

/** Three statements. Rows of discreet organisations are left out, even for who reads them: their names never leave Relais. */
export async function readSummaryFacts(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  personId: string,
): Promise<SummaryFacts> {
  const { rows } = await factsRow(personId, zoneOf(clock)).execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  const diagnosis = await readDiagnosisSummary(tx, personId);
  const sensitive = await readSensitiveConstraints(tx, personId);
  const { birthDate, contacts, ...rest } = row;
  const day = today(clock);
  const needs = (codes: readonly string[]) =>
    codes.map((code) => findItem({ kind: 'need', parent: '', code })?.label ?? code);
  const sittingOn = diagnosis?.jointOn ?? diagnosis?.lastSittingOn;
  return {
    ...rest,
    today: day,
    age: birthDate === null ? null : ageOn(birthDate, day),
    sitting: sittingOn
      ? { on: sittingOn, joint: diagnosis?.jointOn !== null, names: diagnosis?.jointNames ?? [] }
      : null,
    constraints: [
      ...(diagnosis?.constraints ?? []).map((one) => constraintFact(one, false)),
      ...sensitive.map((one) => constraintFact(one, true)),
    ],
    needs: needs(diagnosis?.needs ?? []),
    strengths: needs(diagnosis?.strengths ?? []),
    contacts: contacts.map(({ channel, reached, ...contact }) => ({
      ...contact,
      words: contactChannels[channel][reached ? 'reached' : 'missed'],
    })),
  };
}

const constraintFact = ({ code, value, impact }: OpenConstraint, sensitive: boolean) => ({
  title: findConstraint(code)?.title ?? code,
  impact: impact && impactLabel(impact).toLowerCase(),
  resolved: value === 'CLOTUREE',
  sensitive,
});

const factsRow = (person: string, zone: string) => sql<Row>`
  SELECT l.given_name || ' ' || l.family_name AS name, l.birth_date AS "birthDate", l.commune_name AS commune,
    l.referent_body_name AS "referentBody",
    CASE WHEN l.lead_name IS NOT NULL THEN json_build_object('name', l.lead_name, 'organisation', l.lead_organisation, 'since',
      (SELECT (x.from_at AT TIME ZONE ${zone})::date FROM lead_period x WHERE x.person_id = l.person_id AND x.until_at IS NULL)) END
      AS lead,
    (SELECT coalesce(json_agg(json_build_object('name', c.professional_name, 'organisation', c.organisation_name)
       ORDER BY c.role, c.since), '[]')
     FROM circle_member c WHERE c.person_id = l.person_id AND c.until IS NULL AND NOT c.discreet
       AND c.seat IS DISTINCT FROM l.lead_seat) AS circle,
    (SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'from', s.from_on, 'expectedUntil', s.expected_until,
       'sensitive', s.sensitive) ORDER BY k.rank, s.from_on), '[]')
     FROM status_period s JOIN status_kind k ON k.code = s.kind
     WHERE s.person_id = l.person_id AND s.from_on <= access.today() AND (s.until_on IS NULL OR s.until_on >= access.today())) AS statuses,
    (SELECT coalesce(json_agg(json_build_object('title', o.title, 'sensitive', o.sensitive, 'steps',
       (SELECT coalesce(json_agg(json_build_object('title', t.title, 'open', t.state IN ('prevue','en-cours'), 'dueOn', t.due_on,
          'endedOn', t.ended_on, 'owner', t.owner_name || CASE WHEN t.step_id = ANY (ARRAY(SELECT g.step_id FROM access.steps_to_entrust(ARRAY[l.person_id]) g))
            THEN ' (n’est plus dans le cercle)' ELSE '' END, 'sensitive', t.sensitive) ORDER BY t.rank, t.step_id), '[]')
        FROM step t WHERE t.person_id = o.person_id AND t.objective_id = o.objective_id AND NOT t.discreet
          AND t.state IN ('prevue','en-cours','faite'))) ORDER BY o.rank, o.objective_id), '[]')
     FROM objective o WHERE o.person_id = l.person_id AND o.state = 'en-cours' AND NOT o.discreet) AS objectives,
    (SELECT coalesce(json_agg(json_build_object('service', r.service_name, 'structure', r.structure_name, 'state', r.state,
       'since', (r.state_since AT TIME ZONE ${zone})::date, 'sensitive', r.sensitive) ORDER BY r.state_since DESC, r.referral_id), '[]')
     FROM referral r WHERE r.person_id = l.person_id AND NOT r.discreet AND NOT r.state = ANY (${overStates}::text[])) AS requests,
    (SELECT coalesce(json_agg(z ORDER BY z.at DESC), '[]') FROM (
       SELECT q.at, (q.at AT TIME ZONE ${zone})::date AS on, q.channel, q.reached, q.author_name AS author, q.line, q.sensitive
       FROM contact q WHERE q.person_id = l.person_id AND q.withdrawn_at IS NULL AND NOT q.discreet
       ORDER BY q.at DESC LIMIT ${LAST_CONTACTS}) z) AS contacts
  FROM person_list l WHERE l.person_id = ${person}`;
