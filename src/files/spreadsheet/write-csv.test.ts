import { expect, test } from 'vitest';
import { readTable } from './read-table.server.ts';
import { writeCsv } from './write-csv.ts';

test('no cell begins like a formula, and what a French spreadsheet opens is read back whole', async () => {
  const cells = ['=1+1', '+33 6', '-2', '@SUM(A1)', '\tx', 'Awa; « Zoé »', 'a "b"\nc'];
  const csv = writeCsv(
    cells.map((_, index) => `Colonne ${index}`),
    [cells],
  );
  expect(csv.startsWith('\ufeff')).toBe(true);
  const { rows } = await readTable({ bytes: Buffer.from(csv) });
  expect(rows[0]?.cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  expect(rows[0]?.cells.slice(5)).toEqual(['Awa; « Zoé »', 'a "b"\nc']);
});
