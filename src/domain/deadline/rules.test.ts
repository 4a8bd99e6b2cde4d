import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  compareDeadlines,
  type DeadlineKind,
  deadlineKinds,
  deadlineOf,
  deadlineRules,
  horizons,
  urgencyAt,
} from './rules.ts';
import { changeWhy, statusEndRules } from './status-end-rules.ts';

const days = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => Temporal.PlainDate.from('2000-01-01').add({ days: n }).toString());
const kinds = fc.constantFrom(...deadlineKinds);

/** One example for each kind: the day the clock started, the day by which it is due. */
const examples: Record<DeadlineKind, [since: string, dueOn: string]> = {
  invitation: ['2026-02-26', '2026-03-05'],
  demande: ['2026-02-26', '2026-03-05'],
  portefeuille: ['2026-03-02', '2026-03-02'],
  'depart-prevu': ['2026-03-12', '2026-03-12'],
  'suite-remplacement': ['2026-03-13', '2026-03-13'],
  'absence-annoncee': ['2026-03-09', '2026-03-09'],
  proposition: ['2026-02-26', '2026-03-05'],
  question: ['2026-02-26', '2026-03-03'],
  'question-sans-reponse': ['2026-02-26', '2026-03-03'],
  reponse: ['2026-02-26', '2026-03-05'],
  'service-a-repondre': ['2026-02-26', '2026-03-05'],
  'service-a-envoyer': ['2026-02-26', '2026-03-05'],
  'service-a-reprendre': ['2026-02-26', '2026-03-05'],
  'service-sans-reponse': ['2026-02-26', '2026-03-05'],
  'service-resultat': ['2026-03-06', '2026-03-06'],
  etape: ['2026-03-06', '2026-03-06'],
  'etape-a-confier': ['2026-03-06', '2026-03-06'],
  'sans-nouvelles': ['2025-12-29', '2026-02-27'],
  changement: ['2026-05-18', '2026-05-18'],
  'rendez-vous-note': ['2026-03-10', '2026-03-10'],
  'contrat-note': ['2026-03-31', '2026-03-31'],
  'echeance-notee': ['2026-03-10', '2026-03-10'],
  orientation: ['2026-01-20', '2026-03-03'],
  nomination: ['2026-01-31', '2026-02-28'],
  information: ['2026-02-03', '2026-03-03'],
};

describe('by when', () => {
  test.each(Object.entries(examples))('%s', (kind, [since, dueOn]) => {
    expect(deadlineOf(kind as DeadlineKind, { since, cameOn: since }, since).dueOn).toBe(dueOn);
  });

  test('never before the clock started, and later clocks end later', () => {
    fc.assert(
      fc.property(kinds, days, days, (kind, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const due = (since: string) => deadlineRules[kind].dueOn(since);
        expect(due(early) >= early).toBe(true);
        expect(due(early) <= due(late)).toBe(true);
      }),
    );
  });

  test('a person who came after their orientation was due is of the stock: no date, no alert', () => {
    expect(deadlineOf('orientation', { since: '2024-01-01', cameOn: '2026-03-01' }, '2026-03-03')).toEqual({
      dueOn: null,
      urgency: 'plain',
    });
    expect(deadlineOf('orientation', { since: '2026-01-01', cameOn: '2026-01-02' }, '2026-03-03')).toEqual({
      dueOn: '2026-02-12',
      urgency: 'late',
    });
  });

  test('planned for a day, nothing is due before it', () => {
    const late = { since: '2025-01-31', cameOn: '2026-03-01' };
    expect(deadlineOf('nomination', { ...late, planned: '2026-03-31' }, '2026-03-31')).toEqual({
      dueOn: '2026-03-31',
      urgency: 'soon',
    });
    expect(deadlineOf('nomination', late, '2026-03-31').urgency).toBe('late');
    expect(
      deadlineOf('nomination', { ...late, since: '2026-03-30', planned: '2026-03-31' }, '2026-03-31').dueOn,
    ).toBe('2026-04-30');
  });
});

test('an answer that has arrived is late for nobody', () => {
  expect(deadlineOf('reponse', { since: '2026-01-01', cameOn: null }, '2026-03-03').urgency).toBe('plain');
});

describe('how near', () => {
  test.each([
    ['2026-03-02', 'late'],
    ['2026-03-03', 'soon'],
    ['2026-03-10', 'soon'],
    ['2026-03-11', 'plain'],
    [null, 'plain'],
  ])('%s, on 3 March 2026, is %s', (dueOn, urgency) => {
    expect(urgencyAt(dueOn, '2026-03-03')).toBe(urgency);
  });

  test('sixty days of silence to the day, six months before a change, two weeks before an own step', () => {
    expect(horizons('2026-03-03')).toEqual({
      steps: '2026-03-17',
      changes: '2026-09-03',
      silent: '2026-01-02',
    });
    expect(deadlineOf('sans-nouvelles', { since: '2026-01-02', cameOn: null }, '2026-03-03').dueOn).toBe(
      '2026-03-03',
    );
  });
});

test('the order is total: the longest overdue first, what has no date last', () => {
  const due = fc.record({
    kind: kinds,
    dueOn: fc.option(days, { nil: null }),
    key: fc.string({ minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(due, { maxLength: 12 }), (list) => {
      const sorted = list.toSorted(compareDeadlines);
      expect(list.toReversed().toSorted(compareDeadlines)).toEqual(sorted);
      const dates = sorted.map(({ dueOn }) => dueOn ?? '9999');
      expect(dates).toEqual(dates.toSorted());
    }),
  );
});

test('each rule says its source, why in words, and who owes it', () => {
  for (const { label, source, why, owes } of Object.values(deadlineRules)) {
    for (const words of [label, source, why, owes]) expect(words.length).toBeGreaterThan(3);
    expect(why).not.toMatch(/[.;:!?]$/);
  }
});

test('why something changes: the article, or the date that somebody wrote', () => {
  expect(changeWhy('pacea-26-ans', 'PACEA')).toBe('26 ans, fin du PACEA (C. trav. L. 5131-3)');
  expect(changeWhy('date', 'PACEA')).toBe('fin prévue\u00a0: PACEA');
  expect(changeWhy('toString', 'PACEA')).toBe('fin prévue\u00a0: PACEA');
  for (const { months, age } of Object.values(statusEndRules))
    expect((months === null) !== (age === null)).toBe(true);
});
