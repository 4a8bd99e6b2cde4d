import { setImmediate } from 'node:timers/promises';
import { type Column, recogniseColumns } from '../../domain/import/columns.ts';
import { keepRow } from '../../domain/import/keep-row.ts';
import { nirHasher } from '../../domain/import/keyed-hashes.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { readTable, type TableSource } from '../spreadsheet/read-table.server.ts';

/** A list as `startImport` takes it: columns recognised, and no NIR left in any cell. */
export interface PeopleList {
  fileName: string;
  sheet: string | null;
  headerRow: number;
  columns: Column[];
  rows: { number: number; cells: string[] }[];
}

const IN_A_TURN = 200;

/** Reads a spreadsheet of people; TableError when it cannot be read. The file itself is kept nowhere. */
export async function readPeopleList(
  runtime: Pick<Runtime, 'secret'>,
  source: TableSource,
  { fileName, sheet }: { fileName: string; sheet?: string | undefined },
): Promise<PeopleList> {
  const table = await readTable(source, { sheet });
  const columns = recogniseColumns(
    table.headers,
    table.rows.map(({ cells }) => cells),
  );
  const hashNir = nirHasher(runtime);
  const rows: PeopleList['rows'] = [];
  for (const [index, { number, cells }] of table.rows.entries()) {
    if (index % IN_A_TURN === 0) await setImmediate();
    rows.push({ number, cells: keepRow(cells, columns, hashNir) });
  }
  const name = fileName.trim().slice(-200) || 'liste';
  return { fileName: name, sheet: table.sheet, headerRow: table.headerRow, columns, rows };
}
