import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { CircleRole, JoinedHow, Track } from './codes.ts';
import type { MoveKind, MoveOutcome, MoveState } from './portfolio-move.ts';
import type { InvitationDirection, InvitationState } from './states.ts';

/** Written by the access functions alone (change-access.server.ts). */
type ReadOnly<T> = ColumnType<T, never, never>;
type Moment = ReadOnly<Temporal.Instant>;
type MaybeMoment = ReadOnly<Temporal.Instant | null>;

interface CircleMemberTable {
  person_id: ReadOnly<string>;
  circle_member_id: ReadOnly<string>;
  seat: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  professional_name: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  function: ReadOnly<string>;
  role: ReadOnly<CircleRole>;
  since: Moment;
  until: MaybeMoment;
  joined_how: ReadOnly<JoinedHow>;
  end_reason: ReadOnly<string | null>;
  discreet: ReadOnly<boolean>;
  named_seats: ReadOnly<string[]>;
}

interface LeadPeriodTable {
  person_id: ReadOnly<string>;
  lead_period_id: ReadOnly<string>;
  seat: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  professional_name: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  from_at: Moment;
  until_at: MaybeMoment;
  interim: ReadOnly<boolean>;
}

interface CircleInvitationTable {
  person_id: ReadOnly<string>;
  circle_invitation_id: ReadOnly<string>;
  direction: ReadOnly<InvitationDirection>;
  seat: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  professional_name: ReadOnly<string>;
  organisation_name: ReadOnly<string>;
  role: ReadOnly<CircleRole>;
  by_seat: ReadOnly<string>;
  by_name: ReadOnly<string>;
  by_organisation_name: ReadOnly<string>;
  person_label: ReadOnly<string>;
  reason: ReadOnly<string>;
  state: ReadOnly<InvitationState>;
  created_at: Moment;
  answered_at: MaybeMoment;
  answered_by: ReadOnly<string | null>;
  discreet: ReadOnly<boolean>;
}

interface OrientationTable {
  person_id: ReadOnly<string>;
  orientation_id: ReadOnly<string>;
  authority_id: ReadOnly<string>;
  authority_name: ReadOnly<string>;
  track: ReadOnly<Track>;
  referent_body_id: ReadOnly<string>;
  referent_body_name: ReadOnly<string>;
  reason: ReadOnly<string>;
  suggested_track: ReadOnly<Track | null>;
  decided_by_name: ReadOnly<string>;
  decided_on: ReadOnly<string>;
  notified_on: ReadOnly<string | null>;
  recorded_at: Moment;
}

interface AccessGrantTable {
  person_id: ReadOnly<string>;
  access_grant_id: ReadOnly<string>;
  seat: ReadOnly<string>;
  level: ReadOnly<'lead' | 'edit' | 'file' | 'summary'>;
  from_on: ReadOnly<string>;
  /** Last day. */
  until_on: ReadOnly<string>;
  why: ReadOnly<'remplacement' | 'tuilage'>;
  for_name: ReadOnly<string>;
  for_seat: ReadOnly<string | null>;
  granted_by: ReadOnly<string>;
  discreet: ReadOnly<boolean>;
  revoked_at: MaybeMoment;
}

interface PortfolioMoveTable {
  portfolio_move_id: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  kind: ReadOnly<MoveKind>;
  from_seat: ReadOnly<string>;
  from_name: ReadOnly<string>;
  to_seats: ReadOnly<string[]>;
  from_on: ReadOnly<string | null>;
  /** Last day. */
  until_on: ReadOnly<string | null>;
  whole: ReadOnly<boolean>;
  state: ReadOnly<MoveState>;
  by_seat: ReadOnly<string>;
  by_name: ReadOnly<string>;
  prepared_at: Moment;
  done_at: MaybeMoment;
  revoked_at: MaybeMoment;
}

interface PortfolioMoveItemTable {
  person_id: ReadOnly<string>;
  portfolio_move_id: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  /** Null: nobody of those chosen can take the person. */
  to_seat: ReadOnly<string | null>;
  leads: ReadOnly<boolean>;
  outcome: ReadOnly<MoveOutcome | null>;
  done_at: MaybeMoment;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    circle_member: CircleMemberTable;
    lead_period: LeadPeriodTable;
    circle_invitation: CircleInvitationTable;
    orientation: OrientationTable;
    access_grant: AccessGrantTable;
    portfolio_move: PortfolioMoveTable;
    portfolio_move_item: PortfolioMoveItemTable;
  }
}
