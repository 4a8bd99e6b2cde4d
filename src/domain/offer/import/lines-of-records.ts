import type { ReadLines } from './import-offer.server.ts';
import { rowReader } from './read-row.ts';
import { copyLine } from './staged-row.ts';

/** Records that are in memory already, read by the rules of files. */
export const linesOfRecords = (records: readonly object[]): ReadLines =>
  async function* read(context) {
    const readRow = rowReader(context);
    let lines = '';
    for (const [index, record] of records.entries()) {
      const line = index + 1;
      const { kind, row, problems } = readRow(record as Readonly<Record<string, unknown>>);
      const told = problems.map((problem) => ({ ...problem, file: '', line, kind, id: row?.id ?? null }));
      if (row) lines += copyLine(line, { ...row, file: 0, line });
      if (told.length > 0) yield { lines: '', problems: told };
    }
    yield { lines, problems: [] };
  };
