import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerValues,
  findConstraint,
  type ItemKind,
  type ItemRef,
  impacts,
  itemKey,
  itemKinds,
  untouched,
} from './codes.ts';
import { type Details, detailFields, detailNames } from './details.ts';
import {
  type AnswerState,
  blankAnswer,
  contradicts,
  groupRows,
  holdOf,
  isJoint,
  latestAnswer,
  mergeAnswer,
  type Participant,
  progressOf,
  rankConstraints,
  type ShownAnswer,
  sameAnswer,
  tidyAnswer,
  withRow,
} from './rules.ts';

const kinds: ItemKind[] = [...itemKinds];
/** Few values for each field, so that two people often touch the same one. */
const detailsOf = (kind: ItemKind) => {
  const named = detailFields(kind).map(({ name }) => [name, fc.constantFrom('a', 'b', undefined)] as const);
  return fc
    .record(Object.fromEntries(named))
    .map(
      (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Details,
    );
};
const stateOf = (kind: ItemKind) =>
  fc
    .record({
      value: fc.constantFrom(...answerValues[kind].map((v) => v.value)),
      impact: fc.constantFrom(null, ...impacts.map((i) => i.value)),
      priority: fc.boolean(),
      details: detailsOf(kind),
    })
    .map((state) => tidyAnswer(kind, state));
const aMerge = fc
  .constantFrom(...kinds)
  .chain((kind) => fc.tuple(fc.constant(kind), stateOf(kind), stateOf(kind), stateOf(kind)));

const oui = (impact: AnswerState['impact'] = null, priority = false): AnswerState => ({
  value: 'OUI',
  impact,
  priority,
  details: {},
});
const non: AnswerState = { value: 'NON', impact: null, priority: false, details: {} };

const row = (over: Partial<ShownAnswer> = {}): ShownAnswer => ({
  kind: 'constraint',
  parent: '',
  code: '23',
  ...blankAnswer('constraint'),
  heldBy: 'circle',
  holder: 'circle',
  version: 1,
  changeNo: 1,
  authorName: 'Nadia Ferrand',
  organisationName: 'Maison des solidarités',
  at: '2026-03-03T13:03:00Z',
  ...over,
});

describe('two people answer from the same page', () => {
  test('an answer to what nobody changed is written as it is', () => {
    fc.assert(
      fc.property(aMerge, ([kind, base, , wanted]) => {
        const merge = mergeAnswer(kind, base, base, wanted);
        expect(merge.outcome).toBe(sameAnswer(base, wanted) ? 'unchanged' : 'write');
        if (merge.outcome !== 'conflict') expect(merge.state).toEqual(wanted);
      }),
    );
  });

  test('sending what was on the screen never takes back what the other saved', () => {
    fc.assert(
      fc.property(aMerge, ([kind, base, current]) => {
        expect(mergeAnswer(kind, base, current, base)).toEqual({ outcome: 'unchanged', state: current });
      }),
    );
  });

  test('who comes first decides nothing: the same result, or a conflict either way', () => {
    fc.assert(
      fc.property(aMerge, ([kind, base, a, b]) => {
        const ab = mergeAnswer(kind, base, a, b);
        const ba = mergeAnswer(kind, base, b, a);
        if (ab.outcome === 'conflict') expect(ba.outcome).toBe('conflict');
        else expect(ba.outcome === 'conflict' ? ba : ba.state).toEqual(ab.state);
      }),
    );
  });

  test('what is merged keeps every field that either touched, and is always a possible answer', () => {
    fc.assert(
      fc.property(aMerge, ([kind, base, a, b]) => {
        const merge = mergeAnswer(kind, base, a, b);
        if (merge.outcome === 'conflict') return;
        expect(merge.state).toEqual(tidyAnswer(kind, merge.state));
        for (const field of ['value', 'impact', 'priority'] as const) {
          if (a[field] !== base[field]) expect(merge.state[field]).toBe(a[field]);
          if (b[field] !== base[field]) expect(merge.state[field]).toBe(b[field]);
        }
        for (const name of detailNames(base.details, a.details, b.details)) {
          if (a.details[name] !== base.details[name]) expect(merge.state.details[name]).toBe(a.details[name]);
          if (b.details[name] !== base.details[name]) expect(merge.state.details[name]).toBe(b.details[name]);
        }
      }),
    );
  });

  test('an impact and a priority set at once are both kept', () => {
    expect(mergeAnswer('constraint', oui(), oui('FORT'), oui(null, true))).toEqual({
      outcome: 'write',
      state: oui('FORT', true),
    });
  });

  test('distance by one, contract by the other: both are kept; two distances are a conflict', () => {
    const aimed = (details: Details): AnswerState => ({
      value: 'VISE',
      impact: null,
      priority: false,
      details,
    });
    expect(mergeAnswer('job', aimed({}), aimed({ km: '30' }), aimed({ contract: 'CDI' }))).toEqual({
      outcome: 'write',
      state: aimed({ km: '30', contract: 'CDI' }),
    });
    expect(mergeAnswer('job', aimed({}), aimed({ km: '30' }), aimed({ km: '50' })).outcome).toBe('conflict');
  });

  test('two values for one thing are a conflict, and so is an impact for what the other answered « non »', () => {
    expect(mergeAnswer('constraint', blankAnswer('constraint'), oui(), non).outcome).toBe('conflict');
    expect(mergeAnswer('constraint', oui(), non, oui('FORT')).outcome).toBe('conflict');
  });
});

test('what is not there has neither impact nor priority; what is resolved keeps its impact', () => {
  expect(tidyAnswer('constraint', { value: 'NON', impact: 'FORT', priority: true, details: {} })).toEqual(
    non,
  );
  expect(
    tidyAnswer('constraint', { value: 'CLOTUREE', impact: 'FORT', priority: true, details: {} }),
  ).toEqual({
    value: 'CLOTUREE',
    impact: 'FORT',
    priority: false,
    details: {},
  });
  expect(tidyAnswer('situation', { value: 'OUI', impact: 'FORT', priority: true, details: {} })).toEqual({
    value: 'OUI',
    impact: null,
    priority: false,
    details: {},
  });
});

describe('where an answer is kept', () => {
  const mobility = findConstraint('23')!;
  const health = findConstraint('25')!;

  test('in the row of the circle, unless the item is sensitive or the organisation discreet', () => {
    expect(holdOf(mobility, [], false)).toBe('circle');
    expect(holdOf(health, [], false)).toBe('me');
    expect(holdOf(mobility, [row()], true)).toBe('me');
  });

  test('where the circle’s row is hidden from my organisation I go on in mine', () => {
    expect(holdOf(mobility, [row({ heldBy: 'me', holder: 'seat' })], false)).toBe('me');
  });

  test('a reader takes the latest of the answers they may see', () => {
    const mine = row({ heldBy: 'me', holder: 'a', changeNo: 5, value: 'OUI' });
    const other = row({ heldBy: 'other', holder: 'b', changeNo: 9, value: 'NON' });
    expect(latestAnswer([mine, other])).toBe(other);
    expect(latestAnswer([])).toBeUndefined();
  });

  test('an older version that arrives late changes nothing', () => {
    const known = row({ version: 3, value: 'OUI' });
    expect(withRow([known], row({ version: 2, value: 'NON' }))).toEqual([known]);
    expect(withRow([known], row({ version: 4, value: 'NON' }))[0]?.version).toBe(4);
    expect(
      groupRows([known, row({ version: 4 }), row({ holder: 'b', heldBy: 'other' })]).get(itemKey(known)),
    ).toHaveLength(2);
  });
});

describe('joint', () => {
  const at = (organisationId: string, speciality: Participant['speciality']): Participant => ({
    organisationId,
    speciality,
  });

  test('two organisations, one for each field', () => {
    expect(isJoint([at('a', 'sociale'), at('b', 'professionnelle')])).toBe(true);
    expect(isJoint([at('a', 'les-deux'), at('b', 'professionnelle')])).toBe(true);
    expect(isJoint([at('a', 'les-deux'), at('b', 'les-deux')])).toBe(true);
  });

  test('not one organisation, not one field, not one person', () => {
    expect(isJoint([at('a', 'sociale'), at('a', 'professionnelle')])).toBe(false);
    expect(isJoint([at('a', 'sociale'), at('b', 'sociale')])).toBe(false);
    expect(isJoint([at('a', 'les-deux')])).toBe(false);
    expect(isJoint([])).toBe(false);
  });
});

describe('how far it is', () => {
  const answers = (said: Record<string, string>) => (ref: ItemRef) =>
    (said[itemKey(ref)] ?? untouched[ref.kind]) as AnswerState['value'];

  test('« non » is talked about, « non abordé » is not', () => {
    const progress = progressOf(
      answers({ 'constraint..23': 'NON', 'constraint..24': 'NON_ABORDEE', 'need..5': 'BESOIN' }),
    );
    expect(progress.constraint).toEqual({ done: 1, total: 8 });
    expect(progress.need).toEqual({ done: 1, total: 20 });
  });

  test('a situation under a constraint that is answered « non » is pointed out', () => {
    const mobility = findConstraint('23')!;
    expect(contradicts(mobility, answers({ 'situation.23.6': 'OUI', 'constraint..23': 'NON' }))).toBe(true);
    expect(contradicts(mobility, answers({ 'situation.23.6': 'OUI' }))).toBe(true);
    expect(contradicts(mobility, answers({ 'situation.23.6': 'OUI', 'constraint..23': 'OUI' }))).toBe(false);
    expect(contradicts(mobility, answers({ 'situation.23.6': 'NON', 'constraint..23': 'NON' }))).toBe(false);
  });

  test('priorities first, then the heaviest, resolved last', () => {
    const open = [
      { code: '22', ...oui('FAIBLE') },
      { code: '23', value: 'CLOTUREE' as const, impact: 'FORT' as const, priority: false },
      { code: '27', ...oui('FORT') },
      { code: '28', ...oui('FAIBLE', true) },
    ];
    expect(rankConstraints(open).map((c) => c.code)).toEqual(['28', '27', '22', '23']);
  });
});
