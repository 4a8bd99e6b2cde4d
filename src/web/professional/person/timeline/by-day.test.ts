import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../../domain/timeline/views.ts';
import { byDay } from './by-day.ts';

const entry = (id: string, on: string, author: string) =>
  ({ id, on, author, organisation: 'Mission locale' }) as TimelineEntry;

test('a day is said once, and so is who did several things in a row', () => {
  const days = byDay([
    entry('a', '2026-03-03', 'Paul'),
    entry('b', '2026-03-03', 'Paul'),
    entry('c', '2026-03-03', 'Nadia'),
    entry('d', '2026-03-03', 'Paul'),
    entry('e', '2026-03-02', 'Paul'),
  ]);
  expect(
    days.map(({ on, acts }) => [on, acts.map(({ entries }) => entries.map(({ id }) => id).join(''))]),
  ).toEqual([
    ['2026-03-03', ['ab', 'c', 'd']],
    ['2026-03-02', ['e']],
  ]);
  expect(byDay([])).toEqual([]);
});
