import type { QuestionParty, QuestionState } from './states.ts';

interface Somebody {
  readonly name: string;
  readonly organisation: string;
}

export interface QuestionView {
  readonly id: string;
  readonly stepId: string;
  readonly question: string;
  readonly asker: Somebody;
  readonly asked: Somebody;
  readonly askedOn: string;
  readonly state: QuestionState;
  readonly answers: readonly { readonly id: string; readonly text: string; readonly on: string }[];
  /** How the reader stands towards it. */
  readonly party: QuestionParty;
  /** An answer that the asker has not seen yet. */
  readonly news: boolean;
}

/** One question, where the e-mail leads. */
export interface QuestionPage {
  readonly personName: string;
  readonly stepTitle: string;
  readonly question: QuestionView;
}

/** A question in the list of whom it concerns. */
export interface MyQuestion extends QuestionView {
  readonly personId: string;
  readonly personName: string;
  readonly stepTitle: string;
  /** It has waited for five days. */
  readonly late: boolean;
}
