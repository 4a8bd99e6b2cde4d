import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Change } from './changes.ts';
import type { Column } from './columns.ts';
import type { StoredProblem } from './flow-messages.ts';
import type { RowValues } from './row-values.ts';
import type { SavedColumn } from './saved-columns.ts';
import type { Decision, ImportState, OutcomeCounts, RowOutcome, RowResult, TakenBack } from './states.ts';
import type { StoredCandidate } from './stored-row.ts';

type ReadOnly<T> = ColumnType<T, never, never>;
type Fixed<T> = ColumnType<T, T, never>;
/** jsonb: written as its text. */
type Json<T> = ColumnType<T, string, string>;

interface PeopleImportTable {
  import_id: Fixed<string>;
  organisation_id: ReadOnly<string>;
  territory_id: Fixed<string>;
  author_seat: ReadOnly<string>;
  author_name: ReadOnly<string>;
  runner_professional: ReadOnly<string>;
  runner_seat: ReadOnly<string>;
  runner_name: ReadOnly<string>;
  file_name: Fixed<string>;
  sheet: Fixed<string | null>;
  header_row: Fixed<number>;
  columns: Json<Column[]>;
  state: Generated<ImportState>;
  rows_total: Fixed<number>;
  progress: Generated<number>;
  counts: ColumnType<OutcomeCounts | null, string | undefined, string | null>;
  stopped_why: ColumnType<string | null, never, string | null>;
  attempts: Generated<number>;
  lease_until: ColumnType<Temporal.Instant | null, Temporal.Instant | undefined, Temporal.Instant | null>;
  created_at: ReadOnly<Temporal.Instant>;
  launched_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant | null>;
  ended_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant | null>;
  touched_at: Generated<Temporal.Instant>;
  erased_at: ReadOnly<Temporal.Instant | null>;
  mapping_id: ColumnType<string | null, string | null | undefined, string | null>;
  take_back_asked_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant>;
}

interface PeopleImportRowTable {
  import_id: Fixed<string>;
  row_number: Fixed<number>;
  organisation_id: ReadOnly<string>;
  runner_seat: ReadOnly<string>;
  cells: Json<string[]>;
  row_values: ColumnType<RowValues, string | undefined, string>;
  problems: ColumnType<StoredProblem[], string | undefined, string>;
  outcome: RowOutcome | null;
  target_id: string | null;
  candidates: ColumnType<StoredCandidate[], string | undefined, string>;
  changes: ColumnType<Change[], string | undefined, string>;
  kept_back: ColumnType<Change[], string | undefined, string>;
  decision: Decision | null;
  result: RowResult | null;
  written_at: Temporal.Instant | null;
  taken_back: TakenBack | null;
  former_marks: ColumnType<FormerMark[], string | undefined, string>;
}

/** A mark that writing a row replaced; its hash in hexadecimal. */
export interface FormerMark {
  mark: string;
  target: string;
  whole: boolean;
}

interface PeopleImportMappingTable {
  mapping_id: Fixed<string>;
  organisation_id: ReadOnly<string>;
  name: string;
  columns: Json<SavedColumn[]>;
  saved_by: ColumnType<string, never, string>;
  saved_at: ColumnType<Temporal.Instant, never, Temporal.Instant>;
}

/** Added to and never read: old values come out of access.import_writes() alone. */
interface PeopleImportWriteTable {
  person_id: ColumnType<never, string, never>;
  import_id: ColumnType<never, string, never>;
  row_number: ColumnType<never, number, never>;
  field: ColumnType<never, string, never>;
  new_value: ColumnType<never, string, never>;
  old_value: ColumnType<never, string | null, never>;
}

interface PeopleImportMarkTable {
  organisation_id: ReadOnly<string>;
  mark: Fixed<Buffer>;
  target_id: string;
  whole_row: boolean;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    people_import: PeopleImportTable;
    people_import_row: PeopleImportRowTable;
    people_import_mark: PeopleImportMarkTable;
    people_import_mapping: PeopleImportMappingTable;
    people_import_write: PeopleImportWriteTable;
  }
}
