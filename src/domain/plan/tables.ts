import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { DeclineReason, EndReason, LeverCode, StepResult } from './codes.ts';
import type { ObjectiveState, PlanSide, ProposalState, StepState } from './states.ts';

/** Set once, at insertion: by the caller, or by the database from who is bound. */
type Once<T> = ColumnType<T, T, never>;
type FromActor<T> = ColumnType<T, never, never>;

interface Authored {
  author_seat: FromActor<string>;
  author_name: FromActor<string>;
  organisation_id: FromActor<string>;
  organisation_name: FromActor<string>;
  recorded_at: FromActor<Temporal.Instant>;
}

/** Agreed together, or proposed by one side and accepted by the other: then the four others are known. */
interface Agreed {
  origin: FromActor<'ensemble' | PlanSide>;
  proposed_by: FromActor<string | null>;
  proposed_at: FromActor<Temporal.Instant | null>;
  accepted_by: FromActor<string | null>;
  accepted_at: FromActor<Temporal.Instant | null>;
}

/** What a lever needs, as JSON text when written, and its two dates. */
interface Detailed {
  details: ColumnType<unknown, string | undefined, string>;
  starts_on: string | null;
  ends_on: string | null;
}

interface ObjectiveTable extends Authored, Agreed {
  person_id: Once<string>;
  objective_id: Once<string>;
  title: string;
  about_kind: Once<'need' | 'constraint' | 'objective' | null>;
  about_parent: Once<string | null>;
  about_code: Once<string | null>;
  sensitive: Once<boolean>;
  state: Generated<ObjectiveState>;
  reason: EndReason | null;
  rank: number;
  ended_on: string | null;
  discreet: FromActor<boolean>;
  named_seats: FromActor<readonly string[]>;
  hidden_from: FromActor<readonly string[]>;
  shared_seats: ColumnType<readonly string[], never, readonly string[]>;
  version: ColumnType<number, never, number>;
}

interface StepTable extends Authored, Agreed, Detailed {
  person_id: Once<string>;
  step_id: Once<string>;
  objective_id: Once<string>;
  lever: LeverCode;
  title: string;
  /** The three are null together: the person does it. */
  owner_seat: string | null;
  owner_name: string | null;
  owner_organisation: string | null;
  due_on: string | null;
  state: Generated<StepState>;
  result: StepResult | null;
  outcome: string | null;
  reason: EndReason | null;
  note: Generated<string>;
  ended_on: string | null;
  rank: number;
  sensitive: Once<boolean>;
  objective_discreet: Once<boolean>;
  discreet: Once<boolean>;
  named_seats: Once<readonly string[]>;
  hidden_from: Once<readonly string[]>;
  shared_seats: Generated<readonly string[]>;
  version: ColumnType<number, never, number>;
}

interface PlanProposalTable extends Detailed {
  person_id: Once<string>;
  proposal_id: Once<string>;
  kind: Once<'objectif' | 'etape'>;
  title: string;
  about_kind: Once<'need' | 'constraint' | 'objective' | null>;
  about_parent: Once<string | null>;
  about_code: Once<string | null>;
  objective_id: Once<string | null>;
  objective_discreet: Once<boolean | null>;
  lever: LeverCode | null;
  owner_seat: string | null;
  owner_name: string | null;
  owner_organisation: string | null;
  due_on: string | null;
  words: Generated<string>;
  state: ColumnType<ProposalState, never, ProposalState>;
  reason: ColumnType<DeclineReason | null, never, DeclineReason | null>;
  by_side: FromActor<PlanSide>;
  by_seat: FromActor<string | null>;
  by_name: FromActor<string>;
  by_organisation: FromActor<string | null>;
  at: FromActor<Temporal.Instant>;
  author_seat: FromActor<string | null>;
  author_name: FromActor<string>;
  organisation_name: FromActor<string | null>;
  recorded_at: FromActor<Temporal.Instant>;
  sensitive: Once<boolean>;
  discreet: ColumnType<boolean, boolean | undefined, never>;
  named_seats: ColumnType<readonly string[], readonly string[] | undefined, never>;
  hidden_from: ColumnType<readonly string[], readonly string[] | undefined, never>;
  version: FromActor<number>;
}

interface PlanSummaryTable {
  person_id: FromActor<string>;
  objectives_open: FromActor<number>;
  objectives_reached: FromActor<number>;
  steps_open: FromActor<number>;
  steps_done: FromActor<number>;
  next_due_on: FromActor<string | null>;
  last_done_on: FromActor<string | null>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    objective: ObjectiveTable;
    step: StepTable;
    plan_summary: PlanSummaryTable;
    plan_proposal: PlanProposalTable;
    plan_proposal_version: PlanProposalTable;
  }
}
