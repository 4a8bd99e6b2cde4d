/** What one line of a file says, before anybody has looked at it. */
export interface RawRecord {
  /** Line of a text, rank of an element or of a row: counted from 1. */
  line: number;
  value: Readonly<Record<string, unknown>>;
}

/** A line that is not a record at all; those after it are read on. */
export interface BrokenLine {
  line: number;
  broken: 'line-unreadable' | 'line-too-long' | 'line-encoding' | 'line-columns';
}

export type Read = RawRecord | BrokenLine;

/** A record takes some kilobytes; what is longer is not one, and is not kept in memory to find out. */
export const LONGEST_RECORD = 1_000_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One JSON object, of a line or of an array. */
export function parseRecord(line: number, bytes: Uint8Array): Read {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { line, broken: 'line-encoding' };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, value: value as RawRecord['value'] };
  } catch {
    // told below: what JSON.parse says of it is in English
  }
  return { line, broken: 'line-unreadable' };
}
