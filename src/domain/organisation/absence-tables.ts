import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

type ReadOnly<T> = ColumnType<T, never, never>;
/** Given once, by the act that writes the row. */
type Once<T> = ColumnType<T, T, never>;

interface AbsenceTable {
  absence_id: Once<string>;
  seat: Once<string>;
  organisation_id: ReadOnly<string>;
  discreet: ReadOnly<boolean>;
  from_on: Once<string>;
  /** Last day. */
  until_on: Once<string>;
  proposed_seat: Once<string | null>;
  declared_by: ReadOnly<string>;
  declared_at: ReadOnly<Temporal.Instant>;
  withdrawn_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant>;
}

interface DirectoryLineTable {
  seat: Once<string>;
  organisation_id: ReadOnly<string>;
  discreet: ReadOnly<boolean>;
  about: string;
  languages: string;
  /** INSEE codes; none: wherever the organisation acts. */
  communes: string[];
  updated_at: ColumnType<Temporal.Instant, never, Temporal.Instant>;
  updated_by: ColumnType<string, never, string>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    absence: AbsenceTable;
    directory_line: DirectoryLineTable;
  }
}
