/** A portfolio, or some of it, goes to colleagues: for the time of an absence, or for good. */
export const moveKinds = ['remplacement', 'transfert'] as const;
export type MoveKind = (typeof moveKinds)[number];

export const moveStates = ['prepare', 'en-cours', 'fait', 'annule'] as const;
export type MoveState = (typeof moveStates)[number];

export const moveOutcomes = ['fait', 'autre', 'parti'] as const;
export type MoveOutcome = (typeof moveOutcomes)[number];

export const moveActs = ['carry-out', 'cancel'] as const;
export type MoveAct = (typeof moveActs)[number];

/** What each act does from each state; the database decides the same way (migrations/0018_absence.sql). */
export const moveVerdicts: Record<MoveAct, Record<MoveState, 'done' | 'nothing-left' | 'refused'>> = {
  'carry-out': { prepare: 'done', 'en-cours': 'done', fait: 'nothing-left', annule: 'refused' },
  cancel: { prepare: 'done', 'en-cours': 'refused', fait: 'refused', annule: 'refused' },
};

/** Never why: a declared link, an objection and a seat that has just ended read the same. */
export const outcomeLabels: Record<MoveOutcome, string> = {
  fait: 'confiée',
  autre: 'à confier à quelqu’un d’autre',
  parti: 'n’est plus dans ce portefeuille',
};

/** How many people one transaction carries: 84 at once, and 1 200 in a few seconds without holding them all. */
export const MOVE_CHUNK = 200;
