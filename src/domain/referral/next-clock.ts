import type { Temporal } from 'temporal-polyfill';
import { type CivilDate, type Clock, civilDateAt, today } from '../../platform/clock/clock.ts';
import { type ReferralState, referralClocks } from './states.ts';

/** What silence does next: the structure is reminded, or the request closes by itself. */
export interface NextClock {
  readonly act: 'relance' | 'fermeture';
  readonly on: CivilDate;
}

export interface ClockColumns {
  readonly state: ReferralState;
  readonly clockFrom: Temporal.Instant;
  readonly reminded: number;
  /** The structure has an address where reminders go. */
  readonly written: boolean;
}

/** Null where nothing happens by itself any more. What is due already is for today at the earliest: clocks run in working hours. */
export function nextClock(
  { state, clockFrom, reminded, written }: ClockColumns,
  clock: Clock,
): NextClock | null {
  const rule = referralClocks[state];
  const reminder = written ? rule?.remind[reminded] : undefined;
  const days = reminder ?? rule?.expire ?? null;
  if (days === null) return null;
  const due = civilDateAt(clockFrom.add({ hours: 24 * days }), clock);
  const day = today(clock);
  return { act: reminder === undefined ? 'fermeture' : 'relance', on: due < day ? day : due };
}
