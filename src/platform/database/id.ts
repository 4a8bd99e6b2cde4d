import { randomBytes } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;

/**
 * A UUID v7 (RFC 9562): 48 bits of time, then a 12-bit counter that keeps the order of ids made in the same millisecond
 * (neighbouring rows then stay neighbours in an index), then 62 random bits.
 */
export const newId = (): string => source();

let source = randomId;

/** For invented data that must come out the same each time: its ids are counted instead of drawn, until `null` is given back. */
export function takeIdsFrom(counted: (() => string) | null): void {
  source = counted ?? randomId;
}

function randomId(): string {
  const bytes = randomBytes(16);
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = bytes.readUInt16BE(6) & 0x7ff; // starts in the lower half, so that it rarely overflows
  } else if (++counter > 0xfff) {
    lastMillisecond++;
    counter = 0;
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
