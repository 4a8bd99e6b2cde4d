import { expect, test } from 'vitest';
import { readTable } from './read-table.server.ts';
import { writeTable } from './table-file.ts';
import type { Cell, TableFormat } from './table-formats.ts';

const headers = ['Nom', 'Note', 'Entrée'];
const formulas = ['=1+1', '+33 6', '-2', '@SUM(A1)', '\tx', '\rx'];

async function* rowsOf(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}

async function bytesOf(format: TableFormat, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of writeTable(format, { title: 'Personnes', headers, rows: rowsOf(rows) }))
    chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const read = async (format: TableFormat, rows: readonly (readonly Cell[])[]) =>
  (await readTable({ bytes: await bytesOf(format, rows) })).rows.map(({ cells }) => cells);

test.each(['csv', 'xlsx', 'ods'] as const)('%s is read back as it was', async (format) => {
  const rows: Cell[][] = [
    ['Diallo & « Zoé »', 'deux\nlignes; "dites"', { date: '2026-03-01' }],
    ['L’Haÿ <b>', null, { date: '1900-03-01' }],
  ];
  const day = (on: string) => (format === 'csv' ? on.split('-').toReversed().join('/') : on);
  expect(await read(format, rows)).toEqual([
    ['Diallo & « Zoé »', 'deux\nlignes; "dites"', day('2026-03-01')],
    ['L’Haÿ <b>', '', day('1900-03-01')],
  ]);
});

test('no cell of a CSV begins like a formula; in a workbook they are texts', async () => {
  const rows = formulas.map((one): Cell[] => ['x', one, null]);
  expect((await read('csv', rows)).filter((cells) => /^[=+\-@\t\r]/.test(cells[1] ?? ''))).toEqual([]);
  expect((await read('xlsx', rows)).slice(0, 4).map((cells) => cells[1])).toEqual(formulas.slice(0, 4));
});

test.each(['xlsx', 'ods'] as const)('what XML cannot hold does not spoil a %s', async (format) => {
  const cells = (await read(format, [['a\u0000b\u001fc\ud800', '\ufffe', null]]))[0];
  expect(cells?.[0]).toMatch(/^abc/);
});

test.each(['csv', 'xlsx', 'ods'] as const)(
  'rows that stop coming end the %s with their error',
  async (format) => {
    async function* failing() {
      yield ['un', null, null];
      throw new Error('the right has ended');
    }
    const file = writeTable(format, { title: 'x', headers, rows: failing() });
    await expect(
      (async () => {
        for await (const _ of file);
      })(),
    ).rejects.toThrow('the right has ended');
  },
);

test('the rows are asked for as the file is read, never far ahead', async () => {
  let given = 0;
  async function* many() {
    for (; given < 200_000; given++) yield [`Nom ${given} ${'x'.repeat(500)}`, String(given), null];
  }
  const file = writeTable('xlsx', { title: 'x', headers, rows: many() });
  for await (const _ of file) break;
  expect(given).toBeLessThan(20_000);
});
