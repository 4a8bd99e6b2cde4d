import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../access/actor.ts';
import { PAPER_IDLE_MINUTES, PERSON_IDLE_MINUTES } from './rules.ts';
import type { PersonSession } from './session.ts';
import type { EndedWhy } from './tables.ts';

export interface PersonSessionRow {
  session_id: string;
  account_id: string;
  person_id: string;
  method: PersonSession['method'];
  /** What opened it (an address, a paper code) still does. */
  stands: boolean;
  last_seen_at: Temporal.Instant;
  expires_at: Temporal.Instant;
}

export function whyPersonOver(row: PersonSessionRow, now: Temporal.Instant, demo: boolean): EndedWhy | null {
  if (Temporal.Instant.compare(now, row.expires_at) >= 0) return 'expired';
  if (!row.stands || (row.method === 'demo' && !demo)) return 'access-changed';
  const minutes = row.method === 'paper' ? PAPER_IDLE_MINUTES : PERSON_IDLE_MINUTES;
  return Temporal.Instant.compare(now, row.last_seen_at.add({ minutes })) >= 0 ? 'idle' : null;
}

export function personSessionOf(row: PersonSessionRow): PersonSession {
  return {
    sessionId: row.session_id,
    accountId: row.account_id,
    personId: row.person_id,
    method: row.method,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}

/** A paper code never makes the person themselves: it opens writing what they prepare, and no reading. */
export function personActor({ method, personId, sessionId }: PersonSession): Actor {
  return method === 'paper' ? { kind: 'preparing', personId } : { kind: 'person', personId, sessionId };
}
