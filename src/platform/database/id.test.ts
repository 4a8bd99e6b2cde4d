import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('ids are UUID v7, all different, in the order they were made', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('an id tells when it was made', () => {
  const before = Date.now();
  const at = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
  expect(at - before).toBeGreaterThanOrEqual(0);
  expect(at - before).toBeLessThan(60_000);
});
