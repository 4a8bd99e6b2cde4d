import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankChanges, urgencyOf } from './rules.ts';

const list = fc.uniqueArray(fc.record({ id: fc.uuid(), rank: fc.nat(20) }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 8,
});

const inOrder = (rows: readonly { id: string; rank: number }[]) =>
  rows.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

describe('rankChanges', () => {
  test('moves one place and leaves the others in their order, shared ranks included', () => {
    fc.assert(
      fc.property(
        list,
        fc.nat(),
        fc.constantFrom('up' as const, 'down' as const),
        (rows, pick, direction) => {
          const before = inOrder(rows);
          const id = before[pick % before.length] as string;
          const changes = new Map(rankChanges(rows, id, direction)?.map((row) => [row.id, row.rank]));
          const after = inOrder(rows.map((row) => ({ ...row, rank: changes.get(row.id) ?? row.rank })));
          const from = before.indexOf(id);
          const to = direction === 'up' ? from - 1 : from + 1;
          const expected =
            to < 0 || to >= before.length ? before : before.with(from, before[to] as string).with(to, id);
          expect(after).toEqual(expected);
        },
      ),
    );
  });

  test('knows a row that is not there', () => {
    expect(rankChanges([{ id: 'a', rank: 1 }], 'b', 'up')).toBeUndefined();
  });
});

describe('urgencyOf', () => {
  test.each([
    ['2026-03-02', true, 'late'],
    ['2026-03-03', true, 'soon'],
    ['2026-03-10', true, 'soon'],
    ['2026-03-11', true, 'plain'],
    ['2026-03-02', false, 'plain'],
    [null, true, 'plain'],
  ] as const)('due %s, open %s: %s', (dueOn, open, expected) => {
    expect(urgencyOf({ dueOn, open }, '2026-03-03')).toBe(expected);
  });
});
