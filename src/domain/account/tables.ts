import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { AddressEnd, AddressWay, CodeEnd } from './codes.ts';

/** Written by the access functions alone (migrations/0028_person_access.sql). */
type ReadOnly<T> = ColumnType<T, never, never>;
type Moment = ReadOnly<Temporal.Instant>;
type MaybeMoment = ReadOnly<Temporal.Instant | null>;

interface SignInAddressTable {
  person_id: ReadOnly<string>;
  sign_in_address_id: ReadOnly<string>;
  address: ReadOnly<string>;
  way: ReadOnly<AddressWay>;
  proposed_at: Moment;
  expires_at: Moment;
  by_professional: ReadOnly<string | null>;
  by_name: ReadOnly<string>;
  by_organisation: ReadOnly<string | null>;
  mailbox_at: MaybeMoment;
  old_channel_at: MaybeMoment;
  second_at: MaybeMoment;
  second_professional: ReadOnly<string | null>;
  second_name: ReadOnly<string | null>;
  second_organisation: ReadOnly<string | null>;
  confirmed_at: MaybeMoment;
  effective_at: MaybeMoment;
  ended_at: MaybeMoment;
  ended_why: ReadOnly<AddressEnd | null>;
}

interface PaperCodeTable {
  person_id: ReadOnly<string>;
  paper_code_id: ReadOnly<string>;
  printed_at: Moment;
  expires_at: Moment;
  by_name: ReadOnly<string>;
  by_organisation: ReadOnly<string>;
  tries: ReadOnly<number>;
  used_at: MaybeMoment;
  revoked_at: MaybeMoment;
  revoked_why: ReadOnly<CodeEnd | null>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    sign_in_address: SignInAddressTable;
    paper_code: PaperCodeTable;
  }
}
