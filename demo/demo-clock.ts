import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../src/platform/clock/clock.ts';

/** A clock that the demo's story sets: the real commands then date what they write as if it had happened that day. */
export class DemoClock implements Clock {
  private instant: Temporal.Instant;
  private readonly end: Temporal.Instant;

  constructor(today: Temporal.Instant) {
    this.instant = today;
    this.end = today;
  }

  now(): Temporal.Instant {
    return this.instant;
  }

  /** About that many days ago, on a working day at a working hour; never after the real present. */
  daysAgo(days: number, hour = 10): void {
    const wanted = this.workingDay(days)
      .with({ hour, minute: (days * 7) % 60, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
      .toInstant();
    this.instant = Temporal.Instant.compare(wanted, this.end) > 0 ? this.end : wanted;
  }

  /** A few minutes later on the same day: two acts never bear the same instant. */
  tick(minutes = 3): void {
    const later = this.instant.add({ minutes });
    this.instant = Temporal.Instant.compare(later, this.end) > 0 ? this.end : later;
  }

  civilDaysAgo(days: number): string {
    return this.workingDay(days).toPlainDate().toString();
  }

  /** A day of birth: that many years before the present, and some days more. */
  bornAgo(years: number, days: number): string {
    return this.end.toZonedDateTimeISO('Europe/Paris').toPlainDate().subtract({ years, days }).toString();
  }

  private workingDay(daysAgo: number): Temporal.ZonedDateTime {
    const exact = this.end.toZonedDateTimeISO('Europe/Paris').subtract({ days: daysAgo });
    return exact.subtract({ days: Math.max(0, exact.dayOfWeek - 5) });
  }
}
