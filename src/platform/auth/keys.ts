import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** One key per use, all drawn from SECRET_KEY, so that what one use reveals never helps another. */
export interface Keys {
  sealing: Buffer;
  links: Buffer;
  codes: Buffer;
  lookups: Buffer;
  files: Buffer;
  /** Tells two keys apart without telling either: kept in the database to notice a wrong one. */
  fingerprint: Buffer;
}

const derived = new WeakMap<Uint8Array, Keys>();

/** The keys of this installation. */
export function keysOf({ secret }: { readonly secret: Uint8Array }): Keys {
  let keys = derived.get(secret);
  if (!keys) {
    keys = deriveKeys(secret);
    derived.set(secret, keys);
  }
  return keys;
}

export function deriveKeys(secret: Uint8Array | string): Keys {
  const draw = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'relais', use, 32));
  return {
    sealing: draw('sealing'),
    links: draw('links'),
    codes: draw('codes'),
    lookups: draw('lookups'),
    files: draw('files'),
    fingerprint: draw('fingerprint'),
  };
}

/** 32 random bytes for a cookie; only their hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function mac(key: Buffer, ...parts: string[]): Buffer {
  return createHmac('sha256', key).update(parts.join('\0')).digest();
}

const MAC_BYTES = 24;

/** A link that only this server can have made for this row: the id and its proof. Nothing of it is stored. */
export function signLink(keys: Keys, purpose: string, id: string): string {
  const proof = mac(keys.links, purpose, id).subarray(0, MAC_BYTES);
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), proof]).toString('base64url');
}

/** The id of the row that a link names, or null when the link was not made here for this purpose. */
export function readLink(keys: Keys, purpose: string, text: string): string | null {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 16 + MAC_BYTES) return null;
  const id = bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return timingSafeEqual(bytes.subarray(16), mac(keys.links, purpose, id).subarray(0, MAC_BYTES)) ? id : null;
}

/** The bytes that a code to type is spelled from, always the same for the same row. */
export function codeBytes(keys: Keys, purpose: string, id: string): Buffer {
  return mac(keys.codes, purpose, id);
}

/** The 6-digit code of a sign-in request. */
export function sixDigits(keys: Keys, id: string): string {
  return String(codeBytes(keys, 'sign-in', id).readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** A keyed hash under which something can be looked up without being stored (an address, a recovery code). */
export function lookup(keys: Keys, ...parts: string[]): Buffer {
  return mac(keys.lookups, ...parts);
}

export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; `boundTo` must be given again to open, so that a sealed value cannot be moved to another row. */
export function seal(keys: Pick<Keys, 'sealing'>, plain: Buffer, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.sealing, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function unseal(keys: Pick<Keys, 'sealing'>, sealed: Buffer, boundTo: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keys.sealing, nonce)
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
