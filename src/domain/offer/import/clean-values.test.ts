import { describe, expect, test } from 'vitest';
import { among, day, email, listOf, matching, name, number, phone, text, url } from './clean-values.ts';

describe('a value as the schema wants it, and what was wrong', () => {
  test.each([
    ['spaces around', text, '  Maison  ', { value: 'Maison' }],
    ['an empty cell', text, '   ', { value: null }],
    ['a number', text, 18, { value: '18' }],
    ['an object', text, {}, { value: null }],
    [
      'a name that ends as a sentence',
      name,
      'Aide au permis.',
      { value: 'Aide au permis', wrong: 'final-dot' },
    ],
    ['a name that ends by « etc. »', name, 'CV, lettre, etc.', { value: 'CV, lettre, etc.' }],
    ['a SIRET in groups', matching(/^\d{14}$/), '130 025 265 00013', { value: '13002526500013' }],
    ['a SIRET cut short', matching(/^\d{14}$/), '13002526', { value: null, wrong: 'malformed' }],
    ['an address as people write it', url, 'www.exemple.fr', { value: 'https://www.exemple.fr' }],
    ['a script', url, 'javascript:alert(1)', { value: null, wrong: 'malformed' }],
    ['an e-mail', email, ' accueil@exemple.fr', { value: 'accueil@exemple.fr' }],
    ['half an e-mail', email, 'accueil@', { value: null, wrong: 'malformed' }],
    ['an instant', day, '2026-03-01T10:00:00Z', { value: '2026-03-01' }],
    ['a decimal comma', number(-180, 180), '2,4', { value: 2.4 }],
    ['beyond the world', number(-180, 180), '240', { value: null, wrong: 'malformed' }],
    ['half an hour of a whole number', number(0, 40, true), '3.5', { value: null, wrong: 'malformed' }],
  ] as const)('%s', (_, clean, given, expected) => {
    expect(clean(given)).toEqual(expected);
  });

  test.each([
    ['national', '02 48 27 33 00', { value: '+33248273300' }],
    ['with the country and a zero', '+33 (0)2 48 27 33 00', { value: '+33248273300' }],
    ['of La Réunion', '0262 40 10 10', { value: '+262262401010' }],
    ['short', '3949', { value: '3949' }],
    ['two', '02 48 27 33 00 / 06 12 34 56 78', { value: '+33248273300', wrong: 'several' }],
    ['the same twice', '0248273300 ou 02.48.27.33.00', { value: '+33248273300' }],
    ['words', 'à l’accueil', { value: null, wrong: 'malformed' }],
  ])('a telephone, %s', (_, given, expected) => {
    expect(phone(given)).toEqual(expected);
  });
});

test.each([
  ['JSON', '["jeunes", "femmes"]'],
  ['quotes of Python', "['jeunes', 'femmes']"],
  ['braces of PostgreSQL', '{jeunes,"femmes"}'],
  ['commas', 'jeunes, femmes'],
])('a list written with %s', (_, given) => {
  expect(listOf(given)).toEqual(['jeunes', 'femmes']);
});

test('values of a vocabulary once each; said to be none is not the same as not said', () => {
  const publics = among(new Set(['jeunes', 'femmes']));
  expect(publics(['jeunes', 'jeunes', 'martiens'])).toEqual({ value: ['jeunes'], wrong: 'unknown-value' });
  expect(publics([])).toEqual({ value: [] });
  expect(publics('')).toEqual({ value: null });
});
