import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';

/**
 * The acts that change who sees whom, with their arguments in order. Each is a function of the database that checks the
 * acting seat itself and derives the person's access columns again (migrations/0004_circle_acts.sql).
 */
interface AccessActs {
  create_person: [
    personId: string,
    territoryId: string,
    accompany: boolean,
    circleMemberId: string,
    informedOn: string | null,
    enteredOn: string,
  ];
  refresh_list: [personId: string];
  mark_informed: [personId: string, on: string];
  protect: [personId: string, isProtected: boolean];
  set_nir: [personId: string, keyedHash: Uint8Array];
  declare_conflict: [personId: string];
  take_over_import: [importId: string];
  orient: [
    personId: string,
    orientationId: string,
    track: string,
    bodyId: string,
    reason: string,
    notifiedOn: string | null,
  ];
  appoint_lead: [
    personId: string,
    leadPeriodId: string,
    circleMemberId: string,
    grantId: string,
    seat: string,
  ];
  invite: [personId: string, invitationId: string, seat: string, role: string, reason: string];
  answer_invitation: [personId: string, invitationId: string, accept: boolean, circleMemberId: string];
  ask_to_join: [personId: string, invitationId: string, role: string, reason: string];
  answer_request: [personId: string, invitationId: string, accept: boolean, circleMemberId: string];
  withdraw_invitation: [personId: string, invitationId: string];
  leave_circle: [personId: string];
  end_participation: [personId: string, circleMemberId: string];
  prepare_move: [
    moveId: string,
    kind: string,
    fromSeat: string,
    toSeats: readonly string[],
    from: string | null,
    until: string | null,
    people: readonly string[] | null,
  ];
  cancel_move: [moveId: string];
  carry_out_move: [moveId: string, most: number];
  end_stand_in: [fromSeat: string, toSeat: string];
  open_territory: [
    territoryId: string,
    name: string,
    timeZone: string,
    communes: readonly string[],
    on: string,
  ];
  set_default_authority: [territoryId: string, organisationId: string];
  add_organisation: [
    organisationId: string,
    territoryId: string,
    kind: string,
    name: string,
    siret: string | null,
    commune: string | null,
    discreet: boolean,
    agreementId: string,
    from: string,
    until: string | null,
  ];
  sign_agreement: [
    agreementId: string,
    territoryId: string,
    organisationId: string,
    from: string,
    until: string | null,
  ];
  end_agreement: [agreementId: string, until: string, why: string];
  admit_member: [
    membershipId: string,
    professionalId: string,
    organisationId: string,
    givenName: string,
    familyName: string,
    email: string,
    jobTitle: string,
    speciality: string,
    roles: readonly string[],
    from: string,
    demoLabel: string | null,
  ];
  change_seat: [membershipId: string, jobTitle: string, speciality: string, roles: readonly string[]];
  close_seat: [membershipId: string, interim: boolean];
  plan_departure: [membershipId: string, on: string | null];
  set_work_phone: [membershipId: string, phone: string | null];
  give_duty: [
    dutyId: string,
    membershipId: string,
    kind: string,
    authorityId: string | null,
    territoryId: string,
    from: string,
  ];
  end_duty: [dutyId: string];
}

/** The only caller of those functions. Throws NotFound (missing or forbidden) or Refused(code) when a rule says no. */
export async function changeAccess<Act extends keyof AccessActs>(
  tx: Tx,
  act: Act,
  ...values: AccessActs[Act]
): Promise<unknown> {
  const call = sql<{
    result: unknown;
  }>`SELECT access.${sql.raw(act)}(${sql.join(values as readonly unknown[])}) AS result`;
  const { rows } = await call.execute(tx);
  return rows[0]?.result;
}
