import { expect, test } from 'vitest';
import { UNDO_HOURS } from './codes.ts';
import { undoable } from './rules.ts';

test('an end is undone within a day, not a millisecond later', () => {
  const recorded = Date.parse('2026-03-03T09:00:00Z');
  const delay = UNDO_HOURS * 3_600_000;
  expect([0, delay - 1, delay].map((passed) => undoable(recorded, recorded + passed))).toEqual([
    true,
    true,
    false,
  ]);
});
