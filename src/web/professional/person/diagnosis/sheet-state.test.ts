import { describe, expect, test } from 'vitest';
import { findItem, itemKey } from '../../../../domain/diagnosis/codes.ts';
import type { RecordedAnswers, ShownAnswer } from '../../../../domain/diagnosis/rules.ts';
import {
  answerOf,
  baseVersionOf,
  batchOf,
  openSheet,
  type Sheet,
  type SheetAct,
  sheetAfter,
} from './sheet-state.ts';

const mobility = findItem({ kind: 'constraint', parent: '', code: '23' })!;
const health = findItem({ kind: 'constraint', parent: '', code: '25' })!;
const key = itemKey(mobility);

const row = (over: Partial<ShownAnswer> = {}): ShownAnswer => ({
  kind: 'constraint',
  parent: '',
  code: '23',
  value: 'OUI',
  impact: null,
  priority: false,
  details: {},
  heldBy: 'circle',
  holder: 'circle',
  version: 1,
  changeNo: 10,
  authorName: 'Paul Gentil',
  organisationName: 'France Travail',
  at: '2026-03-03T13:03:00Z',
  ...over,
});
const open = (...answers: ShownAnswer[]): Sheet =>
  openSheet({ answers, sittings: [], cursor: 10, discreet: false });
const play = (sheet: Sheet, ...acts: SheetAct[]): Sheet => acts.reduce(sheetAfter, sheet);
const chosen = (change: Extract<SheetAct, { act: 'choose' }>['change'], item = mobility): SheetAct => ({
  act: 'choose',
  item,
  change,
});
const saved = (sheet: Sheet, over: Partial<RecordedAnswers> = {}): SheetAct => ({
  act: 'saved',
  sent: batchOf(sheet),
  result: { at: '2026-03-03T13:05:00Z', answers: [], conflicts: [], ...over },
});
const others = (...answers: ShownAnswer[]): SheetAct => ({
  act: 'changes',
  changes: { answers, sittings: [], cursor: 20 },
  mine: () => false,
});

test('a choice is shown at once, sent with the version it was made on, and said saved only when the server says so', () => {
  const typed = play(open(row()), chosen({ impact: 'FORT' }));
  expect(answerOf(typed, mobility)).toMatchObject({ value: 'OUI', impact: 'FORT' });
  expect(batchOf(typed)).toMatchObject([
    { code: '23', baseVersion: 1, value: 'OUI', impact: 'FORT', priority: false },
  ]);
  expect(typed.savedAt).toBeNull();
  const after = play(
    typed,
    { act: 'send' },
    saved(typed, { answers: [row({ version: 2, impact: 'FORT', changeNo: 12 })] }),
  );
  expect(batchOf(after)).toEqual([]);
  expect(after.savedAt).toBe('2026-03-03T13:05:00Z');
  expect(answerOf(after, mobility).impact).toBe('FORT');
});

test('a choice taken back before it is sent leaves nothing to send', () => {
  expect(batchOf(play(open(row()), chosen({ value: 'NON' }), chosen({ value: 'OUI' })))).toEqual([]);
});

test('what somebody else saves meanwhile does not move the version on which I chose', () => {
  const sheet = play(
    open(row()),
    chosen({ impact: 'FORT' }),
    others(row({ version: 2, priority: true, changeNo: 15 })),
  );
  expect(batchOf(sheet)).toMatchObject([{ baseVersion: 1, impact: 'FORT', priority: false }]);
});

test('chosen again while on its way: sent next, without taking back what the other saved with it', () => {
  const first = play(open(row()), chosen({ impact: 'FORT' }));
  const again = play(first, { act: 'send' }, chosen({ impact: 'MOYEN' }));
  const after = play(
    again,
    saved(first, { answers: [row({ version: 3, impact: 'FORT', priority: true, changeNo: 15 })] }),
  );
  expect(batchOf(after)).toMatchObject([{ baseVersion: 3, value: 'OUI', impact: 'MOYEN', priority: true }]);
});

test('a lost connection loses nothing, and coming back sends everything', () => {
  const typed = play(
    open(row()),
    chosen({ impact: 'FORT' }),
    { act: 'send' },
    { act: 'not-sent', link: 'down' },
  );
  expect(typed.link).toBe('down');
  expect(batchOf(typed)).toHaveLength(1);
  expect(batchOf(play(typed, chosen({ value: 'NON' }, health)))).toHaveLength(2);
});

describe('a conflict', () => {
  const typed = play(open(), chosen({ value: 'NON' }));
  const theirs = row({ version: 4, changeNo: 15 });
  const mine = { value: 'NON', impact: null, priority: false, details: {} } as const;
  const clash = { kind: 'constraint', parent: '', code: '23', mine, theirs } as const;
  const shown = play(typed, { act: 'send' }, saved(typed, { answers: [theirs], conflicts: [clash] }));

  test('shows what is saved, keeps what I chose, and says nothing saved', () => {
    expect(shown.conflicts.get(key)).toEqual(clash);
    expect(answerOf(shown, mobility).value).toBe('OUI');
    expect(batchOf(shown)).toEqual([]);
    expect(shown.savedAt).toBeNull();
  });

  test('keeping mine sends it on top of theirs; taking theirs sends nothing', () => {
    const kept = play(shown, { act: 'keep-mine', key });
    expect(batchOf(kept)).toMatchObject([{ value: 'NON', baseVersion: 4 }]);
    expect(kept.conflicts.size).toBe(0);
    const taken = play(shown, { act: 'take-theirs', key });
    expect(batchOf(taken)).toEqual([]);
    expect(taken.conflicts.size).toBe(0);
  });

  test('choosing anew settles it', () => {
    const anew = play(shown, chosen({ value: 'CLOTUREE' }));
    expect(anew.conflicts.size).toBe(0);
    expect(batchOf(anew)).toMatchObject([{ value: 'CLOTUREE', baseVersion: 4 }]);
  });
});

test('a sensitive item goes to a row of my own, whatever others hold', () => {
  const sheet = open(row({ code: '25', heldBy: 'other', holder: 'x', version: 7 }));
  expect(answerOf(sheet, health).value).toBe('OUI');
  expect(baseVersionOf(sheet, health)).toBe(0);
  expect(batchOf(play(sheet, chosen({ impact: 'FORT' }, health)))).toMatchObject([
    { code: '25', baseVersion: 0, value: 'OUI', impact: 'FORT' },
  ]);
});

test('an answer of somebody else is news, mine is not', () => {
  expect(play(open(), others(row())).news?.authorName).toBe('Paul Gentil');
  const own = { ...others(row()), mine: () => true } as SheetAct;
  expect(play(open(), own).news).toBeNull();
});
