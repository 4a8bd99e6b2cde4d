import { expect, test } from 'vitest';
import { readAddress } from './read-address.server.ts';
import { formatPhone, readPhone } from './read-phone.server.ts';

const nothing = { line: '', postalCode: '', commune: '', communeCode: '' };

test.each([
  ['06 55 50 12 34', '+33655501234'],
  ['0655501234', '+33655501234'],
  ['+33 6 55 50 12 34', '+33655501234'],
  ['0033655501234', '+33655501234'],
  ['0692 12 34 56', '+262692123456'],
])('the number %s is kept as %s', (typed, kept) => {
  expect(readPhone(typed)).toBe(kept);
});

test.each(['', 'inconnu', '06 55 50 12', '12345'])('« %s » is no number', (typed) => {
  expect(readPhone(typed)).toBeNull();
});

test('a French number is shown as people dictate it', () => {
  expect(formatPhone('+33655501234')).toBe('06 55 50 12 34');
});

test('a commune typed without accent or with its postal code is found', () => {
  expect(readAddress({ ...nothing, line: '3 rue des Lilas', commune: 'mehun sur yevre' })).toEqual({
    kind: 'read',
    address: { line: '3 rue des Lilas', postalCode: '18500', communeCode: '18141' },
  });
  expect(readAddress({ ...nothing, postalCode: '18 100', commune: 'Vierzon' })).toMatchObject({
    kind: 'read',
    address: { postalCode: '18100', communeCode: '18279' },
  });
});

test('an empty address is an empty address', () => {
  expect(readAddress(nothing)).toEqual({
    kind: 'read',
    address: { line: '', postalCode: '', communeCode: '' },
  });
});

test('a postal code of several villages offers them, and the choice is taken', () => {
  const first = readAddress({ ...nothing, postalCode: '18500' });
  expect(first).toMatchObject({ kind: 'unsure', code: 'commune-uncertain' });
  const choices = first.kind === 'unsure' ? first.choices : [];
  expect(choices.map(({ name }) => name)).toContain('Mehun-sur-Yèvre');
  expect(readAddress({ ...nothing, postalCode: '18500', communeCode: '18141' })).toMatchObject({
    kind: 'read',
    address: { communeCode: '18141' },
  });
});

test('a choice made before the name was corrected does not win over it', () => {
  expect(readAddress({ ...nothing, commune: 'Vierzon', communeCode: '18141' })).toMatchObject({
    kind: 'read',
    address: { communeCode: '18279' },
  });
});

test('a postal code and a commune that contradict each other, and an unknown one, are told', () => {
  expect(readAddress({ ...nothing, postalCode: '75011', commune: 'Vierzon' })).toMatchObject({
    code: 'commune-contradiction',
  });
  expect(readAddress({ ...nothing, commune: 'Trifouillis' })).toMatchObject({ code: 'commune-unknown' });
});
