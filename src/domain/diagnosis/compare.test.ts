import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerValues, impacts, itemKey, items } from './codes.ts';
import { changesBetween, type DatedAnswer, standingAt } from './compare.ts';
import { blankAnswer, sameAnswer, tidyAnswer } from './rules.ts';

const days = ['2026-01-05', '2026-02-10', '2026-03-03', '2026-06-15'];
const few = items.filter((item) => ['23', '6', '25', '2'].includes(item.code) || item.kind === 'work');

/** A history as the database keeps it: versions of each row in order, numbers that only grow. */
const history = fc
  .array(
    fc.record({
      item: fc.constantFrom(...few),
      holder: fc.constantFrom('circle', 'seat'),
      day: fc.nat(days.length - 1),
      pick: fc.nat(20),
      impact: fc.constantFrom(null, ...impacts.map((impact) => impact.value)),
      priority: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((said) => {
    const versions = new Map<string, number>();
    return said.map(({ item, holder, day, pick, impact, priority }, n): DatedAnswer => {
      const row = `${itemKey(item)} ${holder}`;
      versions.set(row, (versions.get(row) ?? 0) + 1);
      const values = answerValues[item.kind];
      const { value } = values[pick % values.length]!;
      return {
        kind: item.kind,
        parent: item.parent,
        code: item.code,
        ...tidyAnswer(item.kind, { value, impact, priority, details: {} }),
        heldBy: holder === 'circle' ? 'circle' : 'other',
        holder,
        version: versions.get(row)!,
        changeNo: n + 1,
        authorName: `author ${n}`,
        organisationName: 'x',
        at: `${days[day]}T10:00:00Z`,
        on: days[day]!,
      };
    });
  });
const aDay = fc.constantFrom('2025-12-31', ...days, '2026-12-31');

describe('two dates of one diagnosis', () => {
  test('a date compared with itself tells nothing', () => {
    fc.assert(
      fc.property(history, aDay, (versions, day) => {
        expect(changesBetween(standingAt(versions, day), standingAt(versions, day))).toEqual([]);
      }),
    );
  });

  test('what appeared one way went the other, and nothing is told one way only', () => {
    fc.assert(
      fc.property(history, aDay, aDay, (versions, one, other) => {
        const [a, b] = [standingAt(versions, one), standingAt(versions, other)];
        const mirror = { appeared: 'went', went: 'appeared', changed: 'changed' } as const;
        const told = (changes: ReturnType<typeof changesBetween>, flip: boolean) =>
          changes.map((c) => `${itemKey(c)} ${flip ? mirror[c.change] : c.change}`).sort();
        expect(told(changesBetween(b, a), true)).toEqual(told(changesBetween(a, b), false));
      }),
    );
  });

  test('applied to the first date, the changes give the second; what is not told did not change', () => {
    fc.assert(
      fc.property(history, aDay, aDay, (versions, one, other) => {
        const [a, b] = [standingAt(versions, one), standingAt(versions, other)];
        const changes = new Map(changesBetween(a, b).map((c) => [itemKey(c) as string, c.after]));
        for (const item of few) {
          const key = itemKey(item);
          const got = changes.get(key) ?? a.get(key) ?? blankAnswer(item.kind);
          expect(sameAnswer(got, b.get(key) ?? blankAnswer(item.kind))).toBe(true);
        }
      }),
    );
  });

  test('nothing said after a date is told at that date', () => {
    fc.assert(
      fc.property(history, aDay, (versions, day) => {
        const past = versions.filter((version) => version.on <= day);
        expect(standingAt(versions, day)).toEqual(standingAt(past, day));
      }),
    );
  });

  test('at the end, what stands is the last answer of those that one reads', () => {
    fc.assert(
      fc.property(history, (versions) => {
        for (const [key, standing] of standingAt(versions, '2026-12-31')) {
          const all = versions.filter((version) => itemKey(version) === key);
          expect(standing.changeNo).toBe(Math.max(...all.map((version) => version.changeNo)));
        }
      }),
    );
  });
});

test('a constraint that was resolved went; an impact that grew changed; a first « non » is a change', () => {
  const said = (over: Partial<DatedAnswer>): DatedAnswer => ({
    kind: 'constraint',
    parent: '',
    code: '23',
    ...blankAnswer('constraint'),
    heldBy: 'circle',
    holder: 'circle',
    version: 1,
    changeNo: 1,
    authorName: 'Nadia Ferrand',
    organisationName: 'Conseil départemental',
    at: '2026-01-05T10:00:00Z',
    on: '2026-01-05',
    ...over,
  });
  const versions = [
    said({ code: '22', value: 'OUI', impact: 'FAIBLE' }),
    said({ code: '22', value: 'OUI', impact: 'FORT', version: 2, changeNo: 9, on: '2026-03-03' }),
    said({ code: '23', value: 'OUI', changeNo: 2 }),
    said({ code: '23', value: 'CLOTUREE', version: 2, changeNo: 7, on: '2026-03-03' }),
    said({ code: '27', value: 'NON', changeNo: 8, on: '2026-03-03' }),
    said({ code: '28', value: 'OUI', changeNo: 6, on: '2026-03-03', authorName: 'Paul Gentil' }),
  ];
  const changes = changesBetween(standingAt(versions, '2026-02-01'), standingAt(versions, '2026-03-03'));
  expect(changes.map((c) => [c.code, c.change, c.saidAfter?.authorName])).toEqual([
    ['22', 'changed', 'Nadia Ferrand'],
    ['23', 'went', 'Nadia Ferrand'],
    ['27', 'changed', 'Nadia Ferrand'],
    ['28', 'appeared', 'Paul Gentil'],
  ]);
});
