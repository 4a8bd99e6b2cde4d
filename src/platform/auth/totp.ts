import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as authenticator applications expect it: SHA-1, 6 digits, 30 seconds. */
function totpOf(secret: Buffer, email = ''): TOTP {
  // The copy gives otpauth a buffer of exactly the secret, not the pool that Node cuts small buffers from.
  return new TOTP({
    issuer: 'Relais',
    label: email,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

export function newTotpSecret(): Buffer {
  return Buffer.from(new Secret({ size: 20 }).buffer);
}

/** For the QR code, and for typing by hand where nothing can scan. */
export function totpAddress(secret: Buffer, email: string): { uri: string; typed: string } {
  const totp = totpOf(secret, email);
  return { uri: totp.toString(), typed: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 ') };
}

/** The 30-second step whose code this is, one step early or late allowed, or null. A step accepted before is refused. */
export function totpStep(secret: Buffer, code: string, atMs: number, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const totp = totpOf(secret);
  const delta = totp.validate({ token: code, timestamp: atMs, window: 1 });
  if (delta === null) return null;
  const step = totp.counter({ timestamp: atMs }) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
