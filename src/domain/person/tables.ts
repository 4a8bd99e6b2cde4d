import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { ChildBand, Civility, PreferredChannel, StatusSource } from './codes.ts';

/** Set by the database or by the access functions alone. */
type ReadOnly<T> = ColumnType<T, never, never>;
/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** Who touched the row last; each change raises the version by one. */
interface Versioned {
  updated_at: Generated<Temporal.Instant>;
  updated_by: ColumnType<string, never, string>;
  version: Generated<number>;
}

/** The spine, as far as the application reads it. */
interface PersonTable {
  person_id: ReadOnly<string>;
  territory_id: ReadOnly<string>;
  authority_id: ReadOnly<string>;
  origin_org: ReadOnly<string>;
  referent_body_id: ReadOnly<string | null>;
  lead_seat: ReadOnly<string | null>;
  protected: ReadOnly<boolean>;
  informed_on: ReadOnly<string | null>;
  created_at: ReadOnly<Temporal.Instant>;
  version: ReadOnly<number>;
}

interface PersonListTable {
  person_id: ReadOnly<string>;
  territory_id: ReadOnly<string>;
  authority_id: ReadOnly<string>;
  origin_org: ReadOnly<string>;
  referent_body_id: ReadOnly<string | null>;
  lead_seat: ReadOnly<string | null>;
  informed_on: ReadOnly<string | null>;
  created_at: ReadOnly<Temporal.Instant>;
  sort_name: ReadOnly<string>;
  family_name: ReadOnly<string>;
  given_name: ReadOnly<string>;
  birth_date: ReadOnly<string | null>;
  commune_name: ReadOnly<string | null>;
  lead_name: ReadOnly<string | null>;
  lead_organisation: ReadOnly<string | null>;
  referent_body_name: ReadOnly<string | null>;
  entered_on: ReadOnly<string>;
  stock_on: ReadOnly<string | null>;
  ended_on: ReadOnly<string | null>;
}

interface PersonIdentityTable extends Versioned {
  person_id: Fixed<string>;
  family_name: string;
  used_name: string | null;
  given_name: string;
  birth_date: string | null;
  civility: Civility | null;
  family_key: string;
  used_key: string | null;
  given_key: string;
}

interface PersonContactTable extends Versioned {
  person_id: Fixed<string>;
  /** E.164. */
  phone: string | null;
  phone_accepts_sms: Generated<boolean>;
  email: string | null;
  preferred: PreferredChannel | null;
  interpreter: string | null;
}

interface PersonAddressTable extends Versioned {
  person_id: Fixed<string>;
  protected: ReadOnly<boolean>;
  line: string | null;
  postal_code: string | null;
  commune_code: string | null;
  commune_name: string | null;
}

interface PersonExternalNumberTable {
  person_id: Fixed<string>;
  organisation_id: Fixed<string>;
  number: string;
}

interface StatusKindTable {
  code: ReadOnly<string>;
  label: ReadOnly<string>;
  source: ReadOnly<string>;
  sensitive: ReadOnly<boolean>;
  rank: ReadOnly<number>;
}

interface StatusPeriodTable {
  person_id: Fixed<string>;
  status_period_id: Fixed<string>;
  kind: Fixed<string>;
  sensitive: Fixed<boolean>;
  from_on: Fixed<string>;
  expected_until: string | null;
  /** Last day. */
  until_on: string | null;
  source: Fixed<StatusSource>;
  author_seat: ReadOnly<string>;
  author_name: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  recorded_at: ReadOnly<Temporal.Instant>;
  version: Generated<number>;
}

type HouseholdPeriodTable = {
  person_id: Fixed<string>;
  household_period_id: Fixed<string>;
  household_ref: Fixed<string>;
  from_on: Fixed<string>;
  /** Last day. */
  until_on: string | null;
  lone_parent: Fixed<boolean>;
  couple: Fixed<boolean>;
  author_name: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  recorded_at: ReadOnly<Temporal.Instant>;
  version: Generated<number>;
} & Record<`children_${ChildBand}`, Fixed<number>>;

declare module '../../platform/database/schema.ts' {
  interface Database {
    person: PersonTable;
    person_list: PersonListTable;
    person_identity: PersonIdentityTable;
    person_contact: PersonContactTable;
    person_address: PersonAddressTable;
    person_external_number: PersonExternalNumberTable;
    status_kind: StatusKindTable;
    status_period: StatusPeriodTable;
    household_period: HouseholdPeriodTable;
  }
}
