import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type {
  AgreementWay,
  MissingKind,
  ReferralOutcome,
  ReferralReason,
  RefusalReason,
  ToldChannel,
} from './codes.ts';
import type { ReferralState } from './states.ts';

/** Read only: the acts are functions of the database (migrations/0063_referral.sql). */
type Read<T> = ColumnType<T, never, never>;

interface ReferralTable {
  person_id: Read<string>;
  referral_id: Read<string>;
  service_id: Read<string>;
  service_name: Read<string>;
  structure_name: Read<string>;
  service_place: Read<string | null>;
  themes: Read<readonly string[]>;
  receiver_org: Read<string | null>;
  receiver_email: Read<string | null>;
  step_id: Read<string | null>;
  contact_name: Read<string>;
  contact_email: Read<string | null>;
  contact_phone: Read<string | null>;
  author_seat: Read<string>;
  author_name: Read<string>;
  organisation_id: Read<string>;
  organisation_name: Read<string>;
  recorded_at: Read<Temporal.Instant>;
  room_asked: Read<boolean>;
  agreed_on: Read<string | null>;
  agreed_how: Read<AgreementWay | null>;
  told_given_name: Read<string | null>;
  told_family_name: Read<string | null>;
  told_channel: Read<ToldChannel | null>;
  told_value: Read<string | null>;
  told_reasons: Read<readonly ReferralReason[] | null>;
  told_words: Read<string | null>;
  state: Read<ReferralState>;
  state_since: Read<Temporal.Instant>;
  version: Read<number>;
  clock_from: Read<Temporal.Instant>;
  reminded: Read<number>;
  next_clock_at: Read<Temporal.Instant | null>;
  sent_at: Read<Temporal.Instant | null>;
  decided_at: Read<Temporal.Instant | null>;
  accepted: Read<boolean | null>;
  refusal_reason: Read<RefusalReason | null>;
  started_on: Read<string | null>;
  ended_on: Read<string | null>;
  outcome: Read<ReferralOutcome | null>;
  person_says: Read<'confirmee' | 'contredite' | null>;
  person_words: Read<string>;
  followed_up_at: Read<Temporal.Instant | null>;
  moves: Read<unknown>;
  files: Read<unknown>;
  sensitive: Read<boolean>;
  discreet: Read<boolean>;
  named_seats: Read<readonly string[]>;
  hidden_from: Read<readonly string[]>;
}

/** About nobody: what was missing, for which need, where. */
interface UnmetNeedTable {
  unmet_need_id: string;
  territory_id: string;
  theme: string;
  commune_code: string | null;
  commune_name: string | null;
  publics: Generated<readonly string[]>;
  missing: MissingKind;
  service_id: string | null;
  noted_on: ColumnType<string, never, never>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    referral: ReferralTable;
    unmet_need: UnmetNeedTable;
  }
}
