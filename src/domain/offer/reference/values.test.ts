import { expect, test } from 'vitest';
import { categoryOf, offerReference, offerValues, thematiqueCategories } from './values.ts';

test('the words of schema v1 are all there, each once', () => {
  expect(offerReference.version).toBe('1.0.8');
  const counts = Object.fromEntries(
    Object.entries(offerValues).map(([kind, values]) => [kind, values.length]),
  );
  expect(counts).toEqual({
    thematique: 69,
    public: 14,
    type: 6,
    frais: 2,
    'mode-accueil': 2,
    'mode-mobilisation': 4,
    'mobilisable-par': 2,
    reseau: 108,
  });
  for (const [kind, values] of Object.entries(offerValues)) {
    expect(new Set(values.map(({ value }) => value)).size, kind).toBe(values.length);
    expect(new Set(values.map(({ label }) => label)).size, kind).toBe(values.length);
    for (const { value, label } of values) {
      expect(value).toMatch(/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/);
      expect(label.trim(), value).toBe(label);
      expect(label, value).not.toBe('');
    }
  }
});

test('16 categories hold the thématiques, and each of them has some', () => {
  const held = offerValues.thematique.map(({ value }) => categoryOf(value));
  expect(thematiqueCategories).toHaveLength(16);
  expect(new Set(held)).toEqual(new Set(thematiqueCategories.map(({ value }) => value)));
});
