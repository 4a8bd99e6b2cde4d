/**
 * An invitation goes from a member of the circle (or the orientation service) to a professional; a request goes the other way.
 * This table is what the database enforces (migrations/0004_circle_acts.sql), what screens offer and what the test enumerates.
 */
export const invitationStates = ['ouverte', 'acceptee', 'declinee', 'retiree'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const invitationDirections = ['invitation', 'demande'] as const;
export type InvitationDirection = (typeof invitationDirections)[number];

/** How an actor stands towards one invitation or request. */
export const invitationParties = [
  /** The professional who would join: the invited, or the asker. */
  'candidate',
  /** Who sent the invitation (towards a request, the asker is both and acts as candidate). */
  'inviter',
  /** The référent or their stand-in; while there is none, the orientation service. */
  'decider',
  /** Another accompagnateur of the same circle. */
  'member',
  'stranger',
] as const;
export type InvitationParty = (typeof invitationParties)[number];

export const invitationActs = ['answer-invitation', 'answer-request', 'withdraw'] as const;
export type InvitationAct = (typeof invitationActs)[number];

interface Transition {
  readonly from: InvitationState;
  readonly to: readonly InvitationState[];
  readonly by: readonly InvitationParty[];
}

/** An act that its direction does not list exists for nobody: missing, not refused. */
export const invitationTransitions: Record<
  InvitationDirection,
  Partial<Record<InvitationAct, Transition>>
> = {
  invitation: {
    'answer-invitation': { from: 'ouverte', to: ['acceptee', 'declinee'], by: ['candidate'] },
    withdraw: { from: 'ouverte', to: ['retiree'], by: ['inviter'] },
  },
  demande: {
    'answer-request': { from: 'ouverte', to: ['acceptee', 'declinee'], by: ['decider'] },
    withdraw: { from: 'ouverte', to: ['retiree'], by: ['candidate'] },
  },
};

export type InvitationVerdict = 'done' | 'already-answered' | 'missing';

/** What happens when this party does this act on an invitation or request in this state. */
export function invitationVerdict(
  direction: InvitationDirection,
  state: InvitationState,
  act: InvitationAct,
  party: InvitationParty,
): InvitationVerdict {
  const transition = invitationTransitions[direction][act];
  if (!transition?.by.includes(party)) return 'missing';
  return state === transition.from ? 'done' : 'already-answered';
}

export const invitationStateLabels: Record<InvitationState, string> = {
  ouverte: 'en attente de réponse',
  acceptee: 'acceptée',
  declinee: 'déclinée',
  retiree: 'retirée',
};
