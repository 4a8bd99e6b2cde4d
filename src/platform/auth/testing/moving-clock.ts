import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock/clock.ts';

/** A clock that only moves when the test says so. */
export interface MovingClock extends Clock {
  forward(duration: Temporal.DurationLike): void;
  set(instant: string): void;
}

export function movingClock(start: string): MovingClock {
  let at = Temporal.Instant.from(start);
  return {
    now: () => at,
    forward: (duration) => {
      at = at.add(duration);
    },
    set: (instant) => {
      at = Temporal.Instant.from(instant);
    },
  };
}
