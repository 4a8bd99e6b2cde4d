import { cleanJpeg, cleanPng } from './clean-image.ts';
import { pdfFault } from './pdf-content.ts';

/** What Relais takes, by what the bytes are: neither the name of a file nor what a browser says of it counts. */
export const fileTypes = {
  pdf: { mime: 'application/pdf', label: 'PDF' },
  jpeg: { mime: 'image/jpeg', label: 'JPEG' },
  png: { mime: 'image/png', label: 'PNG' },
} as const;
export type FileType = keyof typeof fileTypes;

export type FileFault =
  | 'file_empty'
  | 'file_large'
  | 'file_type'
  | 'file_active'
  | 'file_locked'
  | 'file_pixels';

/** A photograph of a telephone has 12 to 50 million; a few kilobytes may say billions, which no reader survives. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 20_000;

/**
 * A file as it may be kept and passed on, or why it may not. Pictures leave what their device noted beside them: where a photograph was
 * taken is nobody's to read.
 */
export async function inspectFile(
  given: Uint8Array,
  largest: number,
): Promise<{ readonly type: FileType; readonly bytes: Uint8Array } | { readonly fault: FileFault }> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) return { fault: 'file_empty' };
  if (bytes.length > largest) return { fault: 'file_large' };
  const type = typeOf(bytes);
  if (type === null) return { fault: 'file_type' };
  if (type === 'pdf') {
    const fault = await pdfFault(bytes);
    return fault ? { fault: fault === 'actif' ? 'file_active' : 'file_locked' } : { type, bytes };
  }
  const image = type === 'png' ? cleanPng(bytes) : cleanJpeg(bytes);
  if (image === null || image.width === 0 || image.height === 0) return { fault: 'file_type' };
  const huge = image.width * image.height > MOST_PIXELS || Math.max(image.width, image.height) > LONGEST_SIDE;
  return huge ? { fault: 'file_pixels' } : { type, bytes: image.bytes };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

function typeOf(bytes: Buffer): FileType | null {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'png';
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return 'jpeg';
  return /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8)) ? 'pdf' : null;
}
