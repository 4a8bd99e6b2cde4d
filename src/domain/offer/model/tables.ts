import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

interface OfferModelTable {
  model_id: ColumnType<string, string, never>;
  organisation_id: ColumnType<string, never, never>;
  organisation_name: ColumnType<string, never, never>;
  /** A ModelRecord. */
  record: ColumnType<unknown, string, string>;
  name: ColumnType<string, never, never>;
  /** Counted by the database at each writing. */
  version: ColumnType<number, never, never>;
  shared: ColumnType<boolean, never, boolean>;
  archived: ColumnType<boolean, never, boolean>;
}

interface OfferModelVersionTable {
  model_id: ColumnType<string, never, never>;
  version: ColumnType<number, never, never>;
  at: ColumnType<Temporal.Instant, never, never>;
  author_name: ColumnType<string, never, never>;
  record: ColumnType<unknown, never, never>;
  shared: ColumnType<boolean, never, never>;
  archived: ColumnType<boolean, never, never>;
}

interface OfferServiceModelTable {
  service_id: ColumnType<string, string, never>;
  model_id: ColumnType<string, string, never>;
  version: number;
  /** Copied by the database from that version. */
  record: ColumnType<unknown, never, never>;
}

declare module '../../../platform/database/schema.ts' {
  interface Database {
    offer_model: OfferModelTable;
    offer_model_version: OfferModelVersionTable;
    offer_service_model: OfferServiceModelTable;
  }
}
