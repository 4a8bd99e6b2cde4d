import { expect, test } from 'vitest';
import { fileSections } from './file-sections.ts';

test('a professional’s file speaks of the person, never to them', () => {
  const said = fileSections.flatMap(({ title, columns }) => [
    title,
    ...Object.values(columns).map(({ label }) => label),
  ]);
  expect(said.filter((words) => /\b(vous|vos|votre)\b/i.test(words))).toEqual([]);
});
