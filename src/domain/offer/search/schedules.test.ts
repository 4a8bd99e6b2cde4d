import { expect, test } from 'vitest';
import { Schedules } from './schedules.ts';

test('a schedule is open from its first minute to before its last, and unknown hours never are', () => {
  const schedules = new Schedules();
  const office = schedules.numberOf('{[540,720),[840,1050)}');
  const always = schedules.numberOf('{[0,10080)}');
  const never = schedules.numberOf('{}');
  expect(schedules.numberOf('{[540,720),[840,1050)}')).toBe(office);
  expect(schedules.numberOf(null)).toBe(0);
  const open = (minute: number) => {
    const flags = schedules.openAt(minute);
    return [office, always, never, 0].map((number) => flags[number]);
  };
  expect(open(539)).toEqual([0, 1, 0, 0]);
  expect(open(540)).toEqual([1, 1, 0, 0]);
  expect(open(719)).toEqual([1, 1, 0, 0]);
  expect(open(720)).toEqual([0, 1, 0, 0]);
  expect(open(1049)).toEqual([1, 1, 0, 0]);
  expect(open(10_079)).toEqual([0, 1, 0, 0]);
});
