import { expect, it } from 'vitest';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';

it('gives ten different codes, each read back however it is copied', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(readRecoveryCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code);
  }
});

it('takes a letter O for a zero and an I for a one, and refuses what is no code', () => {
  expect(readRecoveryCode('OOOOO-IIIII')).toBe('00000-11111');
  expect(readRecoveryCode('482913')).toBeNull();
  expect(readRecoveryCode('ABCDE-FGHUU')).toBeNull();
});
