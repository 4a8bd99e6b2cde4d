import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { CircleRole } from './codes.ts';
import type { Meanwhile } from './views.ts';
import './tables.ts';

/** Who is around the person today, as the person reads it: everybody, discreet organisations included. */
export interface OwnPlace {
  circleMemberId: string;
  name: string;
  organisation: string;
  function: string;
  role: CircleRole;
  isLead: boolean;
  phone: string | null;
  email: string | null;
  /** Who is to be called meanwhile. */
  standIn: Meanwhile | null;
}

/** Somebody who is asked to join, or who asks to. */
export interface OwnProposal {
  invitationId: string;
  direction: 'invitation' | 'demande';
  name: string;
  organisation: string;
  role: CircleRole;
  reason: string;
}

/** For the person alone (`access.self()`): the référent first. One statement each. */
export async function readOwnCircle(tx: Tx, personId: string): Promise<OwnPlace[]> {
  const { rows } = await sql<OwnPlace>`
    SELECT c.circle_member_id AS "circleMemberId", c.professional_name AS name, c.organisation_name AS organisation, c.function,
      c.role, coalesce(c.seat = l.seat, false) AS "isLead", r.phone, r.email,
      (SELECT jsonb_build_object('name', s.name, 'phone', s.phone, 'email', s.email, 'until', g.until_on)
       FROM access_grant g JOIN access.reach_circle() s ON s.seat = g.seat
       WHERE g.person_id = c.person_id AND g.for_seat = c.seat AND g.why = 'remplacement' AND g.revoked_at IS NULL
         AND access.today() BETWEEN g.from_on AND g.until_on
       ORDER BY g.until_on DESC LIMIT 1) AS "standIn"
    FROM circle_member c
    LEFT JOIN lead_period l ON l.person_id = c.person_id AND l.until_at IS NULL
    LEFT JOIN access.reach_circle() r ON r.seat = c.seat
    WHERE c.person_id = ${personId} AND c.until IS NULL
    ORDER BY "isLead" DESC, c.role, c.since`.execute(tx);
  return rows;
}

export async function readOwnProposals(tx: Tx, personId: string): Promise<OwnProposal[]> {
  const rows = await tx
    .selectFrom('circle_invitation')
    .select(['circle_invitation_id', 'direction', 'professional_name', 'organisation_name', 'role', 'reason'])
    .where('person_id', '=', personId)
    .where('state', '=', 'ouverte')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    invitationId: row.circle_invitation_id,
    direction: row.direction,
    name: row.professional_name,
    organisation: row.organisation_name,
    role: row.role,
    reason: row.reason,
  }));
}
