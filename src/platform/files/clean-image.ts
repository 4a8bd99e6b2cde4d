import { orientationOf, orientationSegment } from './exif-orientation.ts';

/** A picture as it may be passed on: what is seen, without what was noted beside it (place, device, words, other pictures). */
export interface CleanImage {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** Chunks that say something of the picture and are no part of it. */
const PNG_NOTES = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

/** Null when its chunks do not lead to its end. */
export function cleanPng(bytes: Buffer): CleanImage | null {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return null;
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) return null;
    if (!PNG_NOTES.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND')
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: Buffer.concat(kept) };
    at = end;
  }
  return null;
}

const SCAN = 0xda;
const END = 0xd9;
/** Markers that no length follows: TEM, and the restarts inside a scan. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Start of frame, whatever the process: not DHT (C4), JPG (C8) nor DAC (CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Null when its markers do not lead to its end. */
export function cleanJpeg(bytes: Buffer): CleanImage | null {
  const kept = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1; // filling
      continue;
    }
    if (marker === END) {
      if (size === null) return null;
      return { ...size, bytes: Buffer.concat([...kept, Buffer.from([0xff, END])]) };
    }
    const end = endOfSegment(bytes, at, marker);
    if (end === null) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker) && segment.length >= 9)
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    kept.push(...keptOf(marker, segment));
    at = end;
  }
  return null;
}

/** After a marker, and after the scan that it begins. */
function endOfSegment(bytes: Buffer, at: number, marker: number): number | null {
  if (isBare(marker)) return at + 2;
  if (at + 4 > bytes.length) return null;
  const length = bytes.readUInt16BE(at + 2);
  let end = at + 2 + length;
  if (length < 2 || end > bytes.length) return null;
  if (marker !== SCAN) return end;
  // In a scan, FF is a byte of it when 00 follows; a restart belongs to it too.
  for (end = bytes.indexOf(0xff, end); end !== -1; end = bytes.indexOf(0xff, end + 1)) {
    const next = bytes[end + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isBare(next)) return end;
  }
  return null;
}

/** Of what applications write, how colours are meant and which way is up. */
function keptOf(marker: number, segment: Buffer): Buffer[] {
  const isNote = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
  if (!isNote) return [segment];
  const name = segment.toString('latin1', 4, 16);
  if (marker === 0xe1 && name.startsWith('Exif\0\0')) {
    const orientation = orientationOf(segment.subarray(10));
    return orientation === null ? [] : [orientationSegment(orientation)];
  }
  const isMeant =
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && name.startsWith('Adobe'));
  return isMeant ? [segment] : [];
}
