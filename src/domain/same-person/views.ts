import type { Civility } from '../person/codes.ts';
import type { MatchReason } from './reasons.ts';

/** One of two records that may be one person, as far as the orientation service may know it. */
export interface MatchSide {
  readonly personId: string;
  /** The reader knows who they are: their page opens. Otherwise only what an exact-identity search would tell. */
  readonly own: boolean;
  readonly familyName: string;
  readonly usedName: string | null;
  readonly givenName: string;
  readonly birthDate: string | null;
  readonly civility: Civility | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly communeName: string | null;
  readonly leadName: string | null;
  readonly leadOrganisation: string | null;
  readonly referentBody: string | null;
  readonly authority: string;
  readonly enteredOn: string | null;
}

/** « C’est la même personne », of the orientation service of one record. */
export interface Word {
  readonly by: string;
  readonly on: string;
  /** The record whose référent it would keep, when each has one. */
  readonly keeps: string | null;
}

export interface PossibleMatch {
  readonly one: MatchSide;
  readonly other: MatchSide;
  readonly reasons: readonly MatchReason[];
  readonly answer: 'two' | 'same' | null;
  readonly answeredBy: string | null;
  readonly answeredOn: string | null;
  readonly notedOn: string;
  /** Of the service of `one`, then of that of `other`: two services join what each has said. */
  readonly words: { readonly one: Word | null; readonly other: Word | null };
}

/** The reader decides alone, for they know who both are. */
export const decidable = ({ one, other }: Pick<PossibleMatch, 'one' | 'other'>): boolean =>
  one.own && other.own;
