import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { QuestionState } from './states.ts';

/** Read only: the acts are functions of the database (migrations/0024_step_question.sql). */
type Read<T> = ColumnType<T, never, never>;

interface StepQuestionTable {
  person_id: Read<string>;
  step_question_id: Read<string>;
  step_id: Read<string>;
  question: Read<string>;
  asker_seat: Read<string>;
  asker_name: Read<string>;
  asker_organisation: Read<string>;
  asked_seat: Read<string>;
  asked_name: Read<string>;
  asked_organisation: Read<string>;
  asked_at: Read<Temporal.Instant>;
  state: Read<QuestionState>;
  answers: Read<unknown>;
  answered_at: Read<Temporal.Instant | null>;
  seen_at: Read<Temporal.Instant | null>;
  sensitive: Read<boolean>;
  discreet: Read<boolean>;
  named_seats: Read<readonly string[]>;
  hidden_from: Read<readonly string[]>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    step_question: StepQuestionTable;
  }
}
