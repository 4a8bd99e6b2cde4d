/** Durations and limits of accounts (design/access.md, *Accounts*). Minutes unless said otherwise. */
export const SIGN_IN_MINUTES = 15;
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 20;
/** A person's space closes by itself: telephones are shared, and no second factor would unlock it. */
export const PERSON_IDLE_MINUTES = 30;
/** A paper code serves once: what it opened stays open longer, since it shows nothing. */
export const PAPER_IDLE_MINUTES = 60;
export const INVITATION_DAYS = 14;
export const PENDING_FACTOR_MINUTES = 30;
/** The first failures cost nothing: people mistype. */
export const FREE_FAILURES = 6;
const LONGEST_DELAY_MINUTES = 240;
/** After a day without failure the count starts again. */
export const FORGET_FAILURES_HOURS = 24;

/** How long nothing more is accepted after this many failures in a row. */
export function delayAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(2 ** (failures - FREE_FAILURES), LONGEST_DELAY_MINUTES);
}

export function normalEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** People copy codes with spaces, non-breaking ones included. */
export function onlyDigits(typed: string): string {
  return typed.replace(/[\s.-]/g, '');
}

/**
 * Where to go after signing in: a path of this site, never another host. `//host` and `/\host` are other hosts for a browser,
 * and sign-in pages themselves would loop.
 */
export function safeReturn(path: string | null | undefined): string | null {
  if (!path || path.length > 500 || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(path)) return null;
  return /^\/(connexion|deconnexion|invitation|choisir-organisation)(\/|\?|$)/.test(path) ? null : path;
}

export interface Standing {
  secondFactor: 'done' | 'exempt' | 'due';
  seat: unknown;
  locked: boolean;
}
export type Step = 'second-factor' | 'seat' | 'unlock' | 'open';

/** What stands between a session and personal data, in the order in which it is asked. */
export function nextStep(session: Standing): Step {
  if (session.secondFactor === 'due') return 'second-factor';
  if (session.locked) return 'unlock';
  return session.seat ? 'open' : 'seat';
}
