import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

/** Written by the access functions alone. */
type ReadOnly<T> = ColumnType<T, never, never>;

interface PossibleMatchTable {
  person_id: ReadOnly<string>;
  other_id: ReadOnly<string>;
  authority_id: ReadOnly<string>;
  other_authority_id: ReadOnly<string>;
  noted_at: ReadOnly<Temporal.Instant>;
  answer: ReadOnly<'two' | 'same' | null>;
  answered_at: ReadOnly<Temporal.Instant | null>;
  answered_by: ReadOnly<string | null>;
  /** « C’est la même personne » : the service of the record that was written, and the record whose référent it would keep. */
  said_at: ReadOnly<Temporal.Instant | null>;
  said_by: ReadOnly<string | null>;
  said_keeps: ReadOnly<string | null>;
  /** The same of the service of the other. */
  other_said_at: ReadOnly<Temporal.Instant | null>;
  other_said_by: ReadOnly<string | null>;
  other_said_keeps: ReadOnly<string | null>;
}

interface PersonAliasTable {
  /** The record that is an alias. */
  person_id: ReadOnly<string>;
  person_alias_id: ReadOnly<string>;
  survivor_id: ReadOnly<string>;
  from_at: ReadOnly<Temporal.Instant>;
  merged_by: ReadOnly<string>;
  merged_organisation: ReadOnly<string>;
  until_at: ReadOnly<Temporal.Instant | null>;
  separated_by: ReadOnly<string | null>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    possible_match: PossibleMatchTable;
    person_alias: PersonAliasTable;
  }
}
