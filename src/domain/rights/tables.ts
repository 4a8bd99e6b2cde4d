import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Choice, ChoiceKind, RequestKind, RequestOutcome } from './codes.ts';

/** Written by the access functions alone. */
type ReadOnly<T> = ColumnType<T, never, never>;
type Moment = ReadOnly<Temporal.Instant>;
type MaybeMoment = ReadOnly<Temporal.Instant | null>;

interface ObjectionTable {
  person_id: ReadOnly<string>;
  objection_id: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  made_at: Moment;
  lifted_at: MaybeMoment;
}

interface OrientationRequestTable {
  person_id: ReadOnly<string>;
  orientation_request_id: ReadOnly<string>;
  authority_id: ReadOnly<string>;
  kind: ReadOnly<RequestKind>;
  body_name: ReadOnly<string | null>;
  lead_name: ReadOnly<string | null>;
  words: ReadOnly<string>;
  asked_at: Moment;
  answered_at: MaybeMoment;
  outcome: ReadOnly<RequestOutcome | null>;
  answer: ReadOnly<string>;
  answered_by: ReadOnly<string | null>;
}

interface ItemChoiceTable {
  person_id: ReadOnly<string>;
  item_choice_id: ReadOnly<string>;
  choice: ReadOnly<Choice>;
  kind: ReadOnly<ChoiceKind>;
  subject: ReadOnly<string>;
  label: ReadOnly<string>;
  theme: ReadOnly<string | null>;
  organisation_id: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  seat: ReadOnly<string | null>;
  professional_name: ReadOnly<string | null>;
  made_at: Moment;
  ended_at: MaybeMoment;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    objection: ObjectionTable;
    orientation_request: OrientationRequestTable;
    item_choice: ItemChoiceTable;
  }
}
