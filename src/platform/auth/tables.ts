import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

type Moment = Temporal.Instant;
type MaybeMoment = ColumnType<
  Temporal.Instant | null,
  Temporal.Instant | null | undefined,
  Temporal.Instant | null
>;

interface SessionTable {
  token_hash: Buffer;
  session_id: string;
  /** Either a professional's or an accompanied person's. */
  professional_id: ColumnType<string | null, string | null | undefined, never>;
  account_id: ColumnType<string | null, string | null | undefined, never>;
  credential_id: ColumnType<string | null, string | null | undefined, never>;
  seat: ColumnType<string | null, string | null | undefined, string | null>;
  method: 'link' | 'code' | 'demo' | 'paper';
  device: string;
  created_at: Moment;
  last_seen_at: Moment;
  expires_at: Moment;
  second_factor_at: MaybeMoment;
  ended_at: MaybeMoment;
  ended_why: EndedWhy | null;
}
export type EndedWhy =
  | 'signed-out'
  | 'ended-elsewhere'
  | 'expired'
  | 'membership-ended'
  | 'factor-reset'
  | 'idle'
  | 'access-changed';

interface SignInTokenTable {
  token_id: string;
  email: string;
  professional_id: string | null;
  account_id: ColumnType<string | null, string | null | undefined, never>;
  /** The address by which the account is asked for. */
  credential_id: ColumnType<string | null, string | null | undefined, never>;
  browser_hash: Buffer;
  tries: ColumnType<number, never, number>;
  return_to: string | null;
  created_at: Moment;
  expires_at: Moment;
  used_at: MaybeMoment;
}

interface SecondFactorTable {
  factor_id: string;
  professional_id: string;
  secret_sealed: Buffer;
  created_at: Moment;
  confirmed_at: MaybeMoment;
  /** bigint: the driver gives text. */
  last_step: ColumnType<string | null, number | null | undefined, number>;
  ended_at: MaybeMoment;
}

interface RecoveryCodeTable {
  professional_id: string;
  code_hash: Buffer;
  created_at: Moment;
  used_at: MaybeMoment;
}

interface FailedAttemptTable {
  subject: string;
  failures: number;
  last_at: Moment;
  blocked_until: MaybeMoment;
}

interface SealingKeyTable {
  fingerprint: Buffer;
}

interface ProfessionalInvitationTable {
  invitation_id: string;
  organisation_id: string;
  email: string;
  given_name: string;
  family_name: string;
  member: boolean;
  reception: boolean;
  manager: boolean;
  dpo: boolean;
  speciality: 'sociale' | 'professionnelle' | 'les-deux';
  function: string;
  invited_by: string;
  created_at: Moment;
  expires_at: Moment;
  accepted_at: MaybeMoment;
  membership_id: string | null;
  withdrawn_at: MaybeMoment;
}

declare module '../database/schema.ts' {
  interface Database {
    session: SessionTable;
    sign_in_token: SignInTokenTable;
    second_factor: SecondFactorTable;
    recovery_code: RecoveryCodeTable;
    failed_attempt: FailedAttemptTable;
    sealing_key: SealingKeyTable;
    professional_invitation: ProfessionalInvitationTable;
  }
}
