import { sql } from 'kysely';
import { NotFound } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { zoneOf } from '../../platform/clock/clock.ts';
import { endInForce } from '../ending/read-end.server.ts';
import { SILENCE_LABEL } from './codes.ts';
import { abilities } from './rules.ts';
import type { PersonFile } from './views.ts';
import './tables.ts';

/** More would not be told apart on a picture. */
const MOST_CONTACTS = 400;

type Row = Omit<PersonFile, 'levels'>;

/** One opened person, as far as the reader's levels and the policies of each table let them know: one statement. */
export async function readPersonFile(
  { tx, clock, levels }: Pick<Context, 'tx' | 'clock' | 'levels'>,
  personId: string,
): Promise<PersonFile> {
  const { rows } = await fileRow(personId, zoneOf(clock)).execute(tx);
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

const fileRow = (person: string, zone: string) => sql<Row>`
  SELECT p.person_id AS "personId", l.family_name AS "familyName", l.given_name AS "givenName", p.protected,
    l.entered_on AS "enteredOn", l.ended_on AS "endedOn", l.referent_body_name AS "referentBody", ${endInForce(sql.ref('p.person_id'))} AS "end",
    CASE WHEN l.ended_on IS NULL THEN access.may_end(p.person_id) ELSE access.may_take_up(p.person_id) END AS "decidesEnd",
    CASE WHEN p.informed_on IS NOT NULL THEN json_build_object('on', p.informed_on, 'by', (
      SELECT e.author_name || coalesce(' (' || e.organisation_name || ')', '') FROM timeline_event e
      WHERE e.person_id = p.person_id AND e.kind = 'person-informed' ORDER BY e.recorded_at DESC LIMIT 1)) END AS informed,
    (SELECT CASE
       WHEN s.due_on IS NOT NULL THEN json_build_object('on', s.due_on, 'label', ${SILENCE_LABEL}::text, 'kind', 'sans-nouvelles',
         'owner', 'siege', 'mine', coalesce(l.lead_seat = access.seat(), false), 'name', l.lead_name)
       WHEN d.next_due_on IS NOT NULL THEN json_build_object('on', d.next_due_on, 'label', d.next_label, 'kind', d.next_kind,
         'owner', d.next_owner, 'mine', coalesce(d.next_owner_seat = access.seat(), false), 'name', d.next_owner_name) END
     FROM access.deadlines_of(ARRAY[p.person_id]) d LEFT JOIN access.contacts_of(ARRAY[p.person_id]) k ON true
     CROSS JOIN LATERAL access.silence_due(l.lead_seat, k.silent_since, d.next_due_on, access.today()) AS s (due_on)) AS due,
    (SELECT json_build_object('lastOn', k.last_contact_on, 'silentSince',
       coalesce(k.last_contact_on, (p.created_at AT TIME ZONE ${zone})::date), 'attempts', k.attempts_since,
       'lastAttemptOn', k.last_attempt_on) FROM access.contacts_of(ARRAY[p.person_id]) k) AS reach,
    (SELECT coalesce(json_agg(z ORDER BY z.on), '[]') FROM (
       SELECT q.contact_id AS "contactId", (q.at AT TIME ZONE ${zone})::date AS on, q.channel, q.reached FROM contact q
       WHERE q.person_id = p.person_id AND q.withdrawn_at IS NULL ORDER BY q.at DESC LIMIT ${MOST_CONTACTS}) z) AS contacts,
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
    (SELECT coalesce(json_agg(g.name ORDER BY access.folded(g.name), g.name), '[]') FROM person_tag g
     WHERE g.person_id = p.person_id) AS tags,
    CASE WHEN l.lead_name IS NOT NULL THEN (
      SELECT json_build_object('name', l.lead_name, 'organisation', l.lead_organisation, 'me', l.lead_seat = access.seat(),
        'since', (SELECT x.from_at FROM lead_period x WHERE x.person_id = p.person_id AND x.until_at IS NULL),
        'phone', f.phone, 'email', f.email, 'standIn', (
          SELECT json_build_object('name', sm.professional_name, 'phone', sf.phone, 'email', sf.email, 'until', g.until_on)
          FROM access_grant g JOIN membership sm ON sm.membership_id = g.seat
            LEFT JOIN professional sf ON sf.professional_id = sm.professional_id
          WHERE g.person_id = p.person_id AND g.for_seat = l.lead_seat AND g.why = 'remplacement' AND g.revoked_at IS NULL
            AND access.today() BETWEEN g.from_on AND g.until_on
          ORDER BY g.until_on DESC LIMIT 1))
      FROM (SELECT) one LEFT JOIN membership m ON m.membership_id = l.lead_seat
        LEFT JOIN professional f ON f.professional_id = m.professional_id) END AS lead,
    (SELECT coalesce(json_agg(json_build_object('leadPeriodId', y.lead_period_id, 'name', y.professional_name,
       'organisation', y.organisation_name, 'from', (y.from_at AT TIME ZONE ${zone})::date,
       'until', (y.until_at AT TIME ZONE ${zone})::date, 'interim', y.interim) ORDER BY y.from_at), '[]')
     FROM lead_period y WHERE y.person_id = p.person_id) AS leads,
    (SELECT json_build_object('track', o.track, 'body', o.referent_body_name, 'decidedOn', o.decided_on, 'by', o.authority_name)
     FROM orientation o WHERE o.person_id = p.person_id ORDER BY o.decided_on DESC, o.recorded_at DESC LIMIT 1) AS orientation,
    (SELECT coalesce(json_agg(json_build_object('statusPeriodId', s.status_period_id, 'kind', s.kind, 'from', s.from_on,
       'expectedUntil', s.expected_until, 'until', s.until_on, 'source', s.source, 'author', s.author_name,
       'organisation', s.organisation_name, 'version', s.version)
       ORDER BY s.until_on IS NOT NULL, s.until_on DESC, k.rank, s.from_on DESC), '[]')
     FROM status_period s JOIN status_kind k ON k.code = s.kind WHERE s.person_id = p.person_id) AS statuses,
    (SELECT coalesce(json_agg(json_build_object('listedDateId', w.listed_date_id, 'kind', w.kind, 'on', w.on_date,
       'time', w.at_time, 'withWhom', w.with_whom, 'organisation', w.organisation_name) ORDER BY w.on_date, w.kind), '[]')
     FROM listed_date w WHERE w.person_id = p.person_id AND w.closed_on IS NULL) AS "listedDates",
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
