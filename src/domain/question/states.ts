/** The life of a question: asked, answered once or more, withdrawn before an answer, or closed because the step is no longer read. */
export const questionStates = {
  ouverte: 'Sans réponse',
  repondue: 'Répondue',
  retiree: 'Retirée',
  close: 'Close',
} as const;
export type QuestionState = keyof typeof questionStates;

export const questionParties = ['asker', 'asked', 'reader'] as const;
export type QuestionParty = (typeof questionParties)[number];

export const questionMoves = {
  answer: { from: ['ouverte', 'repondue'], to: 'repondue', by: ['asked'] },
  withdraw: { from: ['ouverte'], to: 'retiree', by: ['asker'] },
} as const satisfies Record<
  string,
  { from: readonly QuestionState[]; to: QuestionState; by: readonly QuestionParty[] }
>;
export type QuestionMove = keyof typeof questionMoves;

/** Whether this party may make this move now; the database asks the same when it is made. */
export function mayMove(move: QuestionMove, state: QuestionState, party: QuestionParty): boolean {
  const { from, by }: { from: readonly QuestionState[]; by: readonly QuestionParty[] } = questionMoves[move];
  return from.includes(state) && by.includes(party);
}

/** A question that has waited so long comes back to who asked it. */
export const UNANSWERED_DAYS = 5;

export const QUESTION_LENGTH = 300;
export const ANSWER_LENGTH = 600;
