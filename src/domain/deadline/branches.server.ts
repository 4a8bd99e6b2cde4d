import { type RawBuilder, sql } from 'kysely';
import type { MoveKind } from '../circle/portfolio-move.ts';
import '../circle/tables.ts';
import { absencesToSee, cutShortToSee, departuresToSee } from '../circle/team-to-see.server.ts';
import '../contact/tables.ts';
import type { ListedDateKind } from '../listed-date/codes.ts';
import '../listed-date/tables.ts';
import '../person/tables.ts';
import '../plan/tables.ts';
import '../question/tables.ts';
import { UNANSWERED_DAYS } from '../question/states.ts';
import '../referral/tables.ts';
import { ANSWER_DAYS, awaitingStates, NEWS_DAYS } from '../referral/states.ts';
import { type DeadlineKind, ORIENTATION_DAYS } from './rules.ts';

/** What the branches ask with: the people who are open in this transaction, the day, and how far to look. */
export interface Sought {
  readonly people: readonly string[];
  readonly today: string;
  readonly horizons: { readonly steps: string; readonly changes: string; readonly silent: string };
  /** For the lists of a service or a team, which may be long: the first of them. */
  readonly most: number;
}

/** One row of what is due, before the rules tell its date. */
export interface DueRow {
  readonly kind: DeadlineKind;
  readonly person_id: string | null;
  readonly subject_id: string;
  readonly words: string | null;
  readonly since: string;
  readonly owner: 'moi' | 'remplacement' | 'personne' | 'autre';
  readonly owner_name: string | null;
  /** The status and the rule of a change; how many people a departure concerns; whatever else the kind says of why. */
  readonly reason: string | null;
  readonly tries: number | null;
  readonly tried_on: string | null;
}

/** Requests to services are followed by whoever asked, and by the référent. */
const followed = sql`(r.author_seat = access.seat() OR access.at('lead', r.person_id)) AND access.at('edit', r.person_id)`;
const civil = (instant: RawBuilder<unknown>) =>
  sql`(${instant} AT TIME ZONE access.text_setting('time_zone'))::date`;

const given = (people: readonly string[]) => sql`ANY (${people}::uuid[])`;

/** What is prepared and not carried out is due as a portfolio to finish, and once is enough. */
const beingPrepared = (kind: MoveKind, seat: RawBuilder<unknown>) => sql`
  SELECT FROM portfolio_move m
  WHERE m.organisation_id = access.org() AND m.from_seat = ${seat} AND m.kind = ${kind} AND m.state IN ('prepare','en-cours')`;

/** What a list told of, of those whom the reader leads; its organisation in the place of an owner. */
const listedDates =
  (kind: ListedDateKind) =>
  ({ people, horizons }: Sought) =>
    sql`
    SELECT d.person_id, d.listed_date_id, concat_ws(' ', d.at_time, d.with_whom), d.on_date, 'moi', d.organisation_name, d.at_time,
      NULL, NULL
    FROM listed_date d
    CROSS JOIN LATERAL (SELECT c.last_contact_on FROM access.contacts_of(ARRAY[d.person_id]) c) c
    WHERE d.person_id = ${given(people)} AND d.kind = ${kind} AND access.at('lead', d.person_id)
      AND access.listed_date_due(d, c.last_contact_on) AND d.on_date <= access.listed_date_seen(d, ${horizons.steps}::date)
      AND NOT EXISTS (SELECT FROM person_list l WHERE l.person_id = d.person_id AND l.stock_on IS NOT NULL)`;

/**
 * One branch for each kind: the columns of DueRow after `kind`, in that order. They read under the policies of each table, so that
 * nothing is due from a row that the reader may not read; columns of lists come out of the functions that check their reader.
 */
export const dueBranches: Record<DeadlineKind, (sought: Sought) => RawBuilder<unknown>> = {
  invitation: () => sql`
    SELECT NULL, i.circle_invitation_id, i.by_name || coalesce(' (' || nullif(i.by_organisation_name, '') || ')', ''),
      (i.created_at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL, i.person_label, NULL, NULL
    FROM circle_invitation i
    WHERE i.seat = access.seat() AND i.direction = 'invitation' AND i.state = 'ouverte'`,

  demande: () => sql`
    SELECT i.person_id, i.circle_invitation_id, i.professional_name || ' (' || i.organisation_name || ')',
      (i.created_at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL, NULL, NULL, NULL
    FROM access.requests_to_answer() r JOIN circle_invitation i USING (person_id, circle_invitation_id)`,

  portefeuille: () => sql`
    SELECT NULL, m.portfolio_move_id, m.from_name, coalesce(m.from_on, (m.prepared_at AT TIME ZONE access.text_setting('time_zone'))::date),
      'moi', NULL, NULL, NULL, NULL
    FROM portfolio_move m WHERE m.organisation_id = access.org() AND m.state IN ('prepare','en-cours')`,

  'depart-prevu': ({ most }) => sql`
    SELECT NULL, d.seat, d.name, d.last_day, 'moi', NULL, d.leads, NULL, NULL FROM ${departuresToSee} d
    WHERE d.leads > 0 AND NOT EXISTS (${beingPrepared('transfert', sql`d.seat`)})
    ORDER BY d.last_day, d.name LIMIT ${most}`,

  'suite-remplacement': ({ most }) => sql`
    SELECT NULL, c.for_seat, c.for_name, c.from_on, 'moi', c.names, c.people, NULL, NULL FROM ${cutShortToSee} c
    WHERE NOT EXISTS (${beingPrepared('remplacement', sql`c.for_seat`)} AND m.from_on <= c.until_on AND m.until_on >= c.from_on)
    ORDER BY c.from_on, c.for_name LIMIT ${most}`,

  'absence-annoncee': ({ most }) => sql`
    SELECT NULL, a.absence_id, a.name, a.from_on, 'moi', NULL, a.seat, NULL, NULL FROM ${absencesToSee} a
    WHERE a.accompanies AND NOT a.covered
      AND NOT EXISTS (${beingPrepared('remplacement', sql`a.seat`)} AND m.from_on <= a.until_on AND m.until_on >= a.from_on)
    ORDER BY a.from_on, a.name LIMIT ${most}`,

  proposition: ({ people }) => sql`
    SELECT q.person_id, q.proposal_id, q.title, (q.at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL, NULL, NULL, NULL
    FROM plan_proposal q
    WHERE q.person_id = ${given(people)} AND q.state IN ('proposee','amendee') AND q.by_side = 'personne'
      AND access.at('edit', q.person_id)`,

  question: ({ people }) => sql`
    SELECT q.person_id, q.step_question_id, q.asker_name, (q.asked_at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL,
      NULL, NULL, NULL
    FROM step_question q
    WHERE q.person_id = ${given(people)} AND q.asked_seat = access.seat() AND q.state = 'ouverte'`,

  'question-sans-reponse': ({ people, today }) => sql`
    SELECT q.person_id, q.step_question_id, q.asked_name, (q.asked_at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL,
      NULL, NULL, NULL
    FROM step_question q
    WHERE q.person_id = ${given(people)} AND q.asker_seat = access.seat() AND q.state = 'ouverte'
      AND (q.asked_at AT TIME ZONE access.text_setting('time_zone'))::date <= ${today}::date - ${UNANSWERED_DAYS}::integer`,

  reponse: ({ people }) => sql`
    SELECT q.person_id, q.step_question_id, q.asked_name, (q.answered_at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL,
      NULL, NULL, NULL
    FROM step_question q
    WHERE q.person_id = ${given(people)} AND q.asker_seat = access.seat() AND q.state = 'repondue' AND q.seen_at IS NULL`,

  // Of the structures that the reader's organisation manages: who it is about is on the page of the request.
  'service-a-repondre': ({ most }) => sql`
    SELECT NULL, q.referral_id, q.service_name, ${civil(sql`q.clock_from`)}, 'moi', NULL, q.organisation_name, NULL, NULL
    FROM access.referrals_received(NULL) q WHERE q.state = ANY (${awaitingStates}::text[])
    ORDER BY q.clock_from, q.referral_id LIMIT ${most}`,

  'service-a-envoyer': ({ people }) => sql`
    SELECT r.person_id, r.referral_id, r.service_name, ${civil(sql`r.state_since`)}, 'moi', NULL, NULL, NULL, NULL
    FROM referral r WHERE r.person_id = ${given(people)} AND r.state = 'place-confirmee' AND ${followed}`,

  'service-a-reprendre': ({ people }) => sql`
    SELECT r.person_id, r.referral_id, r.service_name, ${civil(sql`r.state_since`)}, 'moi', NULL, r.state, NULL, NULL
    FROM referral r
    WHERE r.person_id = ${given(people)} AND r.state IN ('refusee','expiree') AND r.followed_up_at IS NULL AND ${followed}`,

  'service-sans-reponse': ({ people, today }) => sql`
    SELECT r.person_id, r.referral_id, r.service_name, ${civil(sql`r.clock_from`)}, 'autre', r.structure_name, NULL, NULL, NULL
    FROM referral r
    WHERE r.person_id = ${given(people)} AND r.state = ANY (${awaitingStates}::text[]) AND ${followed}
      AND ${civil(sql`r.clock_from`)} < ${today}::date - ${ANSWER_DAYS}::integer`,

  'service-resultat': ({ people, today }) => sql`
    SELECT r.person_id, r.referral_id, r.service_name, ${civil(sql`r.state_since`)} + w.days, 'moi', NULL, r.state, NULL, NULL
    FROM referral r JOIN (VALUES ('acceptee', ${NEWS_DAYS.acceptee}::integer), ('premier-contact', ${NEWS_DAYS['premier-contact']}::integer),
      ('commencee', ${NEWS_DAYS.commencee}::integer)) AS w (state, days) ON w.state = r.state
    WHERE r.person_id = ${given(people)} AND ${followed} AND ${civil(sql`r.state_since`)} + w.days <= ${today}::date`,

  // Own steps, those of whom one stands in for, and what others around the people one leads are late with.
  etape: ({ people, today, horizons }) => sql`
    SELECT s.person_id, s.step_id, s.title, s.due_on,
      CASE WHEN s.owner_seat = access.seat() THEN 'moi' WHEN h.instead THEN 'remplacement'
           WHEN s.owner_seat IS NULL THEN 'personne' ELSE 'autre' END, s.owner_name, s.lever, NULL, NULL
    FROM step s
    CROSS JOIN LATERAL (SELECT EXISTS (
      SELECT FROM access_grant g WHERE g.person_id = s.person_id AND g.seat = access.seat() AND g.for_seat = s.owner_seat
        AND g.revoked_at IS NULL AND access.today() BETWEEN g.from_on AND g.until_on) AS instead) h
    WHERE s.person_id = ${given(people)} AND s.state IN ('prevue','en-cours')
      AND NOT EXISTS (SELECT FROM person_list l WHERE l.person_id = s.person_id AND l.ended_on IS NOT NULL)
      AND CASE WHEN s.owner_seat = access.seat() OR h.instead THEN s.due_on <= ${horizons.steps}::date
               ELSE s.due_on < ${today}::date AND access.at('lead', s.person_id) END
      AND s.step_id <> ALL (ARRAY(SELECT g.step_id FROM access.steps_to_entrust(${people}::uuid[]) g))`,

  'etape-a-confier': ({ people }) => sql`
    SELECT s.person_id, s.step_id, s.title, g.left_on, 'moi', s.owner_name, NULL, NULL, NULL
    FROM access.steps_to_entrust(${people}::uuid[]) g JOIN step s USING (person_id, step_id)
    WHERE access.at('lead', s.person_id)`,

  'sans-nouvelles': ({ people, horizons }) => sql`
    SELECT c.person_id, c.person_id, NULL, c.silent_since, 'moi', NULL,
      CASE WHEN c.last_contact_on IS NULL THEN 'jamais' END, c.attempts_since, c.last_attempt_on
    FROM access.contacts_of(${people}::uuid[]) c
    WHERE c.silent_since <= ${horizons.silent}::date AND access.at('lead', c.person_id)`,

  changement: ({ people, horizons }) => sql`
    SELECT c.person_id, c.person_id, c.change_status, c.change_on, 'moi', NULL, c.change_rule, NULL, NULL
    FROM access.changes_of(${people}::uuid[]) c
    WHERE c.change_on <= ${horizons.changes}::date AND access.at('lead', c.person_id)
    UNION ALL
    SELECT s.person_id, s.status_period_id, s.kind, s.expected_until, 'moi', NULL, 'date', NULL, NULL
    FROM status_period s
    WHERE s.person_id = ${given(people)} AND s.sensitive AND s.until_on IS NULL AND s.expected_until <= ${horizons.changes}::date
      AND access.at('lead', s.person_id)
      AND NOT EXISTS (SELECT FROM person_list l WHERE l.person_id = s.person_id AND l.stock_on IS NOT NULL)`,

  'rendez-vous-note': listedDates('rendez-vous'),
  'contrat-note': listedDates('contrat'),
  'echeance-notee': listedDates('echeance'),

  // The orientation service, oldest first; whoever accompanies learns when it is late.
  orientation: ({ people, today, most }) => sql`
    SELECT w.person_id, w.person_id, NULL, w.entered_on, 'moi', NULL, NULL, NULL, NULL
    FROM unnest(access.officer_of()) AS authority (id)
    CROSS JOIN LATERAL (
      SELECT l.person_id, l.entered_on FROM person_list l
      WHERE l.authority_id = authority.id AND l.lead_seat IS NULL AND l.referent_body_id IS NULL AND l.ended_on IS NULL AND l.stock_on IS NULL
        AND access.survivor_of(l.person_id) IS NULL
      ORDER BY l.entered_on, l.person_id LIMIT ${most}) w
    UNION ALL
    SELECT w.person_id, w.person_id, NULL, w.stock_on - ${ORIENTATION_DAYS}::integer, 'moi', NULL, NULL, NULL, NULL
    FROM unnest(access.officer_of()) AS authority (id)
    CROSS JOIN LATERAL (
      SELECT l.person_id, l.stock_on FROM person_list l
      WHERE l.authority_id = authority.id AND l.lead_seat IS NULL AND l.referent_body_id IS NULL AND l.ended_on IS NULL AND l.stock_on <= ${today}::date
        AND access.survivor_of(l.person_id) IS NULL
      ORDER BY l.stock_on, l.person_id LIMIT ${most}) w
    UNION ALL
    SELECT l.person_id, l.person_id, NULL, l.entered_on, 'autre', d.next_owner_name, NULL, NULL, NULL
    FROM access.deadlines_of(${people}::uuid[]) d JOIN person_list l USING (person_id)
    WHERE d.next_kind = 'orientation' AND d.next_due_on < ${today}::date AND access.at('edit', l.person_id)
      AND NOT coalesce(l.authority_id = ANY (access.officer_of()), false)`,

  nomination: ({ people, today, most }) => sql`
    SELECT d.person_id, d.person_id, NULL, d.oriented_on, 'moi', NULL, NULL, NULL, NULL
    FROM access.deadlines_of(ARRAY(
      SELECT l.person_id FROM person_list l
      WHERE access.has_role('manager') AND l.referent_body_id = access.org() AND l.lead_seat IS NULL AND l.ended_on IS NULL
        AND (l.stock_on IS NULL OR l.stock_on <= ${today}::date)
      ORDER BY l.entered_on, l.person_id LIMIT ${most})) d
    WHERE d.oriented_on IS NOT NULL
    UNION ALL
    SELECT d.person_id, d.person_id, NULL, d.oriented_on, 'autre', d.next_owner_name, NULL, NULL, NULL
    FROM access.deadlines_of(${people}::uuid[]) d JOIN person_list l USING (person_id)
    WHERE d.next_kind = 'nomination' AND d.next_due_on < ${today}::date AND access.at('edit', d.person_id)
      AND NOT (access.has_role('manager') AND l.referent_body_id = access.org())`,

  information: ({ people }) => sql`
    SELECT l.person_id, l.person_id, NULL, (l.created_at AT TIME ZONE access.text_setting('time_zone'))::date, 'moi', NULL, NULL, NULL, NULL
    FROM person_list l
    WHERE l.person_id = ${given(people)} AND l.informed_on IS NULL AND l.stock_on IS NULL
      AND (access.at('edit', l.person_id) OR access.at('desk', l.person_id))`,
};
