import type { Temporal } from 'temporal-polyfill';

/** The seat a session acts from: this professional in this organisation. */
export interface Seat {
  membershipId: string;
  organisationId: string;
  organisationName: string;
  /** « conseillère en insertion » */
  function: string;
}

/** An open session, as doors read it. Dates only where a page shows them. */
export interface Session {
  sessionId: string;
  professionalId: string;
  givenName: string;
  familyName: string;
  email: string;
  method: 'link' | 'code' | 'demo';
  seat: Seat | null;
  /** `exempt` on demo accounts of a demo database only. */
  secondFactor: 'done' | 'exempt' | 'due';
  /** Twenty minutes without a gesture: nothing personal shows until the second factor is given again. */
  locked: boolean;
  lastSeenAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}

/** An open session of an accompanied person. Their name is not here: no system role reads it. */
export interface PersonSession {
  sessionId: string;
  accountId: string;
  personId: string;
  /** `paper`: a code printed by a professional, which lets prepare and never read. */
  method: 'link' | 'code' | 'demo' | 'paper';
  lastSeenAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}
