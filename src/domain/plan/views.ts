import type { EndReason, LeverCode, StepResult } from './codes.ts';
import type { Urgency } from './rules.ts';
import type { ObjectiveState, StepState } from './states.ts';

export interface StepView {
  readonly id: string;
  readonly lever: LeverCode;
  readonly title: string;
  /** null: the person does it. */
  readonly owner: { readonly seat: string; readonly name: string; readonly organisation: string } | null;
  /** The reader does it. */
  readonly mine: boolean;
  readonly dueOn: string | null;
  readonly urgency: Urgency;
  readonly state: StepState;
  readonly result: StepResult | null;
  readonly reason: EndReason | null;
  readonly note: string;
  readonly endedOn: string | null;
  readonly author: string;
  readonly organisation: string;
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
  /** The wording of the reference when the objective has its own words. */
  readonly reference: string | null;
  readonly state: ObjectiveState;
  readonly reason: EndReason | null;
  readonly endedOn: string | null;
  readonly author: string;
  readonly organisation: string;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly sharedSeats: readonly string[];
  readonly version: number;
  readonly steps: readonly StepView[];
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
  /** Contributeurs whom something can be shared with. */
  readonly contributors: readonly Named[];
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
  readonly contributors: readonly Named[];
  readonly owners: readonly Named[];
}
