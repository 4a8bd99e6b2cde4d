import type { PersonListedDate } from '../listed-date/views.ts';
import type { QuestionView } from '../question/views.ts';
import type { ReferralView } from '../referral/views.ts';
import type { DeclineReason, EndReason, LeverCode, StepResult } from './codes.ts';
import type { StepDetails } from './lever-details.ts';
import type { Urgency } from './rules.ts';
import type { ObjectiveState, PlanSide, ProposalState, StepState } from './states.ts';

/** How it came into the plan, when one side proposed it and the other accepted; null: agreed together. */
export interface Agreement {
  readonly origin: PlanSide;
  readonly proposedBy: string;
  readonly proposedOn: string;
  readonly acceptedBy: string;
  readonly acceptedOn: string;
}

export interface StepView {
  readonly id: string;
  readonly lever: LeverCode;
  readonly title: string;
  /** null: the person does it. */
  readonly owner: { readonly seat: string; readonly name: string; readonly organisation: string } | null;
  /** The owner has no place around the person any more: the step is to be entrusted to somebody else. */
  readonly ownerLeft: boolean;
  /** The reader does it. */
  readonly mine: boolean;
  readonly dueOn: string | null;
  readonly urgency: Urgency;
  readonly state: StepState;
  readonly result: StepResult | null;
  /** What came of it: a code of its lever. */
  readonly outcome: string | null;
  /** What its lever needs. */
  readonly details: StepDetails;
  readonly reason: EndReason | null;
  readonly note: string;
  readonly endedOn: string | null;
  readonly author: string;
  readonly organisation: string;
  readonly agreement: Agreement | null;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly sharedSeats: readonly string[];
  readonly version: number;
}

export interface ObjectiveView {
  readonly id: string;
  readonly title: string;
  /** « Mobilité »: the constraint of the shared diagnosis that it answers, or the need. */
  readonly theme: string | null;
  /** The code of that constraint: the way back to it. */
  readonly constraint: string | null;
  /** The wording of the reference when the objective has its own words. */
  readonly reference: string | null;
  readonly state: ObjectiveState;
  readonly reason: EndReason | null;
  readonly endedOn: string | null;
  readonly author: string;
  readonly organisation: string;
  readonly agreement: Agreement | null;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly sharedSeats: readonly string[];
  readonly version: number;
  readonly steps: readonly StepView[];
}

/** What one side proposes to the other: not in the plan yet, or declined not long ago. */
export interface ProposalView {
  readonly id: string;
  readonly kind: 'objectif' | 'etape';
  readonly title: string;
  readonly theme: string | null;
  /** Of a step: the objective that it would belong to. */
  readonly objectiveId: string | null;
  readonly lever: LeverCode | null;
  /** null: the person. */
  readonly owner: { readonly seat: string; readonly name: string; readonly organisation: string } | null;
  readonly dueOn: string | null;
  readonly details: StepDetails;
  readonly words: string;
  readonly state: ProposalState;
  readonly reason: DeclineReason | null;
  /** Whose version it is, or who answered. */
  readonly side: PlanSide;
  readonly by: string;
  readonly organisation: string | null;
  readonly on: string;
  /** What the other side had proposed before this version. */
  readonly former: { readonly title: string; readonly dueOn: string | null; readonly by: string } | null;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly version: number;
}

export interface Named {
  readonly seat: string;
  readonly name: string;
  readonly organisation: string;
}

export interface PlanPage {
  readonly kind: 'plan';
  readonly personName: string;
  readonly mayEdit: boolean;
  readonly today: string;
  readonly objectives: readonly ObjectiveView[];
  readonly proposals: readonly ProposalView[];
  readonly questions: readonly QuestionView[];
  /** Priority constraints of the diagnosis that no objective in progress or reached answers. */
  readonly withoutObjective: readonly {
    readonly code: string;
    readonly title: string;
    readonly sensitive: boolean;
  }[];
  /** Dates that lists told of, beside the plan. */
  readonly listedDates: readonly PersonListedDate[];
  /** Requests to services that are not over, for those who read the file. */
  readonly referrals: readonly ReferralView[];
  /** Contributeurs whom something can be shared with. */
  readonly contributors: readonly Named[];
  readonly joined: readonly JoinedPlan[];
}

/** The plan of another record of the same person, of which the reader reads the file too. */
export interface JoinedPlan {
  readonly personId: string;
  readonly mergedOn: string;
  readonly mergedBy: string;
  /** The reader changes it, on the pages of that record. */
  readonly editable: boolean;
  readonly plan: PlanPage;
}

/** What a contributeur sees: what is shared with them, and nothing about the rest. */
export interface SharedPage {
  readonly kind: 'shared';
  readonly personName: string;
  readonly today: string;
  readonly objectives: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: ObjectiveView['state'];
  }[];
  readonly steps: readonly StepView[];
  readonly questions: readonly QuestionView[];
}

/** What the orientation service sees. */
export interface SummaryPage {
  readonly kind: 'summary';
  readonly personName: string;
  readonly today: string;
  readonly objectivesOpen: number;
  readonly objectivesReached: number;
  readonly stepsOpen: number;
  readonly stepsDone: number;
  readonly nextDueOn: string | null;
  readonly lastDoneOn: string | null;
}

export interface NewObjectivePage {
  readonly personName: string;
  /** Codes of the constraints that the person has, priorities first, and of their needs. */
  readonly constraints: readonly string[];
  readonly needs: readonly string[];
}

export interface ObjectivePage {
  readonly personName: string;
  readonly objective: ObjectiveView;
  readonly contributors: readonly Named[];
  readonly owners: readonly Named[];
}

export interface ProposalPage {
  readonly personName: string;
  readonly proposal: ProposalView;
  readonly owners: readonly Named[];
}

export interface StepPage {
  readonly personName: string;
  readonly step: StepView;
  /** null for a contributeur, unless the objective is shared with them too. */
  readonly objective: {
    readonly id: string;
    readonly title: string;
    readonly state: ObjectiveView['state'];
  } | null;
  readonly party: 'editor' | 'contributor';
  readonly questions: readonly QuestionView[];
  /** Requests to services that serve it, for those who read the file. */
  readonly referrals: readonly ReferralView[];
  /** Whom the reader may ask about this step. */
  readonly askable: readonly Named[];
  readonly contributors: readonly Named[];
  readonly owners: readonly Named[];
}
