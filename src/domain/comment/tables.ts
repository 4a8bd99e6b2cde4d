import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { CommentKind } from './codes.ts';

type ReadOnly<T> = ColumnType<T, never, never>;
/** Written by a reply alone. */
type Replied<T> = ColumnType<T, never, T>;

interface PersonCommentTable {
  person_id: ReadOnly<string>;
  person_comment_id: ReadOnly<string>;
  kind: ReadOnly<CommentKind>;
  subject: ReadOnly<string>;
  label: ReadOnly<string>;
  contests: ReadOnly<boolean>;
  body: ReadOnly<string>;
  for_lead: ReadOnly<boolean>;
  made_at: ReadOnly<Temporal.Instant>;
  withdrawn_at: ReadOnly<Temporal.Instant | null>;
  reply: Replied<string>;
  replied_at: Replied<Temporal.Instant | null>;
  replied_by: Replied<string | null>;
  replied_for: Replied<string | null>;
  version: Replied<number>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    person_comment: PersonCommentTable;
  }
}
