import { expect, test } from 'vitest';
import {
  answerValues,
  constraints,
  findItem,
  type ItemKind,
  itemKey,
  itemKinds,
  items,
  needThemes,
  notOffered,
  untouched,
} from './codes.ts';

const keysOf = (kind: ItemKind) => items.filter((item) => item.kind === kind).map((item) => item.code);

test('needs are those of the national reference: 1 to 21, 7 does not exist', () => {
  const expected = Array.from({ length: 21 }, (_, n) => String(n + 1)).filter((code) => code !== '7');
  expect(needThemes.flatMap((theme) => theme.needs.map((need) => need.code))).toEqual(expected);
});

test('constraints 22 to 29 carry every situation and objective of the reference', () => {
  expect(keysOf('constraint')).toEqual(['22', '23', '24', '25', '26', '27', '28', '29']);
  const shape = constraints.map((c) => [
    c.code,
    c.situations.map((s) => s.code).join(' '),
    c.objectives.map((o) => o.code).join(' '),
  ]);
  expect(shape).toEqual([
    ['22', '42 43 44 45 46 47 48 49 50 51 52 53', '1 2 3 7'],
    ['23', '6 7 8 40', '25 26 27 28 29 30'],
    ['24', '9 10 11 12 13 14', '1 2 3 4 5 6'],
    ['25', '15 16 17 18 19', '31'],
    ['26', '20 21 22 23', '23 24'],
    ['27', '24 25 26 27 28 41', '17 18 19 20 21 22'],
    ['28', '29 30 31 32 33 34', '13 14 15 16'],
    ['29', '35 36 37 38 39', '7 8 9 10 11 12'],
  ]);
});

test('sensitive by code: health whole, disabled child, pregnancy, guardianship, justice, and nothing else', () => {
  expect(items.filter((item) => item.sensitive).map(itemKey)).toEqual([
    'situation.24.9',
    'situation.24.14',
    'constraint..25',
    'situation.25.15',
    'situation.25.16',
    'situation.25.17',
    'situation.25.18',
    'situation.25.19',
    'objective.25.31',
    'objective.28.16',
    'objective.29.8',
  ]);
});

test('behaviours of health are not offered', () => {
  expect(notOffered.map(itemKey)).toEqual(['objective.25.32']);
  for (const ref of notOffered) expect(findItem(ref)).toBeUndefined();
});

test('every item is found by its code, and by no other', () => {
  expect(new Set(items.map(itemKey)).size).toBe(items.length);
  for (const item of items) expect(findItem(item)).toBe(item);
  expect(findItem({ kind: 'need', parent: '', code: '7' })).toBeUndefined();
});

test('« non abordé » is a value of its own, and each choice has its letter', () => {
  for (const kind of itemKinds) {
    const values: readonly { value: string; letter: string }[] = answerValues[kind];
    expect(values.map((v) => v.value)).toContain(untouched[kind]);
    expect(new Set(values.map((v) => v.letter)).size).toBe(values.length);
  }
  expect(answerValues.constraint.map((v) => v.value)).toContain('NON');
});

test('labels are typed as French is printed', () => {
  for (const { label } of items) {
    expect(label).not.toMatch(/'|"|\.\.\.| {2}|\/|<|&/);
    expect(label).toMatch(/^\p{Lu}/u);
    expect(label).not.toMatch(/[ .]$/);
  }
});
