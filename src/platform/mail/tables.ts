import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

type MaybeMoment = ColumnType<
  Temporal.Instant | null,
  Temporal.Instant | null | undefined,
  Temporal.Instant | null
>;

/**
 * `withheld`: asked for an address that has no account, never sent. `uncertain`: the connection or the process died after the
 * last byte left and before the answer came; sending again might send twice, so a human decides.
 */
export type MailState = 'queued' | 'sent' | 'failed' | 'uncertain' | 'withheld';

interface MailMessageTable {
  mail_id: string;
  recipient: string;
  template: string;
  params: ColumnType<unknown, string, never>;
  dedupe_key: ColumnType<string | null, string | null, never>;
  organisation_id: ColumnType<string | null, string | null, never>;
  state: ColumnType<MailState, MailState | undefined, MailState>;
  attempts: ColumnType<number, undefined, number>;
  last_error: ColumnType<string | null, undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | undefined, never>;
  not_after: MaybeMoment;
  forwarded_at: MaybeMoment;
  handing_at: MaybeMoment;
  sent_at: MaybeMoment;
}

declare module '../database/schema.ts' {
  interface Database {
    mail_message: MailMessageTable;
  }
}
