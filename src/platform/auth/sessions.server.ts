import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Actor, anonymous } from '../access/actor.ts';
import type { Tx } from '../access/bound-transaction.ts';
import { systemDb } from '../access/system-db.ts';
import { newId } from '../database/id.ts';
import type { Runtime } from '../runtime.ts';
import { hashToken, newToken } from './keys.ts';
import { type PersonSessionRow, personActor, personSessionOf, whyPersonOver } from './person-session.ts';
import { IDLE_MINUTES, nextStep, SESSION_HOURS } from './rules.ts';
import type { PersonSession, Seat, Session } from './session.ts';
import type { EndedWhy } from './tables.ts';

export interface Resolved {
  session: Session | null;
  /** Of an accompanied person; never beside a professional's. */
  personSession: PersonSession | null;
  /** A professional only when nothing stands between the session and personal data. */
  actor: Actor;
  /** Why the cookie's session is over, when it is. */
  ended: EndedWhy | null;
  /** Of the territory where whoever asks lives or acts. */
  timeZone: string | null;
}

const nobody: Resolved = {
  session: null,
  personSession: null,
  actor: anonymous,
  ended: null,
  timeZone: null,
};

interface ProfessionalSessionRow {
  session_id: string;
  person_id: null;
  professional_id: string;
  seat: string | null;
  method: Session['method'];
  last_seen_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  second_factor_at: Temporal.Instant | null;
  ended_why: EndedWhy | null;
  given_name: string;
  family_name: string;
  email: string;
  demo_account: boolean;
  enrolled: boolean;
  organisation_id: string | null;
  organisation_name: string | null;
  function: string | null;
}
type SessionRow = (ProfessionalSessionRow | (PersonSessionRow & { ended_why: EndedWhy | null })) & {
  time_zone: string;
};

/**
 * Who the cookie's token speaks for, at this instant: a membership that ended today, or an hour that passed, ends the session
 * here. `gesture` is false for what a page does by itself (polling): it must not keep an unattended screen open.
 */
export async function resolveSession(
  runtime: Runtime,
  token: string | null,
  { gesture }: { gesture: boolean },
): Promise<Resolved> {
  if (!token) return nobody;
  const now = runtime.clock.now();
  return systemDb(
    runtime,
    'session',
    async (tx) => {
      const row = await readSession(tx, token);
      if (!row) return nobody;
      if (row.ended_why) return { ...nobody, ended: row.ended_why };
      const over = row.person_id === null ? whyOver(row, now) : whyPersonOver(row, now, runtime.demo);
      if (over) {
        await endSessions(tx, now, over, { sessionId: row.session_id });
        return { ...nobody, ended: over };
      }
      if (row.person_id !== null) {
        const personSession = personSessionOf(row);
        if (gesture) await touch(tx, personSession, now);
        return { ...nobody, personSession, actor: personActor(personSession), timeZone: row.time_zone };
      }
      const session = sessionOf(row, runtime.demo, now);
      if (gesture && !session.locked) await touch(tx, session, now);
      return { ...nobody, session, actor: actorOf(session), timeZone: row.time_zone };
    },
    { routine: true },
  );
}

async function readSession(tx: Tx, token: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    SELECT s.session_id, s.professional_id, s.seat, s.method, s.last_seen_at, s.expires_at, s.second_factor_at, s.ended_why,
           p.given_name, p.family_name, p.email, p.demo_label IS NOT NULL AS demo_account,
           EXISTS (SELECT FROM second_factor f WHERE f.professional_id = s.professional_id
                   AND f.confirmed_at IS NOT NULL AND f.ended_at IS NULL) AS enrolled,
           m.organisation_id, o.name AS organisation_name, m.function, s.account_id, a.person_id, a.stands,
           CASE WHEN a.person_id IS NULL THEN access.zone_of(m.organisation_id) ELSE access.zone_of_person(a.person_id) END AS time_zone
    FROM session s
    LEFT JOIN professional p ON p.professional_id = s.professional_id
    LEFT JOIN LATERAL access.person_session(s.account_id, s.method, s.credential_id) a ON s.account_id IS NOT NULL
    LEFT JOIN membership m ON m.membership_id = s.seat AND m.from_on <= access.today_of(m.organisation_id)
      AND (m.until_on IS NULL OR m.until_on > access.today_of(m.organisation_id))
    LEFT JOIN organisation o ON o.organisation_id = m.organisation_id
    WHERE s.token_hash = ${hashToken(token)}`.execute(tx);
  return rows[0];
}

function whyOver(row: ProfessionalSessionRow, now: Temporal.Instant): EndedWhy | null {
  if (Temporal.Instant.compare(now, row.expires_at) >= 0) return 'expired';
  return row.seat && !row.organisation_id ? 'membership-ended' : null;
}

function sessionOf(row: ProfessionalSessionRow, demo: boolean, now: Temporal.Instant): Session {
  const exempt = demo && row.demo_account && (row.method === 'demo' || !row.enrolled);
  const seat: Seat | null = row.seat
    ? {
        membershipId: row.seat,
        organisationId: row.organisation_id ?? '',
        organisationName: row.organisation_name ?? '',
        function: row.function ?? '',
      }
    : null;
  return {
    sessionId: row.session_id,
    professionalId: row.professional_id,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    method: row.method,
    seat,
    secondFactor: row.second_factor_at ? 'done' : exempt ? 'exempt' : 'due',
    locked: Temporal.Instant.compare(now, row.last_seen_at.add({ minutes: IDLE_MINUTES })) >= 0,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}

function actorOf(session: Session): Actor {
  if (!session.seat || nextStep(session) !== 'open') return anonymous;
  return {
    kind: 'professional',
    professionalId: session.professionalId,
    seat: session.seat.membershipId,
    organisationId: session.seat.organisationId,
    sessionId: session.sessionId,
  };
}

/** Once a minute is enough to measure twenty, and spares a write on every page. */
async function touch(
  tx: Tx,
  session: { sessionId: string; lastSeenAt: Temporal.Instant },
  now: Temporal.Instant,
): Promise<void> {
  if (Temporal.Instant.compare(now, session.lastSeenAt.add({ minutes: 1 })) < 0) return;
  await tx
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('session_id', '=', session.sessionId)
    .execute();
}

/** Whose session it is. For an accompanied person, with what opened it: it ends with that. */
export type SessionOwner = { professionalId: string } | { accountId: string; credentialId: string | null };

/** Opens a session and gives the cookie's token. With one membership only, it is already chosen. */
export async function openSession(
  tx: Tx,
  now: Temporal.Instant,
  { method, device, ...owner }: SessionOwner & { method: PersonSession['method']; device: string },
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      session_id: newId(),
      ...(await ownerColumns(tx, owner)),
      method,
      device,
      created_at: now,
      last_seen_at: now,
      expires_at: now.add({ hours: SESSION_HOURS }),
    })
    .execute();
  const who = 'accountId' in owner ? { accountId: owner.accountId } : owner;
  await recordSignIn(tx, 'sign-in', { ...who, method });
  return token;
}

async function ownerColumns(tx: Tx, owner: SessionOwner) {
  if ('accountId' in owner) return { account_id: owner.accountId, credential_id: owner.credentialId };
  const seats = await seatsOf(tx, owner.professionalId);
  return {
    professional_id: owner.professionalId,
    seat: seats.length === 1 ? seats[0]!.membershipId : null,
  };
}

/** The organisations this professional works for today. */
async function seatsOf(tx: Tx, professionalId: string): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    SELECT m.membership_id AS "membershipId", m.organisation_id AS "organisationId", o.name AS "organisationName", m.function
    FROM membership m JOIN organisation o USING (organisation_id)
    WHERE m.professional_id = ${professionalId} AND m.from_on <= access.today_of(m.organisation_id)
      AND (m.until_on IS NULL OR m.until_on > access.today_of(m.organisation_id))
    ORDER BY o.name`.execute(tx);
  return rows;
}

export async function listSeats(runtime: Runtime, session: Session): Promise<Seat[]> {
  return systemDb(runtime, 'session', (tx) => seatsOf(tx, session.professionalId));
}

/** Binds the session to another of the professional's seats. Gives the new token, or null when the seat is not theirs. */
export async function switchOrganisation(
  runtime: Runtime,
  session: Session,
  membershipId: string,
): Promise<string | null> {
  return systemDb(runtime, 'session', async (tx) => {
    const seats = await seatsOf(tx, session.professionalId);
    if (!seats.some((seat) => seat.membershipId === membershipId)) return null;
    await tx
      .updateTable('session')
      .set({ seat: membershipId })
      .where('session_id', '=', session.sessionId)
      .where('ended_at', 'is', null)
      .execute();
    return rotate(tx, session.sessionId);
  });
}

/** A new token for the same session: whoever may have known the old one is out. */
export async function rotate(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken();
  await tx
    .updateTable('session')
    .set({ token_hash: hashToken(token) })
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return token;
}

/** Unlocks a screen for accounts that have no second factor to give (demo accounts). Gives the new token. */
export async function resumeExempt(runtime: Runtime, session: Session): Promise<string | null> {
  if (session.secondFactor !== 'exempt') return null;
  return systemDb(runtime, 'session', async (tx) => {
    const now = runtime.clock.now();
    await tx
      .updateTable('session')
      .set({ last_seen_at: now })
      .where('session_id', '=', session.sessionId)
      .execute();
    return rotate(tx, session.sessionId);
  });
}

export async function signOut(
  runtime: Runtime,
  token: string | null,
  why: 'signed-out' | 'idle' = 'signed-out',
): Promise<void> {
  if (!token) return;
  await systemDb(runtime, 'session', (tx) =>
    endSessions(tx, runtime.clock.now(), why, { tokenHash: hashToken(token) }),
  );
}

type Which = { sessionId: string } | { tokenHash: Buffer };

async function endSessions(tx: Tx, now: Temporal.Instant, why: EndedWhy, which: Which): Promise<void> {
  const query = tx
    .updateTable('session')
    .set({ ended_at: now, ended_why: why })
    .where('ended_at', 'is', null);
  const chosen =
    'sessionId' in which
      ? query.where('session_id', '=', which.sessionId)
      : query.where('token_hash', '=', which.tokenHash);
  await chosen.execute();
}

/** A line in the audit: the transaction has no actor yet, so the professional is in the detail. */
export async function recordSignIn(tx: Tx, act: string, detail: Record<string, string>): Promise<void> {
  await sql`SELECT audit.record(${newId()}, 'sign_in', ${act}, NULL, NULL, ${JSON.stringify(detail)}::jsonb)`.execute(
    tx,
  );
}
