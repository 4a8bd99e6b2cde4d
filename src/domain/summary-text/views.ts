import type { StatusCode } from '../person/codes.ts';
import type { ReferralState } from '../referral/states.ts';

/** What a summary may tell, as its reader reads it. Nothing of a discreet organisation is ever in it. Days are civil dates. */
export interface SummaryFacts {
  readonly today: string;
  readonly name: string;
  readonly age: number | null;
  /** Never of a protected person. */
  readonly commune: string | null;
  readonly statuses: readonly {
    readonly kind: StatusCode;
    readonly from: string;
    readonly expectedUntil: string | null;
    readonly sensitive: boolean;
  }[];
  readonly referentBody: string | null;
  readonly lead: {
    readonly name: string;
    readonly organisation: string;
    readonly since: string | null;
  } | null;
  readonly circle: readonly { readonly name: string; readonly organisation: string }[];
  readonly sitting: {
    readonly on: string;
    readonly joint: boolean;
    readonly names: readonly string[];
  } | null;
  readonly constraints: readonly {
    readonly title: string;
    readonly impact: string | null;
    readonly resolved: boolean;
    readonly sensitive: boolean;
  }[];
  readonly needs: readonly string[];
  readonly strengths: readonly string[];
  /** In progress. */
  readonly objectives: readonly {
    readonly title: string;
    readonly sensitive: boolean;
    readonly steps: readonly SummaryStep[];
  }[];
  /** Requests to services that are not over, the latest news first. */
  readonly requests: readonly {
    readonly service: string;
    readonly structure: string;
    readonly state: ReferralState;
    readonly since: string;
    readonly sensitive: boolean;
  }[];
  /** The last ones, latest first. */
  readonly contacts: readonly {
    readonly on: string;
    readonly words: string;
    readonly author: string;
    readonly line: string;
    readonly sensitive: boolean;
  }[];
}

export interface SummaryStep {
  readonly title: string;
  readonly open: boolean;
  readonly dueOn: string | null;
  readonly endedOn: string | null;
  /** null: the person. */
  readonly owner: string | null;
  readonly sensitive: boolean;
}

export interface SummaryTextPage {
  readonly personName: string;
  readonly text: string;
  /** Sentences that did not hold. */
  readonly left: number;
  /** The reader reads sensitive items that may be added. */
  readonly mayAddSensitive: boolean;
}
