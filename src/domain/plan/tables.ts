import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { EndReason, LeverCode, StepResult } from './codes.ts';
import type { ObjectiveState, StepState } from './states.ts';

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

interface ObjectiveTable extends Authored {
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

interface StepTable extends Authored {
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
  }
}
