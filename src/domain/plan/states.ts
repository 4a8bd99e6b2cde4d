/**
 * The life of an objective and of a step: which move leads where, from what, by whom, on what condition. The commands ask these
 * tables, the screens draw their buttons from them, and a test enumerates state × move × party.
 */
export const objectiveStates = {
  'en-cours': 'En cours',
  atteint: 'Atteint',
  abandonne: 'Abandonné',
} as const;
export type ObjectiveState = keyof typeof objectiveStates;

export const stepStates = {
  prevue: 'Prévue',
  'en-cours': 'En cours',
  faite: 'Terminée',
  abandonnee: 'Abandonnée',
} as const;
export type StepState = keyof typeof stepStates;

/** How the actor stands towards the plan: accompanies, has this step shared with them, only reads. */
export const planParties = ['editor', 'contributor', 'reader'] as const;
export type PlanParty = (typeof planParties)[number];

export type PlanRefusal = 'not_yours' | 'wrong_state' | 'objective_closed' | 'steps_open';

interface Transition<State, Facts> {
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly PlanParty[];
  readonly guard?: (facts: Facts) => PlanRefusal | undefined;
}

export interface ObjectiveFacts {
  /** Steps of this objective that are not ended, among those the actor reads. */
  readonly openSteps: number;
}

export const objectiveMoves = {
  reach: {
    from: ['en-cours'],
    to: 'atteint',
    by: ['editor'],
    guard: ({ openSteps }) => (openSteps > 0 ? 'steps_open' : undefined),
  },
  /** Its open steps are given up with it. */
  'give-up': { from: ['en-cours'], to: 'abandonne', by: ['editor'] },
  reopen: { from: ['atteint', 'abandonne'], to: 'en-cours', by: ['editor'] },
} as const satisfies Record<string, Transition<ObjectiveState, ObjectiveFacts>>;
export type ObjectiveMove = keyof typeof objectiveMoves;

export interface StepFacts {
  /** null: the actor does not read the objective. A step that is open and shared has an open objective. */
  readonly objective: ObjectiveState | null;
}

const objectiveOpen = ({ objective }: StepFacts) =>
  objective === null || objective === 'en-cours' ? undefined : 'objective_closed';

export const stepMoves = {
  start: { from: ['prevue'], to: 'en-cours', by: ['editor', 'contributor'], guard: objectiveOpen },
  finish: { from: ['prevue', 'en-cours'], to: 'faite', by: ['editor', 'contributor'] },
  'give-up': { from: ['prevue', 'en-cours'], to: 'abandonnee', by: ['editor', 'contributor'] },
  reopen: { from: ['faite', 'abandonnee'], to: 'en-cours', by: ['editor'], guard: objectiveOpen },
} as const satisfies Record<string, Transition<StepState, StepFacts>>;
export type StepMove = keyof typeof stepMoves;

export const isStepOpen = (state: StepState): boolean => state === 'prevue' || state === 'en-cours';

function judge<State, Facts>(
  transition: Transition<State, Facts>,
  at: { readonly state: State; readonly party: PlanParty } & Facts,
): PlanRefusal | undefined {
  if (!transition.by.includes(at.party)) return 'not_yours';
  if (!transition.from.includes(at.state)) return 'wrong_state';
  return transition.guard?.(at);
}

/** Why this party may not make this move now; undefined when they may. */
export function objectiveRefusal(
  move: ObjectiveMove,
  at: { readonly state: ObjectiveState; readonly party: PlanParty } & ObjectiveFacts,
): PlanRefusal | undefined {
  const transition: Transition<ObjectiveState, ObjectiveFacts> = objectiveMoves[move];
  return judge(transition, at);
}

export function stepRefusal(
  move: StepMove,
  at: { readonly state: StepState; readonly party: PlanParty } & StepFacts,
): PlanRefusal | undefined {
  const transition: Transition<StepState, StepFacts> = stepMoves[move];
  return judge(transition, at);
}
