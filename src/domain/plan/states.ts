/**
 * The life of an objective, of a step and of a proposal: which move leads where, from what, by whom, on what condition. The commands
 * ask these tables, the screens draw their buttons from them, and a test enumerates state × move × party.
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

export const proposalStates = {
  proposee: 'Proposé',
  amendee: 'Proposé autrement',
  acceptee: 'Accepté',
  declinee: 'Décliné',
  retiree: 'Retiré',
} as const;
export type ProposalState = keyof typeof proposalStates;

/** How the actor stands towards the plan: accompanies, has this step shared with them, only reads, or is the person. */
export const planParties = ['editor', 'contributor', 'reader', 'person'] as const;
export type PlanParty = (typeof planParties)[number];

/** The two sides of a proposal. */
export type PlanSide = 'personne' | 'professionnel';
export const sideOf = (party: PlanParty): PlanSide => (party === 'person' ? 'personne' : 'professionnel');

export type PlanRefusal = 'not_yours' | 'wrong_state' | 'objective_closed' | 'steps_open' | 'not_your_turn';

interface Transition<State, Facts> {
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly PlanParty[];
  readonly guard?: (facts: Facts & { readonly party: PlanParty }) => PlanRefusal | undefined;
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
  /** The person does it. */
  readonly ofPerson: boolean;
}

type StepGuard = (facts: StepFacts & { readonly party: PlanParty }) => PlanRefusal | undefined;

const objectiveOpen: StepGuard = ({ objective }) =>
  objective === null || objective === 'en-cours' ? undefined : 'objective_closed';
/** The person says of their own steps where they stand; others answer for theirs. */
const ownStep: StepGuard = ({ party, ofPerson }) =>
  party === 'person' && !ofPerson ? 'not_yours' : undefined;

export const stepMoves = {
  start: {
    from: ['prevue'],
    to: 'en-cours',
    by: ['editor', 'contributor', 'person'],
    guard: (facts) => ownStep(facts) ?? objectiveOpen(facts),
  },
  finish: {
    from: ['prevue', 'en-cours'],
    to: 'faite',
    by: ['editor', 'contributor', 'person'],
    guard: ownStep,
  },
  'give-up': { from: ['prevue', 'en-cours'], to: 'abandonnee', by: ['editor', 'contributor'] },
  reopen: { from: ['faite', 'abandonnee'], to: 'en-cours', by: ['editor'], guard: objectiveOpen },
} as const satisfies Record<string, Transition<StepState, StepFacts>>;
export type StepMove = keyof typeof stepMoves;

export const isStepOpen = (state: StepState): boolean => state === 'prevue' || state === 'en-cours';

export interface ProposalFacts {
  /** Whose version stands: the other side answers it, its own may only withdraw it. */
  readonly lastBy: PlanSide;
}

type ProposalGuard = (facts: ProposalFacts & { readonly party: PlanParty }) => PlanRefusal | undefined;

const otherSide: ProposalGuard = ({ party, lastBy }) =>
  sideOf(party) === lastBy ? 'not_your_turn' : undefined;
const ownSide: ProposalGuard = ({ party, lastBy }) =>
  sideOf(party) === lastBy ? undefined : 'not_your_turn';

/** By the person as by who accompanies: the two sides have the same moves. */
export const proposalMoves = {
  accept: { from: ['proposee', 'amendee'], to: 'acceptee', by: ['editor', 'person'], guard: otherSide },
  /** Another version, which the side that wrote the last one accepts in turn. */
  amend: { from: ['proposee', 'amendee'], to: 'amendee', by: ['editor', 'person'], guard: otherSide },
  decline: { from: ['proposee', 'amendee'], to: 'declinee', by: ['editor', 'person'], guard: otherSide },
  withdraw: { from: ['proposee', 'amendee'], to: 'retiree', by: ['editor', 'person'], guard: ownSide },
} as const satisfies Record<string, Transition<ProposalState, ProposalFacts>>;
export type ProposalMove = keyof typeof proposalMoves;

export const isProposalOpen = (state: ProposalState): boolean => state === 'proposee' || state === 'amendee';

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

export function proposalRefusal(
  move: ProposalMove,
  at: { readonly state: ProposalState; readonly party: PlanParty } & ProposalFacts,
): PlanRefusal | undefined {
  const transition: Transition<ProposalState, ProposalFacts> = proposalMoves[move];
  return judge(transition, at);
}
