import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { AnswerValue, Impact, ItemKind, Modality } from './codes.ts';
import type { Details } from './details.ts';

/** Written by the database alone: author, dates, versions. */
type Stamped<T> = ColumnType<T, never, never>;
/** Given once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

interface AnswerColumns {
  person_id: Fixed<string>;
  kind: Fixed<ItemKind>;
  parent: Fixed<string>;
  code: Fixed<string>;
  held_by: ColumnType<string, string | undefined, never>;
  sensitive: Fixed<boolean>;
  value: AnswerValue;
  impact: Impact | null;
  priority: boolean;
  details: ColumnType<Details, string, string>;
  sitting_id: string | null;
  version: Stamped<number>;
  /** bigint: text from the driver. */
  change_no: Stamped<string>;
  answered_at: Stamped<Temporal.Instant>;
  author_seat: Stamped<string>;
  author_name: Stamped<string>;
  organisation_id: Stamped<string>;
  organisation_name: Stamped<string>;
  discreet: Stamped<boolean>;
  named_seats: Stamped<readonly string[]>;
  hidden_from: Stamped<readonly string[]>;
}

interface SittingTable {
  person_id: Fixed<string>;
  sitting_id: Fixed<string>;
  held_by: ColumnType<string, string | undefined, never>;
  held_on: Fixed<string>;
  modality: Fixed<Modality>;
  opened_at: Stamped<Temporal.Instant>;
  closed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | undefined, Temporal.Instant>;
  author_seat: Stamped<string>;
  author_name: Stamped<string>;
  organisation_id: Stamped<string>;
  organisation_name: Stamped<string>;
  discreet: Stamped<boolean>;
}

interface ParticipantTable {
  person_id: Fixed<string>;
  sitting_id: Fixed<string>;
  seat: Fixed<string>;
  professional_name: Stamped<string>;
  organisation_id: Stamped<string>;
  organisation_name: Stamped<string>;
  speciality: Stamped<'sociale' | 'professionnelle' | 'les-deux'>;
  discreet: Stamped<boolean>;
}

interface SummaryTable {
  person_id: Stamped<string>;
  constraints: Stamped<unknown>;
  constraints_discussed: Stamped<number>;
  needs: Stamped<readonly string[]>;
  strengths: Stamped<readonly string[]>;
  work: Stamped<AnswerValue | null>;
  last_job_on: Stamped<string | null>;
  outlook: Stamped<AnswerValue | null>;
  training: Stamped<AnswerValue | null>;
  jobs: Stamped<readonly string[]>;
  last_answered_at: Stamped<Temporal.Instant | null>;
  last_sitting_on: Stamped<string | null>;
  joint_on: Stamped<string | null>;
  joint_names: Stamped<readonly string[]>;
}

/** Written by functions of the database alone. */
interface PreparedTable {
  person_id: Stamped<string>;
  question: Stamped<string>;
  choice: Stamped<'reponse' | 'en-parler' | 'retiree'>;
  kind: Stamped<ItemKind | null>;
  parent: Stamped<string | null>;
  code: Stamped<string | null>;
  sensitive: Stamped<boolean>;
  value: Stamped<AnswerValue | null>;
  impact: Stamped<Impact | null>;
  details: Stamped<Details>;
  prepared_at: Stamped<Temporal.Instant>;
  version: Stamped<number>;
  told: Stamped<boolean>;
  named_seats: Stamped<readonly string[]>;
  hidden_from: Stamped<readonly string[]>;
}

interface CodeTable {
  kind: Generated<ItemKind>;
  parent: Generated<string>;
  code: Generated<string>;
  label: Generated<string>;
  sensitive: Generated<boolean>;
  rank: Generated<number>;
  reference: Generated<string>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    diagnosis_answer: AnswerColumns;
    diagnosis_answer_version: AnswerColumns;
    diagnosis_sitting: SittingTable;
    diagnosis_participant: ParticipantTable;
    diagnosis_summary: SummaryTable;
    diagnosis_code: CodeTable;
    diagnosis_prepared: PreparedTable;
  }
}
