import { expect, test } from 'vitest';
import { constraints, items, needThemes } from '../diagnosis/codes.ts';
import { themesOf } from './diagnosis-themes.ts';
import { offerValues, thematiqueCategories } from './reference/values.ts';

const known = new Set([...offerValues.thematique, ...thematiqueCategories].map(({ value }) => value));

test('every code leads to words of the schema, each once', () => {
  for (const item of items) {
    const themes = themesOf(item);
    expect([item, themes.filter((theme) => !known.has(theme))]).toEqual([item, []]);
    expect([item, new Set(themes).size]).toEqual([item, themes.length]);
  }
});

test('every need, every constraint and every objective leads somewhere', () => {
  const asked = [
    ...needThemes.flatMap((theme) => theme.needs),
    ...constraints,
    ...constraints.flatMap((one) => one.objectives),
  ];
  expect(asked.filter((item) => themesOf(item).length === 0)).toEqual([]);
});
