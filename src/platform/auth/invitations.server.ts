import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { professionalOnly } from '../access/access-rule.ts';
import type { Tx } from '../access/bound-transaction.ts';
import { NotFound, Refused } from '../access/errors.ts';
import { command, query } from '../access/run.ts';
import { systemDb } from '../access/system-db.ts';
import { newId } from '../database/id.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { Runtime } from '../runtime.ts';
import { keysOf, readLink } from './keys.ts';
import { invitationMail } from './mails.ts';
import { INVITATION_DAYS, normalEmail } from './rules.ts';
import { recordSignIn } from './sessions.server.ts';

const SEAT_ROLES = ['member', 'reception', 'manager', 'dpo'] as const;
type SeatRole = (typeof SEAT_ROLES)[number];

const isManager = professionalOnly(({ roles }) => roles.includes('manager'));

/** A manager invites somebody into their organisation; the seat exists once they accept. */
export const inviteProfessional = command({
  name: 'invite-professional',
  input: z.object({
    email: z.string().transform(normalEmail).pipe(z.email()),
    givenName: z.string().trim().min(1).max(100),
    familyName: z.string().trim().min(1).max(100),
    roles: z.array(z.enum(SEAT_ROLES)).min(1),
    speciality: z.enum(['sociale', 'professionnelle', 'les-deux']),
    function: z.string().trim().min(1).max(100),
  }),
  access: isManager,
  handle: async ({ tx, actor, clock }, input) => {
    if (actor.kind !== 'professional') throw new NotFound();
    const now = clock.now();
    const invitationId = newId();
    const has = (role: SeatRole) => input.roles.includes(role);
    await refuseMembers(tx, actor.organisationId, input.email);
    await tx
      .insertInto('professional_invitation')
      .values({
        invitation_id: invitationId,
        organisation_id: actor.organisationId,
        email: input.email,
        given_name: input.givenName,
        family_name: input.familyName,
        member: has('member'),
        reception: has('reception'),
        manager: has('manager'),
        dpo: has('dpo'),
        speciality: input.speciality,
        function: input.function,
        invited_by: actor.seat,
        created_at: now,
        expires_at: now.add({ hours: INVITATION_DAYS * 24 }),
      })
      .execute();
    await queueMail(tx, invitationMail, {
      to: input.email,
      params: { invitationId, organisationName: await publicName(tx, actor.organisationId) },
      organisationId: actor.organisationId,
    });
    return { invitationId };
  },
});

async function refuseMembers(tx: Tx, organisationId: string, email: string): Promise<void> {
  const { rows } = await sql`
    SELECT FROM membership m JOIN professional p USING (professional_id)
    WHERE m.organisation_id = ${organisationId} AND p.email = ${email}
      AND (m.until_on IS NULL OR m.until_on > access.today())`.execute(tx);
  if (rows.length > 0) throw new Refused('already_member');
}

async function publicName(tx: Tx, organisationId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string; discreet: boolean }>`
    SELECT name, discreet FROM organisation WHERE organisation_id = ${organisationId}`.execute(tx);
  return rows[0] && !rows[0].discreet ? rows[0].name : null;
}

export const withdrawInvitation = command({
  name: 'withdraw-invitation',
  input: z.object({ invitationId: z.uuid() }),
  access: isManager,
  handle: async ({ tx, clock }, { invitationId }) => {
    const withdrawn = await tx
      .updateTable('professional_invitation')
      .set({ withdrawn_at: clock.now() })
      .where('invitation_id', '=', invitationId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (withdrawn.numUpdatedRows !== 1n) throw new NotFound();
  },
});

/** Those of the manager's organisation that still wait, most recent first. */
export const waitingInvitations = query({
  name: 'waiting-invitations',
  input: z.object({}),
  access: isManager,
  reads: 'none',
  handle: async ({ tx, clock }) =>
    tx
      .selectFrom('professional_invitation')
      .select(['invitation_id', 'email', 'given_name', 'family_name', 'function', 'created_at', 'expires_at'])
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .orderBy('created_at', 'desc')
      .execute(),
});

export interface OpenInvitation {
  email: string;
  givenName: string;
  familyName: string;
  organisationName: string;
  function: string;
  /** The address has an account: its names are kept. */
  known: boolean;
}

/** What the link of an invitation shows, or null when it is no longer good, for whatever reason. */
export async function readInvitation(runtime: Runtime, link: string): Promise<OpenInvitation | null> {
  const invitationId = readLink(keysOf(runtime), 'invitation', link);
  if (!invitationId) return null;
  return systemDb(runtime, 'invitation', async (tx) => {
    const row = await openInvitation(tx, runtime.clock.now(), invitationId);
    return row ? shown(row) : null;
  });
}

/** Makes the seat (and the account, for a new address). The person then signs in by their mailbox like everybody. */
export async function acceptInvitation(
  runtime: Runtime,
  { link, givenName, familyName }: { link: string; givenName: string; familyName: string },
): Promise<{ email: string } | null> {
  const now = runtime.clock.now();
  const invitationId = readLink(keysOf(runtime), 'invitation', link);
  if (!invitationId) return null;
  return systemDb(runtime, 'invitation', async (tx) => {
    const row = await openInvitation(tx, now, invitationId);
    if (!row) return null;
    const membershipId = newId();
    const roles = SEAT_ROLES.filter((role) => row[role]);
    await sql`SELECT access.admit_member(${membershipId}, ${newId()}, ${row.organisation_id}, ${givenName}, ${familyName},
      ${row.email}, ${row.function}, ${row.speciality}, ${roles}, access.today(), NULL)`.execute(tx);
    await tx
      .updateTable('professional_invitation')
      .set({ accepted_at: now, membership_id: membershipId })
      .where('invitation_id', '=', invitationId)
      .execute();
    await recordSignIn(tx, 'accept-invitation', { invitationId, membershipId });
    return { email: row.email };
  });
}

interface InvitationRow extends Record<SeatRole, boolean> {
  organisation_id: string;
  organisation_name: string;
  email: string;
  given_name: string;
  family_name: string;
  function: string;
  speciality: string;
  known: boolean;
}

async function openInvitation(
  tx: Tx,
  now: Temporal.Instant,
  invitationId: string,
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    SELECT i.organisation_id, o.name AS organisation_name, i.email, i.function, i.speciality,
           i.member, i.reception, i.manager, i.dpo, p.professional_id IS NOT NULL AS known,
           coalesce(p.given_name, i.given_name) AS given_name, coalesce(p.family_name, i.family_name) AS family_name
    FROM professional_invitation i
    JOIN organisation o USING (organisation_id)
    LEFT JOIN professional p ON p.email = i.email
    WHERE i.invitation_id = ${invitationId} AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
      AND i.expires_at > ${now}
    FOR UPDATE OF i`.execute(tx);
  return rows[0];
}

function shown(row: InvitationRow): OpenInvitation {
  return {
    email: row.email,
    givenName: row.given_name,
    familyName: row.family_name,
    organisationName: row.organisation_name,
    function: row.function,
    known: row.known,
  };
}
