import { Readable } from 'node:stream';
import { type TableToWrite, writeTable } from '../files/spreadsheet/table-file.ts';
import { type TableFormat, tableFormats } from '../files/spreadsheet/table-formats.ts';
import type { Runtime } from '../platform/runtime.ts';

/** The format that a form or an address names; a CSV when it names none of ours. */
export const formatIn = (value: unknown): TableFormat =>
  (Object.keys(tableFormats) as TableFormat[]).find((format) => format === value) ?? 'csv';

/**
 * A table as a file to keep, sent while it is read. `name` tells nothing of anybody. What fails on the way breaks the download off: the
 * browser says that it failed, and nobody takes half of a list for all of it.
 */
export function tableAnswer(
  { log }: Pick<Runtime, 'log'>,
  name: string,
  format: TableFormat,
  table: TableToWrite,
): Response {
  const file = writeTable(format, table);
  file.once('error', (error) => log.warn({ err: error }, 'a table could not be sent to its end'));
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      'content-type': tableFormats[format].type,
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
