import type { FileType } from '../../platform/files/inspect-file.ts';
import type {
  AgreementWay,
  MissingKind,
  ReferralOutcome,
  ReferralReason,
  RefusalReason,
  ToldChannel,
} from './codes.ts';
import type { NextClock } from './next-clock.ts';
import type { ReferralMove, ReferralSide, ReferralState } from './states.ts';

/** One thing that happened to a request, for its story. */
export interface MoveView {
  readonly move: ReferralMove;
  readonly by: ReferralSide;
  readonly name: string;
  readonly organisation: string | null;
  /** The instant, as ISO text. */
  readonly at: string;
  readonly reason: RefusalReason | null;
  readonly outcome: ReferralOutcome | null;
  readonly words: string;
}

/** A document sent with a request: what is told of it, beside its bytes. */
export interface ReferralFile {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  /** In bytes. */
  readonly size: number;
  readonly by: string;
  /** The instant, as ISO text. */
  readonly at: string;
}

export interface ToldView {
  readonly givenName: string;
  readonly familyName: string;
  readonly channel: ToldChannel;
  readonly value: string | null;
  readonly reasons: readonly ReferralReason[];
  readonly words: string;
}

export interface ContactView {
  readonly name: string;
  readonly organisation: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface ReferralView {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
  readonly state: ReferralState;
  readonly sinceOn: string;
  readonly service: { readonly id: string; readonly name: string; readonly structure: string };
  readonly place: string | null;
  readonly themes: readonly string[];
  readonly stepId: string | null;
  readonly contact: ContactView;
  readonly authorName: string;
  readonly agreement: { readonly on: string; readonly how: AgreementWay } | null;
  readonly told: ToldView | null;
  readonly sentOn: string | null;
  readonly refusalReason: RefusalReason | null;
  readonly outcome: ReferralOutcome | null;
  readonly personSays: 'confirmee' | 'contredite' | null;
  readonly personWords: string;
  readonly followedUp: boolean;
  readonly next: NextClock | null;
  readonly moves: readonly MoveView[];
  readonly files: readonly ReferralFile[];
  readonly sensitive: boolean;
  readonly discreet: boolean;
}

/** A request in a line of the person's page. */
export interface ListedReferral {
  readonly id: string;
  readonly service: string;
  readonly structure: string;
  readonly state: ReferralState;
  readonly next: NextClock | null;
}

/** One line of « Mes demandes ». */
export interface MyReferral extends ReferralView {
  readonly personName: string;
}

/** All that a request says to whoever receives it. */
export interface ReceivedReferral {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
  readonly state: ReferralState;
  readonly sinceOn: string;
  readonly service: { readonly id: string; readonly name: string; readonly structure: string };
  readonly contact: ContactView;
  readonly told: ToldView | null;
  readonly sentOn: string | null;
  readonly refusalReason: RefusalReason | null;
  readonly outcome: ReferralOutcome | null;
  readonly moves: readonly MoveView[];
  /** Told on the page of the request, not in lists. */
  readonly files: readonly ReferralFile[];
}

/** What past requests say of a service; absent below eleven answers. */
export interface ServiceOdds {
  readonly answered: number;
  readonly accepted: number;
  readonly medianDays: number;
  readonly reasons: readonly { readonly reason: RefusalReason; readonly n: number }[];
}

/** Another service that answers the same need, with what is known of it. */
export interface NextService {
  readonly id: string;
  readonly name: string;
  readonly structure: string;
  readonly place: string | null;
  /** From where the person lives; null when one of the two is unknown, or for a service at a distance. */
  readonly kilometres: number | null;
  readonly odds: ServiceOdds | null;
}

/** What was missing, counted: about nobody. */
export interface UnmetCount {
  readonly theme: string;
  readonly themeLabel: string;
  readonly communeName: string | null;
  readonly count: number;
  readonly lastOn: string;
  readonly missing: readonly MissingKind[];
}
