import type { ListedPerson } from '../person/views.ts';
import type { DeadlineKind, Urgency } from './rules.ts';

/** What to do, for whom, by whom, by when and why. */
export interface DueAction {
  readonly key: string;
  readonly kind: DeadlineKind;
  /** null: about a portfolio, not a person. */
  readonly personId: string | null;
  /** « Awa Diallo »; « Awa D. » as long as the reader has not joined the circle. */
  readonly personName: string;
  /** The step, the invitation, the portfolio… that it is about. */
  readonly subjectId: string;
  /** The seat of whoever announces days away. */
  readonly colleague: string | null;
  /** The title of a step, the name of who asks. */
  readonly words: string;
  /** The day on which the clock started. */
  readonly since: string;
  readonly dueOn: string | null;
  readonly urgency: Urgency;
  /** Who must act: the reader (maybe instead of an absent colleague), the person, another one. */
  readonly owner: 'moi' | 'remplacement' | 'personne' | 'autre';
  readonly ownerName: string | null;
  readonly why: string;
  /** Somebody of a stock, on the day that was planned for them. */
  readonly resumed: boolean;
  readonly attempts: { readonly count: number; readonly lastOn: string } | null;
}

/** A count and the list of people that it opens: the same number. */
export interface DayTile {
  readonly code: DayTileCode;
  /** Lists count up to a thousand. */
  readonly count: number;
}
export type DayTileCode =
  | 'mes-personnes'
  | 'sans-nouvelles'
  | 'depassees'
  | 'changements'
  | 'equipe'
  | 'equipe-sans-nouvelles'
  | 'a-nommer'
  | 'a-orienter'
  | 'accueil'
  | 'a-informer';

export interface TeamLine {
  readonly seat: string;
  readonly name: string;
  readonly people: number;
  readonly silent: number;
  readonly overdue: number;
}

export interface MyDay {
  readonly today: string;
  readonly tiles: readonly DayTile[];
  /** People of a stock for whom no day is planned: they alert nobody. */
  readonly stock: number;
  /** Most urgent first: the first of them, or all. */
  readonly actions: readonly DueAction[];
  readonly total: number;
  /** Colleagues who are late with something, most first: the first of them, or all; null when the reader manages no team. */
  readonly team: { readonly total: number; readonly first: readonly TeamLine[] } | null;
  /** null: whoever only receives, orients or manages has no people of their own. */
  readonly people: { readonly total: number; readonly first: readonly ListedPerson[] } | null;
  readonly mayEnter: boolean;
}
