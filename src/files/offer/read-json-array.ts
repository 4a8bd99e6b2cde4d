import { OfferFileError } from './file-error.ts';
import { LONGEST_RECORD, parseRecord, type Read } from './raw-record.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const END_OF_ARRAY = 93;

/**
 * The objects of one array, without ever holding the array: a national file is longer than the longest string. « line » is the rank
 * of the object. What stands between objects is not looked at; an array that does not end was cut.
 */
export async function* readJsonArray(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Read> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let ended = false;
  let rank = 0;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = true;
      else if (byte === OPEN) {
        if (depth++ === 0) from = i;
      } else if (byte === CLOSE && depth > 0) {
        if (--depth > 0) continue;
        rank++;
        parts.push(chunk.subarray(from, i + 1));
        length += i + 1 - from;
        yield length > LONGEST_RECORD
          ? { line: rank, broken: 'line-too-long' }
          : parseRecord(rank, Buffer.concat(parts));
        parts = [];
        length = 0;
      } else if (byte === END_OF_ARRAY && depth === 0) ended = true;
    }
    if (depth === 0) continue;
    length += chunk.length - from;
    if (length <= LONGEST_RECORD) parts.push(chunk.subarray(from));
    else parts = [];
  }
  if (!ended || depth > 0) throw new OfferFileError('file-truncated', file);
}
