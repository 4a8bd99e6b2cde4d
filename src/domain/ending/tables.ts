import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { EndReasonCode } from './codes.ts';

/** Written by the access functions alone (change-access.server.ts). */
type ReadOnly<T> = ColumnType<T, never, never>;

interface AccompanimentEndTable {
  person_id: ReadOnly<string>;
  accompaniment_end_id: ReadOnly<string>;
  reason: ReadOnly<EndReasonCode>;
  ended_on: ReadOnly<string>;
  comment: ReadOnly<string>;
  lead_name: ReadOnly<string | null>;
  referent_body_name: ReadOnly<string | null>;
  author_name: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  recorded_at: ReadOnly<Temporal.Instant>;
  taken_up_at: ReadOnly<Temporal.Instant | null>;
  taken_up_on: ReadOnly<string | null>;
  taken_up_by: ReadOnly<string | null>;
  taken_up_org: ReadOnly<string | null>;
  undone: ReadOnly<boolean>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    accompaniment_end: AccompanimentEndTable;
  }
}
