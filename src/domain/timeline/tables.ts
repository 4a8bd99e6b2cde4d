import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

interface TimelineEventTable {
  person_id: string;
  timeline_event_id: string;
  at: Generated<Temporal.Instant>;
  recorded_at: ColumnType<Temporal.Instant, never, never>;
  kind: string;
  /** Written as JSON text. */
  params: ColumnType<unknown, string, never>;
  subject_id: ColumnType<string | null, string | null | undefined, never>;
  author_seat: ColumnType<string | null, never, never>;
  author_name: ColumnType<string, never, never>;
  organisation_id: ColumnType<string | null, never, never>;
  organisation_name: ColumnType<string | null, never, never>;
  sensitive: Generated<boolean>;
  discreet: Generated<boolean>;
  named_seats: Generated<readonly string[]>;
  hidden_from: Generated<readonly string[]>;
  shared_seats: Generated<readonly string[]>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    timeline_event: TimelineEventTable;
  }
}
