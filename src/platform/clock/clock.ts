import { Temporal } from 'temporal-polyfill';

/** Where "now" comes from. Injected everywhere, so that tests and the demo live at the date they choose. */
export interface Clock {
  now(): Temporal.Instant;
  /** Of the territory for which it is read; without one, work that is bound to nobody lives in Paris. */
  readonly timeZone?: string;
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

export const zoneOf = (clock: Clock): string => clock.timeZone ?? PARIS;

/** The same clock, where midnight is that of this zone. */
export const clockIn = (timeZone: string, clock: Clock): Clock => ({ now: () => clock.now(), timeZone });

/** The day that instant is, there where the clock is read. */
export function civilDateAt(instant: Temporal.Instant, clock: Clock): CivilDate {
  return instant.toZonedDateTimeISO(zoneOf(clock)).toPlainDate().toString() as CivilDate;
}

/** The instant at which that day begins there. */
export function startOfDay(day: CivilDate | Temporal.PlainDate, clock: Clock): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(zoneOf(clock)).toInstant();
}

export function today(clock: Clock): CivilDate {
  return civilDateAt(clock.now(), clock);
}
