import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openTo, professionalOnly } from '../access/access-rule.ts';
import { NotFound } from '../access/errors.ts';
import { command, query } from '../access/run.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { factorChangedMail } from './mails.ts';
import './tables.ts';

export interface OpenSessionLine {
  sessionId: string;
  device: string;
  createdAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
  current: boolean;
}

/** Where one's account is open, the most recent first. */
export const ownSessions = query({
  name: 'own-sessions',
  input: z.object({}),
  access: openTo('professional', 'person'),
  reads: 'none',
  handle: async ({ tx, actor, clock }): Promise<OpenSessionLine[]> => {
    const rows = await tx
      .selectFrom('session')
      .select(['session_id', 'device', 'created_at', 'last_seen_at'])
      .where('ended_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .orderBy('last_seen_at', 'desc')
      .execute();
    const current = 'sessionId' in actor ? actor.sessionId : undefined;
    return rows.map((row) => ({
      sessionId: row.session_id,
      device: row.device,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      current: row.session_id === current,
    }));
  },
});

/** Closes one of one's own sessions, at once. */
export const endOwnSession = command({
  name: 'end-own-session',
  input: z.object({ sessionId: z.uuid() }),
  access: openTo('professional', 'person'),
  handle: async ({ tx, clock }, { sessionId }) => {
    const ended = await tx
      .updateTable('session')
      .set({ ended_at: clock.now(), ended_why: 'ended-elsewhere' })
      .where('session_id', '=', sessionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) throw new NotFound();
  },
});

/** Closes every session of one's account, the one that asks included. */
export const signOutEverywhere = command({
  name: 'sign-out-everywhere',
  input: z.object({}),
  access: openTo('professional', 'person'),
  handle: async ({ tx, clock }) => {
    const ended = await tx
      .updateTable('session')
      .set({ ended_at: clock.now(), ended_why: 'ended-elsewhere' })
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return { ended: Number(ended.numUpdatedRows) };
  },
});

/** The roles and duties that decide which doors a page offers. */
export const ownStanding = query({
  name: 'own-standing',
  input: z.object({}),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ standing }) => standing,
});

export const ownPhone = query({
  name: 'own-phone',
  input: z.object({}),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ tx, actor }) => {
    if (actor.kind !== 'professional') throw new NotFound();
    const { rows } = await sql<{ phone: string | null }>`
      SELECT phone FROM professional WHERE professional_id = ${actor.professionalId}`.execute(tx);
    return rows[0]?.phone ?? null;
  },
});

/** The professional number that colleagues of the territory read; empty removes it. */
export const changeOwnPhone = command({
  name: 'change-own-phone',
  input: z.object({ phone: z.string().trim().max(30) }),
  access: professionalOnly(),
  handle: async ({ tx, actor }, { phone }) => {
    if (actor.kind !== 'professional') throw new NotFound();
    const changed = await sql`
      UPDATE professional SET phone = ${phone || null} WHERE professional_id = ${actor.professionalId}`.execute(
      tx,
    );
    if (changed.numAffectedRows !== 1n) throw new NotFound();
  },
});

/** A manager lets a colleague who lost their phone choose another application; the colleague is told and signed out. */
export const resetSecondFactor = command({
  name: 'reset-second-factor',
  input: z.object({ membershipId: z.uuid() }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { membershipId }) => {
    const { rows } = await sql<{
      email: string;
    }>`SELECT access.reset_second_factor(${membershipId}) AS email`.execute(tx);
    const email = rows[0]?.email;
    if (!email) throw new NotFound();
    await queueMail(tx, factorChangedMail, { to: email, params: { change: 'reset' } });
  },
});
