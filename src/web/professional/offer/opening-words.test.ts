import { expect, test } from 'vitest';
import { openingWords } from './opening-words.ts';

test.each([
  [
    'Mo-Fr 09:00-12:00,14:00-17:30',
    'lundi à vendredi, 9\u00a0h à 12\u00a0h et 14\u00a0h à 17\u00a0h\u00a030',
  ],
  [
    'Mo,We 08:30-12:00; Fr 13:00-16:00; PH off',
    'lundi et mercredi, 8\u00a0h\u00a030 à 12\u00a0h\nvendredi, 13\u00a0h à 16\u00a0h',
  ],
  ['24/7', 'jour et nuit, tous les jours'],
  ['Mo[1] 10:00-12:00', 'Mo[1] 10:00-12:00'],
  ['sur rendez-vous', 'sur rendez-vous'],
])('%s', (written, said) => {
  expect(openingWords(written)).toBe(said);
});
