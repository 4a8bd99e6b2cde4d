import { describe, expect, test } from 'vitest';
import { civilDate, fixedClock, today } from './clock.ts';

describe('today', () => {
  const clock = fixedClock('2026-03-01T23:30:00Z');

  test('is the day of the territory, not of the server', () => {
    expect(today(clock)).toBe('2026-03-02');
    expect(today(clock, 'America/Martinique')).toBe('2026-03-01');
    expect(today(clock, 'Pacific/Noumea')).toBe('2026-03-02');
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
