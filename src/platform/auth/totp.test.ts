import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { newTotpSecret, totpAddress, totpStep } from './totp.ts';

// RFC 6238, appendix B: the secret « 12345678901234567890 », SHA-1, last six of the eight digits.
const rfc = Buffer.from('12345678901234567890');

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('accepts the code that RFC 6238 gives at %d s', (seconds, code) => {
  expect(totpStep(rfc, code, seconds * 1000, null)).toBe(Math.floor(seconds / 30));
});

it('accepts one step early or late, not two, and each step once', () => {
  expect(totpStep(rfc, '287082', (59 + 30) * 1000, null)).toBe(1);
  expect(totpStep(rfc, '287082', (59 - 30) * 1000, null)).toBe(1);
  expect(totpStep(rfc, '287082', (59 + 61) * 1000, null)).toBeNull();
  expect(totpStep(rfc, '287082', 59_000, 1)).toBeNull();
  expect(totpStep(rfc, '287082', 59_000, 0)).toBe(1);
});

it('gives an authenticator an address that leads to the same codes', () => {
  const secret = newTotpSecret();
  const { uri, typed } = totpAddress(secret, 'nadia@cher.example');
  expect(uri).toContain('otpauth://totp/Relais');
  const code = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) }).generate({
    timestamp: 90_000,
  });
  expect(totpStep(secret, code, 90_000, null)).toBe(3);
});
