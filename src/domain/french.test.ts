import { expect, test } from 'vitest';
import { ofName, quoted } from './french.ts';

test('« de » elides before a vowel, accents included', () => {
  expect(['Awa D.', 'Élise V.', 'Karim B.', 'Hugo B.', 'Yann L.'].map(ofName)).toEqual([
    'd’Awa D.',
    'd’Élise V.',
    'de Karim B.',
    'de Hugo B.',
    'de Yann L.',
  ]);
});

test('quotation marks never end a line alone', () => {
  expect(quoted('Voir ensemble.')).toBe('«\u202fVoir ensemble.\u202f»');
});
