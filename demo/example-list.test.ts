import { expect, test } from 'vitest';
import { readTable } from '../src/files/spreadsheet/read-table.server.ts';
import { writeCsv } from '../src/files/spreadsheet/write-csv.ts';
import { exampleList } from './example-list.ts';

test('the list in the documentation is the one that the demonstration offers (vitest -u writes it again)', async () => {
  const [headers = [], ...rows] = exampleList();
  await expect(writeCsv(headers, rows)).toMatchFileSnapshot('../docs/exemples/personnes-cher.csv');
});

test('its columns are found below its title', async () => {
  const [headers = [], ...rows] = exampleList();
  const table = await readTable({ bytes: Buffer.from(writeCsv(headers, rows)) });
  expect(table.headerRow).toBe(3);
  expect(table.rows).toHaveLength(38);
});
