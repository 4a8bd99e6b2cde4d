import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

interface ListViewTable {
  list_view_id: ColumnType<string, string, never>;
  seat: ColumnType<string, never, never>;
  name: string;
  address: ColumnType<string, string, never>;
  by_default: ColumnType<boolean, never, boolean>;
  saved_at: ColumnType<Temporal.Instant, never, never>;
  version: Generated<number>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    list_view: ListViewTable;
  }
}
