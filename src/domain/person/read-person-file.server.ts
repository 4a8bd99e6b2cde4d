import { sql } from 'kysely';
import type { Levels } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { abilities } from './rules.ts';
import type { PersonFile } from './views.ts';
import './tables.ts';

type Row = Omit<PersonFile, 'levels'>;

/** One opened person, as far as the reader's levels and the policies of each table let them know: one statement. */
export async function readPersonFile(tx: Tx, levels: Levels, personId: string): Promise<PersonFile> {
  const { rows } = await fileRow(personId).execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  const may = abilities(levels);
  return {
    ...row,
    levels,
    statuses: may.readStatuses ? row.statuses : null,
    household: may.readHousehold ? row.household : null,
    circle: may.readCircle ? row.circle : null,
  };
}

const fileRow = (person: string) => sql<Row>`
  SELECT p.person_id AS "personId", l.family_name AS "familyName", l.given_name AS "givenName", p.protected,
    l.entered_on AS "enteredOn", l.referent_body_name AS "referentBody",
    CASE WHEN p.informed_on IS NOT NULL THEN json_build_object('on', p.informed_on, 'by', (
      SELECT e.author_name || coalesce(' (' || e.organisation_name || ')', '') FROM timeline_event e
      WHERE e.person_id = p.person_id AND e.kind = 'person-informed' ORDER BY e.recorded_at DESC LIMIT 1)) END AS informed,
    (SELECT json_build_object('on', d.next_due_on, 'label', d.next_label) FROM access.deadlines_of(ARRAY[p.person_id]) d
     WHERE d.next_due_on IS NOT NULL) AS due,
    (SELECT json_build_object('familyName', i.family_name, 'usedName', i.used_name, 'givenName', i.given_name,
       'birthDate', i.birth_date, 'civility', i.civility, 'version', i.version)
     FROM person_identity i WHERE i.person_id = p.person_id) AS identity,
    (SELECT json_build_object('phone', c.phone, 'phoneAcceptsSms', c.phone_accepts_sms, 'email', c.email,
       'preferred', c.preferred, 'interpreter', c.interpreter, 'version', c.version)
     FROM person_contact c WHERE c.person_id = p.person_id) AS contact,
    (SELECT json_build_object('line', a.line, 'postalCode', a.postal_code, 'communeCode', a.commune_code,
       'communeName', a.commune_name, 'version', a.version)
     FROM person_address a WHERE a.person_id = p.person_id) AS address,
    (SELECT n.number FROM person_external_number n WHERE n.person_id = p.person_id) AS "externalNumber",
    CASE WHEN l.lead_name IS NOT NULL THEN (
      SELECT json_build_object('name', l.lead_name, 'organisation', l.lead_organisation, 'me', l.lead_seat = access.seat(),
        'since', (SELECT x.from_at FROM lead_period x WHERE x.person_id = p.person_id AND x.until_at IS NULL),
        'phone', f.phone, 'email', f.email)
      FROM (SELECT) one LEFT JOIN membership m ON m.membership_id = l.lead_seat
        LEFT JOIN professional f ON f.professional_id = m.professional_id) END AS lead,
    (SELECT json_build_object('track', o.track, 'body', o.referent_body_name, 'decidedOn', o.decided_on, 'by', o.authority_name)
     FROM orientation o WHERE o.person_id = p.person_id ORDER BY o.decided_on DESC, o.recorded_at DESC LIMIT 1) AS orientation,
    (SELECT coalesce(json_agg(json_build_object('statusPeriodId', s.status_period_id, 'kind', s.kind, 'from', s.from_on,
       'expectedUntil', s.expected_until, 'until', s.until_on, 'source', s.source, 'author', s.author_name,
       'organisation', s.organisation_name, 'version', s.version)
       ORDER BY s.until_on IS NOT NULL, s.until_on DESC, k.rank, s.from_on DESC), '[]')
     FROM status_period s JOIN status_kind k ON k.code = s.kind WHERE s.person_id = p.person_id) AS statuses,
    (SELECT json_build_object('householdPeriodId', h.household_period_id, 'from', h.from_on, 'loneParent', h.lone_parent,
       'couple', h.couple, 'children', json_build_object('0_2', h.children_0_2, '3_5', h.children_3_5, '6_13', h.children_6_13,
       '14_17', h.children_14_17, '18_plus', h.children_18_plus))
     FROM household_period h WHERE h.person_id = p.person_id AND h.until_on IS NULL) AS household,
    (SELECT coalesce(json_agg(json_build_object('circleMemberId', c.circle_member_id, 'name', c.professional_name,
       'organisation', c.organisation_name, 'function', c.function, 'role', c.role, 'since', c.since,
       'lead', coalesce(c.seat = l.lead_seat, false), 'me', c.seat = access.seat())
       ORDER BY (c.seat = l.lead_seat) IS TRUE DESC, c.role, c.since), '[]')
     FROM circle_member c WHERE c.person_id = p.person_id AND c.until IS NULL) AS circle
  FROM person p JOIN person_list l USING (person_id)
  WHERE p.person_id = ${person}`;
