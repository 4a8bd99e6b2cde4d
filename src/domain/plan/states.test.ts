import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ObjectiveMove,
  type ObjectiveState,
  objectiveMoves,
  objectiveRefusal,
  objectiveStates,
  type PlanSide,
  type ProposalState,
  planParties,
  proposalMoves,
  proposalRefusal,
  proposalStates,
  type StepMove,
  type StepState,
  sideOf,
  stepMoves,
  stepRefusal,
  stepStates,
} from './states.ts';

const keys = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[];

/** Every line of state × move × party that is allowed, written by hand; everything else is refused. */
const allowedSteps = new Set([
  'prevue start editor',
  'prevue start contributor',
  'prevue start person',
  'prevue finish editor',
  'prevue finish contributor',
  'prevue finish person',
  'prevue give-up editor',
  'prevue give-up contributor',
  'en-cours finish editor',
  'en-cours finish contributor',
  'en-cours finish person',
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
    const refusal = stepRefusal(move, { state, party, objective: 'en-cours', ofPerson: true });
    expect(refusal === undefined).toBe(allowedSteps.has(`${state} ${move} ${party}`));
    if (party === 'reader') expect(refusal).toBe('not_yours');
  });

  test.each(cells)('$state, $move, $party, of a step that is somebody else’s', ({ state, move, party }) => {
    const refusal = stepRefusal(move, { state, party, objective: 'en-cours', ofPerson: false });
    if (party === 'person') expect(refusal).toBeDefined();
    else expect(refusal === undefined).toBe(allowedSteps.has(`${state} ${move} ${party}`));
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
      expect(stepRefusal(move, { state, party: 'editor', objective, ofPerson: false })).toBe(refusal);
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

/** The two open states, the four moves, by whose turn it is; every other line is refused. */
const allowedProposals = new Set(
  ['proposee', 'amendee'].flatMap((state) => [
    ...['accept', 'amend', 'decline'].flatMap((move) => [
      `${state} ${move} editor personne`,
      `${state} ${move} person professionnel`,
    ]),
    `${state} withdraw editor professionnel`,
    `${state} withdraw person personne`,
  ]),
);

describe('proposals', () => {
  const cells = keys(proposalStates).flatMap((state) =>
    keys(proposalMoves).flatMap((move) =>
      planParties.flatMap((party) =>
        (['personne', 'professionnel'] as const).map((lastBy) => ({ state, move, party, lastBy })),
      ),
    ),
  );

  test.each(cells)('$state, $move, $party, last version by $lastBy', ({ state, move, party, lastBy }) => {
    const refusal = proposalRefusal(move, { state, party, lastBy });
    expect(refusal === undefined).toBe(allowedProposals.has(`${state} ${move} ${party} ${lastBy}`));
  });

  test('whatever both sides try in whatever order, each version is answered by the other side, and only once', () => {
    const attempt = fc.record({
      move: fc.constantFrom(...keys(proposalMoves)),
      party: fc.constantFrom(...planParties),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 20 }), (attempts) => {
        let [state, lastBy]: [ProposalState, PlanSide] = ['proposee', 'personne'];
        let ended = 0;
        for (const { move, party } of attempts) {
          if (proposalRefusal(move, { state, party, lastBy })) continue;
          expect(ended).toBe(0);
          expect(sideOf(party) === lastBy).toBe(move === 'withdraw');
          state = proposalMoves[move].to;
          lastBy = sideOf(party);
          if (state !== 'amendee') ended++;
        }
      }),
    );
  });
});
