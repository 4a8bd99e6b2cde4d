import { describe, expect, test } from 'vitest';
import { civilDate, clockIn, fixedClock, today } from './clock.ts';

test('the machine that runs this lives in another zone than the clocks it reads', () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('America/Martinique');
  expect(new Date('2026-03-01T02:00:00Z').getDate()).toBe(28);
});

describe('today', () => {
  const clock = fixedClock('2026-03-01T23:30:00Z');

  test('is the day of the territory, not of the server', () => {
    expect(today(clock)).toBe('2026-03-02');
    expect(today(clockIn('America/Martinique', clock))).toBe('2026-03-01');
    expect(today(clockIn('Pacific/Noumea', clock))).toBe('2026-03-02');
  });

  test('follows summer time', () => {
    expect(today(fixedClock('2026-07-14T22:30:00Z'))).toBe('2026-07-15');
    expect(today(fixedClock('2026-01-14T22:30:00Z'))).toBe('2026-01-14');
  });
});

describe('civilDate', () => {
  test('keeps a day that exists', () => expect(civilDate('2028-02-29')).toBe('2028-02-29'));
  test.each(['2027-02-29', '2026-13-01', '26-01-01', '2026-1-1', '01/02/2026', ''])('refuses %j', (text) => {
    expect(() => civilDate(text)).toThrow(RangeError);
  });
});
