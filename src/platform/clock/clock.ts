import { Temporal } from 'temporal-polyfill';

/** Where "now" comes from. Injected everywhere, so that tests and the demo live at the date they choose. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

export function fixedClock(instant: Temporal.Instant | string): Clock {
  const at = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  return { now: () => at };
}

/** A day of the calendar, 'YYYY-MM-DD'. Never a JavaScript Date, which would shift it with the time zone. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Accepts only a day that exists; throws a RangeError otherwise. */
export function civilDate(text: string): CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a civil date: ${text}`);
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CivilDate;
}

const PARIS = 'Europe/Paris';

/** The day it is at that instant in the territory's time zone. */
export function civilDateAt(instant: Temporal.Instant, timeZone: string = PARIS): CivilDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString() as CivilDate;
}

export function today(clock: Clock, timeZone: string = PARIS): CivilDate {
  return civilDateAt(clock.now(), timeZone);
}
