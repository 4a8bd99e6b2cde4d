import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { civilDateAt, today, zoneOf } from '../../platform/clock/clock.ts';
import type { CircleRole } from '../circle/codes.ts';
import { endInForce } from '../ending/read-end.server.ts';
import type { AccompanimentEnd } from '../ending/views.ts';
import type { RequestKind, RequestOutcome } from './codes.ts';
import './tables.ts';
import '../circle/tables.ts';
import '../person/tables.ts';

export interface OwnMember {
  circleMemberId: string;
  seat: string;
  name: string;
  organisation: string;
  function: string;
  role: CircleRole;
  since: string;
  isLead: boolean;
  discreet: boolean;
  phone: string | null;
  email: string | null;
  organisationPhone: string | null;
  /** Its professionals who accompany see what is sensitive. */
  capEmploi: boolean;
  awayUntil: string | null;
}

/** Somebody who reads for a time: a stand-in, or a former référent. */
export interface OwnReader {
  grantId: string;
  name: string;
  organisation: string;
  why: 'remplacement' | 'tuilage';
  /** Whom they stand in for; of a former référent, who took over. */
  forName: string;
  from: string;
  until: string;
  phone: string | null;
}

export interface OwnRequest {
  kind: RequestKind;
  on: string;
  answeredOn: string | null;
  outcome: RequestOutcome | null;
  answer: string;
  answeredBy: string | null;
}

export interface OwnCirclePage {
  members: OwnMember[];
  readers: OwnReader[];
  referentBody: string | null;
  /** Who decides of the orientation. */
  authority: { name: string; phone: string | null; email: string | null };
  /** The last request to it, waiting or answered. */
  request: OwnRequest | null;
  /** Then there is no référent to ask for: the person may ask that it be taken up again. */
  end: AccompanimentEnd | null;
}

/** Who is around the person, as they read it: everybody, discreet organisations included, and how to reach them. */
export const ownCirclePage = query({
  name: 'own-circle',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'file',
  handle: async (context, { personId }): Promise<OwnCirclePage> => {
    const { tx, clock } = context;
    const { rows } = await sql<OwnCirclePage['authority'] & Pick<OwnCirclePage, 'referentBody' | 'end'>>`
      SELECT l.referent_body_name AS "referentBody", ${endInForce(sql.ref('l.person_id'))} AS "end", a.name, a.phone, a.email
      FROM person_list l, access.own_authority() a WHERE l.person_id = ${personId}`.execute(tx);
    const row = rows[0];
    if (!row) throw new NotFound();
    const { referentBody, end, ...authority } = row;
    return {
      members: await members(context, personId),
      readers: await readers(tx, personId, today(clock)),
      referentBody,
      authority,
      end,
      request: await lastRequest(context, personId),
    };
  },
});

type Reading = Pick<Context, 'tx' | 'clock'>;

async function members({ tx, clock }: Reading, personId: string): Promise<OwnMember[]> {
  const { rows } = await sql<OwnMember>`
    SELECT c.circle_member_id AS "circleMemberId", c.seat, c.professional_name AS name, c.organisation_name AS organisation,
      c.function, c.role, (c.since AT TIME ZONE ${zoneOf(clock)})::date AS since, coalesce(c.seat = l.seat, false) AS "isLead", c.discreet,
      r.phone, r.email, r.organisation_phone AS "organisationPhone", coalesce(r.cap_emploi, false) AS "capEmploi", r.away_until AS "awayUntil"
    FROM circle_member c
    LEFT JOIN lead_period l ON l.person_id = c.person_id AND l.until_at IS NULL
    LEFT JOIN access.reach_circle() r ON r.seat = c.seat
    WHERE c.person_id = ${personId} AND c.until IS NULL
    ORDER BY "isLead" DESC, c.role, c.since, c.circle_member_id`.execute(tx);
  return rows;
}

async function readers(tx: Tx, personId: string, day: string): Promise<OwnReader[]> {
  const { rows } = await sql<OwnReader>`
    SELECT g.access_grant_id AS "grantId", r.name, r.organisation, g.why, g.for_name AS "forName", g.from_on AS "from",
      g.until_on AS until, r.phone
    FROM access_grant g JOIN access.reach_circle() r ON r.seat = g.seat
    WHERE g.person_id = ${personId} AND g.revoked_at IS NULL AND ${day} BETWEEN g.from_on AND g.until_on
    ORDER BY g.why, g.from_on, g.access_grant_id`.execute(tx);
  return rows;
}

async function lastRequest({ tx, clock }: Reading, personId: string): Promise<OwnRequest | null> {
  const row = await tx
    .selectFrom('orientation_request')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    kind: row.kind,
    on: civilDateAt(row.asked_at, clock),
    answeredOn: row.answered_at && civilDateAt(row.answered_at, clock),
    outcome: row.outcome,
    answer: row.answer,
    answeredBy: row.answered_by,
  };
}
