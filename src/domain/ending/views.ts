import type { ReferralView } from '../referral/views.ts';
import type { EndReasonCode } from './codes.ts';

/** The end in force, as who reads the file, the orientation service or the person know it. */
export interface AccompanimentEnd {
  readonly reason: EndReasonCode;
  readonly on: string;
  readonly comment: string;
  readonly by: string;
  readonly organisation: string;
  /** Instant, by which « Annuler » is offered or not. */
  readonly recordedAt: string;
  readonly leadName: string | null;
}

export interface EndingPage {
  readonly person: { readonly personId: string; readonly givenName: string; readonly familyName: string };
  readonly leadName: string | null;
  readonly referentBody: string | null;
  readonly end: AccompanimentEnd | null;
  /** Requests to services that the reader reads and that an end leaves open. */
  readonly referrals: readonly ReferralView[];
  /** What the reader may do now. */
  readonly mayEnd: boolean;
  readonly mayTakeUp: boolean;
  readonly mayUndo: boolean;
}
