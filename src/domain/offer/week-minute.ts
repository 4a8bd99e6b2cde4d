import { type Clock, zoneOf } from '../../platform/clock/clock.ts';

const MINUTES_A_DAY = 1_440;

/** Where the clock stands in the week of its territory: minutes from Monday at midnight, as offer_hot.open_at counts them. */
export function weekMinute(clock: Clock): number {
  const { dayOfWeek, hour, minute } = clock.now().toZonedDateTimeISO(zoneOf(clock));
  return (dayOfWeek - 1) * MINUTES_A_DAY + hour * 60 + minute;
}
