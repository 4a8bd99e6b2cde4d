import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

interface TagTable {
  tag_id: ColumnType<string, string, never>;
  organisation_id: ColumnType<string, never, never>;
  name: string;
}

interface PersonTagTable {
  person_id: ColumnType<string, string, never>;
  tag_id: ColumnType<string, string, never>;
  organisation_id: ColumnType<string, never, never>;
  /** Follows the name of the tag. */
  name: ColumnType<string, string, never>;
  author_seat: ColumnType<string, never, never>;
  author_name: ColumnType<string, never, never>;
  organisation_name: ColumnType<string, never, never>;
  recorded_at: ColumnType<Temporal.Instant, never, never>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    tag: TagTable;
    person_tag: PersonTagTable;
  }
}
