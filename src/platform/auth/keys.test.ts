import { expect, it } from 'vitest';
import { deriveKeys, readLink, seal, signLink, sixDigits, unseal } from './keys.ts';

const keys = deriveKeys('une clé pour les tests, longue de plus de trente-deux caractères');
const other = deriveKeys('une autre clé pour les tests, longue de plus de trente-deux car.');
const id = '0199f0a2-7c1e-7a30-8b44-6f2f1d0c9a11';

it('a link names its row again, for its purpose and under its key only', () => {
  const link = signLink(keys, 'sign-in', id);
  expect(readLink(keys, 'sign-in', link)).toBe(id);
  expect(readLink(keys, 'invitation', link)).toBeNull();
  expect(readLink(other, 'sign-in', link)).toBeNull();
  expect(
    readLink(keys, 'sign-in', `${link.slice(0, 30)}${link[30] === 'A' ? 'B' : 'A'}${link.slice(31)}`),
  ).toBeNull();
  expect(readLink(keys, 'sign-in', 'court')).toBeNull();
});

it('a code has six digits, is stable, and differs from one request to the next', () => {
  expect(sixDigits(keys, id)).toMatch(/^\d{6}$/);
  expect(sixDigits(keys, id)).toBe(sixDigits(keys, id));
  const codes = Array.from({ length: 200 }, (_, i) => sixDigits(keys, `${id}${i}`));
  expect(new Set(codes).size).toBeGreaterThan(190);
});

it('what is sealed opens for its own row and key, and not after a change', () => {
  const sealed = seal(keys, Buffer.from('secret'), id);
  expect(sealed.includes('secret')).toBe(false);
  expect(unseal(keys, sealed, id).toString()).toBe('secret');
  expect(() => unseal(keys, sealed, 'une autre ligne')).toThrow();
  expect(() => unseal(other, sealed, id)).toThrow();
  sealed[sealed.length - 1]! ^= 1;
  expect(() => unseal(keys, sealed, id)).toThrow();
});
