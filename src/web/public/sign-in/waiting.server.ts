import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { CodeProblem } from './messages.ts';

export function minutesUntil(clock: Clock, until: Temporal.Instant): number {
  return Math.max(1, Math.ceil((until.epochMilliseconds - clock.now().epochMilliseconds) / 60_000));
}

type Refusal =
  | { outcome: 'wrong'; triesLeft: number; until: Temporal.Instant | null }
  | { outcome: 'blocked'; until: Temporal.Instant };

/** A refused code, as its page tells it. */
export function refusal(clock: Clock, answer: Refusal): CodeProblem {
  if (answer.outcome === 'blocked')
    return { outcome: 'blocked', waitMinutes: minutesUntil(clock, answer.until) };
  return {
    outcome: 'wrong',
    triesLeft: answer.triesLeft,
    waitMinutes: answer.until ? minutesUntil(clock, answer.until) : null,
  };
}
