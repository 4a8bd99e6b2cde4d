import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../platform/clock/clock.ts';
import type { ListedDateKind } from './codes.ts';

type Once<T> = ColumnType<T, T, never>;
/** Set by the database from who is bound. */
type FromActor<T> = ColumnType<T, never, never>;

interface ListedDateTable {
  person_id: Once<string>;
  listed_date_id: Once<string>;
  kind: Once<ListedDateKind>;
  on_date: ColumnType<CivilDate, string, string>;
  /** « 14:30 » */
  at_time: string | null;
  with_whom: string | null;
  closed_on: ColumnType<CivilDate | null, never, string>;
  author_seat: FromActor<string>;
  author_name: FromActor<string>;
  organisation_id: FromActor<string>;
  organisation_name: FromActor<string>;
  recorded_at: FromActor<Temporal.Instant>;
  /** Since when this very date is known. */
  known_on: ColumnType<CivilDate, never, string>;
  version: Generated<number>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    listed_date: ListedDateTable;
  }
}
