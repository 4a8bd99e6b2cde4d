import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate } from '../../platform/clock/clock.ts';
import { recogniseColumns } from './columns.ts';
import { keepRow, readKeptNir } from './keep-row.ts';
import { keyOf } from './nir.ts';
import { parseRow } from './parse-row.ts';

const hashNir = (nir13: string) => createHmac('sha256', 'key').update(nir13).digest('hex');
const context = {
  today: civilDate('2026-03-03'),
  communes: { resolve: () => ({ kind: 'unknown' as const }) },
};

const nir13 = fc
  .record({
    sex: fc.constantFrom('1', '2'),
    year: fc.integer({ min: 50, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    rest: fc.integer({ min: 10_000_000, max: 95_999_999 }),
  })
  .map(({ sex, year, month, rest }) => `${sex}${year}${String(month).padStart(2, '0')}${rest}`);

test('what is kept of a row holds no digit of its NIR, and still reads as the row itself does', () => {
  const headers = ['Nom', 'Prénom', 'Date de naissance', 'NIR', 'Observations'];
  fc.assert(
    fc.property(nir13, fc.boolean(), (number, announced) => {
      const whole = number + keyOf(number);
      const birth = `01/${number.slice(3, 5)}/19${number.slice(1, 3)}`;
      const cells = ['Diallo', 'Awa', birth, announced ? whole : '', announced ? '' : `voir ${whole}`];
      const columns = recogniseColumns(headers, [cells]);
      const kept = keepRow(cells, columns, hashNir);
      expect(kept.join('|')).not.toContain(number);
      const direct = parseRow(cells, columns, { ...context, hashNir });
      const later = parseRow(kept, columns, { ...context, hashNir: (hash) => hash, readNir: readKeptNir });
      expect(later.values).toEqual(direct.values);
      if (announced) expect(later.values.nirHash).toBe(hashNir(number));
    }),
  );
});

test('a truncated or wrong number keeps what was wrong, not the number', () => {
  const headers = ['Nom', 'Prénom', 'NIR'];
  for (const [cell, code] of [
    ['2,85028E+14', 'nir-truncated'],
    ['285 03 18 033', 'nir-invalid'],
  ] as const) {
    const columns = recogniseColumns(headers, [['Diallo', 'Awa', cell]]);
    const kept = keepRow(['Diallo', 'Awa', cell], columns, hashNir);
    expect(kept[2]).not.toContain('285');
    const { problems } = parseRow(kept, columns, { ...context, hashNir, readNir: readKeptNir });
    expect(problems.map((problem) => problem.code)).toContain(code);
  }
});
