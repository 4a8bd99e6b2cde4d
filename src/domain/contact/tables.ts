import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { ContactChannel } from './codes.ts';

type Once<T> = ColumnType<T, T, never>;
/** Set by the database from who is bound. */
type FromActor<T> = ColumnType<T, never, never>;

interface ContactTable {
  person_id: Once<string>;
  contact_id: Once<string>;
  channel: Once<ContactChannel>;
  /** false: an attempt. */
  reached: Once<boolean>;
  at: Once<Temporal.Instant>;
  line: ColumnType<string, string, never>;
  author_seat: FromActor<string>;
  author_name: FromActor<string>;
  organisation_id: FromActor<string>;
  organisation_name: FromActor<string>;
  recorded_at: FromActor<Temporal.Instant>;
  withdrawn_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant>;
  sensitive: Generated<boolean>;
  discreet: FromActor<boolean>;
  named_seats: FromActor<readonly string[]>;
  hidden_from: FromActor<readonly string[]>;
  shared_seats: FromActor<readonly string[]>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    contact: ContactTable;
  }
}
