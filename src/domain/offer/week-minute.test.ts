import { expect, test } from 'vitest';
import { clockIn, fixedClock } from '../../platform/clock/clock.ts';
import { weekMinute } from './week-minute.ts';

test('minutes of the week are those of the territory’s clock', () => {
  const sundayEvening = fixedClock('2026-11-29T22:30:00Z');
  expect(weekMinute(sundayEvening)).toBe(6 * 1_440 + 23 * 60 + 30); // Paris
  expect(weekMinute(clockIn('Indian/Reunion', sundayEvening))).toBe(2 * 60 + 30); // Monday already
});
