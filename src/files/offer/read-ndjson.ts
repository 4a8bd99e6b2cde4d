import { OfferFileError } from './file-error.ts';
import { LONGEST_RECORD, parseRecord, type Read } from './raw-record.ts';

const NEW_LINE = 10;
const BLANK = /^\s*$/;

/** One JSON object a line. A last line that was cut in its middle means that the file was: the others are not trusted either. */
export async function* readNdjson(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Read> {
  let rest: Buffer[] = [];
  let length = 0;
  let line = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, from)) {
      line++;
      length += end - from;
      if (length > LONGEST_RECORD) yield { line, broken: 'line-too-long' };
      else {
        const whole =
          rest.length === 0 ? chunk.subarray(from, end) : Buffer.concat([...rest, chunk.subarray(from, end)]);
        if (!blank(whole)) yield parseRecord(line, whole);
      }
      rest = [];
      length = 0;
      from = end + 1;
    }
    length += chunk.length - from;
    if (length <= LONGEST_RECORD) rest.push(chunk.subarray(from));
    else rest = [];
  }
  if (length > LONGEST_RECORD) throw new OfferFileError('file-truncated', file);
  const last = Buffer.concat(rest);
  if (blank(last)) return;
  const read = parseRecord(line + 1, last);
  if ('broken' in read) throw new OfferFileError('file-truncated', file);
  yield read;
}

const blank = (bytes: Buffer) => bytes.length < 8 && BLANK.test(bytes.toString('latin1'));
