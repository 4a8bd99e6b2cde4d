import { expect, test } from 'vitest';
import { isDoubtful, isOldRoom } from './freshness.ts';

test('places are believed for thirty days, records for six months', () => {
  expect(isOldRoom('2026-11-01', '2026-12-01')).toBe(false);
  expect(isOldRoom('2026-10-31', '2026-12-01')).toBe(true);
  expect(isDoubtful('2026-06-02', '2026-12-01')).toBe(false);
  expect(isDoubtful('2026-06-01', '2026-12-01')).toBe(true);
});
