import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../platform/clock/clock.ts';
import { type ClockColumns, nextClock } from './next-clock.ts';

const clockFrom = Temporal.Instant.from('2026-03-03T09:00:00Z');
const at = (day: string, row: Partial<ClockColumns> = {}) =>
  nextClock(
    { state: 'envoyee', clockFrom, reminded: 0, written: true, ...row },
    fixedClock(`${day}T12:00:00Z`),
  );

describe('what silence does next', () => {
  test('reminds, as often as the state says, then closes', () => {
    expect(at('2026-03-03')).toEqual({ act: 'relance', on: '2026-03-06' });
    expect(at('2026-03-13', { reminded: 2 })).toEqual({ act: 'relance', on: '2026-03-23' });
    expect(at('2026-03-24', { reminded: 3 })).toEqual({ act: 'fermeture', on: '2026-04-02' });
    expect(at('2026-03-03', { state: 'place-confirmee' })).toEqual({ act: 'fermeture', on: '2026-04-02' });
  });

  test('what is due already is for today', () => {
    expect(at('2026-03-08')).toEqual({ act: 'relance', on: '2026-03-08' });
  });

  test('a structure without an address is not reminded; what is over, or begun for good, has no clock', () => {
    expect(at('2026-03-03', { written: false })).toEqual({ act: 'fermeture', on: '2026-04-02' });
    expect(at('2026-03-03', { state: 'commencee', reminded: 2 })).toBeNull();
    expect(at('2026-03-03', { state: 'acceptee', written: false })).toBeNull();
    expect(at('2026-03-03', { state: 'refusee' })).toBeNull();
  });
});
