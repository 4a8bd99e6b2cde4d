import { z } from 'zod';
import { ApiRefused } from './refused.ts';

/** Where a list goes on, in a word that callers only give back. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** What a list made of its place; undefined: from the beginning. Whatever else one may have typed is refused. */
export function readCursor<Place>(given: string, shape: z.ZodType<Place>): Place | undefined {
  if (given === '') return undefined;
  const read = shape.safeParse(parsed(Buffer.from(given, 'base64url').toString('utf8')));
  if (read.success) return read.data;
  throw new ApiRefused(422, 'This `curseur` was not given by a previous page.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An identifier, which PostgreSQL can compare. */
export const cursorText = z.string().regex(/^[^\0]*$/);
