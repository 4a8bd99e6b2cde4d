import { describe, expect, test } from 'vitest';
import {
  type ObjectiveMove,
  type ObjectiveState,
  objectiveMoves,
  objectiveRefusal,
  objectiveStates,
  planParties,
  type StepMove,
  type StepState,
  stepMoves,
  stepRefusal,
  stepStates,
} from './states.ts';

const keys = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[];

/** Every line of state × move × party that is allowed, written by hand; everything else is refused. */
const allowedSteps = new Set([
  'prevue start editor',
  'prevue start contributor',
  'prevue finish editor',
  'prevue finish contributor',
  'prevue give-up editor',
  'prevue give-up contributor',
  'en-cours finish editor',
  'en-cours finish contributor',
  'en-cours give-up editor',
  'en-cours give-up contributor',
  'faite reopen editor',
  'abandonnee reopen editor',
]);

const allowedObjectives = new Set([
  'en-cours reach editor',
  'en-cours give-up editor',
  'atteint reopen editor',
  'abandonne reopen editor',
]);

describe('steps', () => {
  const cells = keys(stepStates).flatMap((state) =>
    keys(stepMoves).flatMap((move) => planParties.map((party) => ({ state, move, party }))),
  );

  test.each(cells)('$state, $move, $party', ({ state, move, party }) => {
    const refusal = stepRefusal(move, { state, party, objective: 'en-cours' });
    expect(refusal === undefined).toBe(allowedSteps.has(`${state} ${move} ${party}`));
    if (party === 'reader') expect(refusal).toBe('not_yours');
  });

  test.each([
    ['start', 'prevue', 'atteint', 'objective_closed'],
    ['start', 'prevue', 'abandonne', 'objective_closed'],
    ['reopen', 'faite', 'atteint', 'objective_closed'],
    ['finish', 'prevue', 'abandonne', undefined],
    ['give-up', 'en-cours', 'atteint', undefined],
    ['start', 'prevue', null, undefined],
  ] satisfies [StepMove, StepState, ObjectiveState | null, string | undefined][])(
    '%s a step that is %s, of an objective that is %s: %s',
    (move, state, objective, refusal) => {
      expect(stepRefusal(move, { state, party: 'editor', objective })).toBe(refusal);
    },
  );
});

describe('objectives', () => {
  const cells = keys(objectiveStates).flatMap((state) =>
    keys(objectiveMoves).flatMap((move) => planParties.map((party) => ({ state, move, party }))),
  );

  test.each(cells)('$state, $move, $party', ({ state, move, party }) => {
    const refusal = objectiveRefusal(move, { state, party, openSteps: 0 });
    expect(refusal === undefined).toBe(allowedObjectives.has(`${state} ${move} ${party}`));
  });

  test.each([
    ['reach', 1, 'steps_open'],
    ['give-up', 1, undefined],
  ] satisfies [ObjectiveMove, number, string | undefined][])(
    '%s with %s open step: %s',
    (move, openSteps, refusal) => {
      expect(objectiveRefusal(move, { state: 'en-cours', party: 'editor', openSteps })).toBe(refusal);
    },
  );
});
