import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { unescapeFormula } from '../spreadsheet/write-csv.ts';
import { OfferFileError } from './file-error.ts';
import { LONGEST_RECORD, type Read } from './raw-record.ts';

const SEPARATORS = [',', ';', '\t'] as const;

/** A CSV with the names of the schema in its first line. Cells are text; readRow makes lists, numbers and booleans of them. */
export async function* readCsv(file: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Read> {
  const { text, heading } = await decoded(bytes);
  const parser = Readable.from(text).pipe(
    parse({
      delimiter: separatorOf(heading),
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    }),
  );
  let names: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!names) {
        names = record.map((name) => name.trim());
        if (!names.includes('id') || !names.includes('source'))
          throw new OfferFileError('file-wrong-type', file);
      } else if (record.length !== names.length) yield { line: info.lines, broken: 'line-columns' };
      else
        yield {
          line: info.lines,
          value: Object.fromEntries(names.map((name, i) => [name, unescapeFormula(record[i] ?? '')])),
        };
    }
  } catch (error) {
    if (error instanceof OfferFileError) throw error;
    const truncated = error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw new OfferFileError(truncated ? 'file-truncated' : 'file-unreadable', file);
  }
}

/** UTF-8, unless the first piece of the file cannot be: then Windows-1252, as French spreadsheets write it. */
async function decoded(bytes: AsyncIterable<Buffer>) {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const start: Buffer = first.done ? Buffer.alloc(0) : first.value;
  const decoder = new TextDecoder(looksUtf8(start) ? 'utf-8' : 'windows-1252');
  async function* text() {
    yield decoder.decode(start, { stream: true });
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield decoder.decode(next.value, { stream: true });
    yield decoder.decode();
  }
  return { text: text(), heading: start.toString('latin1').split('\n', 1)[0] ?? '' };
}

function looksUtf8(start: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function separatorOf(heading: string): string {
  const count = (separator: string) => heading.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}
