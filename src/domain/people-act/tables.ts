import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Refusal } from './decisions.server.ts';
import type { ChosenList, PeopleActKind, PeopleActOutcome, PeopleActState } from './states.ts';

/** Written by the access functions alone (change-access.server.ts). */
type ReadOnly<T> = ColumnType<T, never, never>;

interface PeopleActTable {
  people_act_id: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  by_seat: ReadOnly<string>;
  by_professional: ReadOnly<string>;
  list: ReadOnly<ChosenList>;
  address: ReadOnly<string>;
  kind: ReadOnly<PeopleActKind | null>;
  details: ReadOnly<unknown>;
  state: ReadOnly<PeopleActState>;
  stopped_why: ColumnType<'siege' | 'panne' | null, never, 'siege' | 'panne'>;
  chosen_at: ReadOnly<Temporal.Instant>;
  launched_at: ReadOnly<Temporal.Instant | null>;
  done_at: ReadOnly<Temporal.Instant | null>;
}

interface PeopleActItemTable {
  person_id: ReadOnly<string>;
  people_act_id: ReadOnly<string>;
  by_seat: ReadOnly<string>;
  outcome: ReadOnly<PeopleActOutcome | null>;
  reason: ReadOnly<Refusal | null>;
  told_seat: ReadOnly<string | null>;
  done_at: ReadOnly<Temporal.Instant | null>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    people_act: PeopleActTable;
    people_act_item: PeopleActItemTable;
  }
}
