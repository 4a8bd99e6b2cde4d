import { expect, test } from 'vitest';
import { shortened } from './shorten.ts';

test('what is short enough stays as it is', () => {
  const row = { nom: 'a'.repeat(150), description: 'a'.repeat(10_000) };
  expect(shortened(row)).toBe(row);
  const untold = { nom: null, description: undefined };
  expect(shortened(untold)).toBe(untold);
});

test('what is too long ends with an ellipsis and is as long as the schema allows', () => {
  const { nom, description } = shortened({ nom: 'a'.repeat(151), description: 'b'.repeat(10_001) });
  expect(nom).toBe(`${'a'.repeat(149)}…`);
  expect(description).toBe(`${'b'.repeat(9_999)}…`);
});

test('an emoji is one character and is not cut in two', () => {
  expect(shortened({ nom: '🚲'.repeat(150) }).nom).toBe('🚲'.repeat(150));
  expect(shortened({ nom: '🚲'.repeat(151) }).nom).toBe(`${'🚲'.repeat(149)}…`);
});
