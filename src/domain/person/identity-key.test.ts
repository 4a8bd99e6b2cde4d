import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityKeys, nameKey } from './identity-key.ts';

test.each([
  ['DIALLO', 'Diallo'],
  ['Jean-Pierre', 'jean pierre'],
  ['N’Diaye', 'Ndiaye'],
  ["d'Angelo", 'D’ANGELO'],
  ['  Le   Goff ', 'le goff'],
  ['Zoé', 'ZOE'],
  ['Lœuillet', 'Loeuillet'],
  ['Ngọc', 'Ngoc'],
])('%s is searched and found as %s', (typed, recorded) => {
  expect(nameKey(typed)).toBe(nameKey(recorded));
});

test.each([
  ['Martin', 'Martine'],
  ['Le Goff', 'Legoff'],
  ['Petit', 'Petitjean'],
])('%s is not %s', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

test('names in another alphabet keep a key', () => {
  expect(nameKey('Дмитрий')).not.toBe('');
});

test('a key is its own key, whatever was typed', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => nameKey(nameKey(name)) === nameKey(name)));
});

test('without nom d’usage there is no second key', () => {
  expect(identityKeys({ familyName: 'Diallo', usedName: null, givenName: 'Awa' })).toEqual({
    family_key: 'diallo',
    used_key: null,
    given_key: 'awa',
  });
});
