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
  note_possible_matches: [personId: string];
  answer_possible_match: [personId: string, otherId: string, answer: 'two' | null];
  merge_people: [
    personId: string,
    otherId: string,
    aliasId: string,
    survivorId: string,
    keepsLeadOf: string | null,
    leadPeriodId: string,
    circleMemberId: string,
  ];
  say_same: [
    personId: string,
    otherId: string,
    aliasId: string,
    keepsLeadOf: string | null,
    leadPeriodId: string,
    circleMemberId: string,
  ];
  separate_people: [personId: string, otherId: string];
  declare_conflict: [personId: string];
  enter_listed_contact: [personId: string, contactId: string, at: string, line: string];
  take_over_import: [importId: string];
  remove_imported_person: [
    importId: string,
    rowNumber: number,
    number: string | null,
    keyedHash: Uint8Array | null,
  ];
  take_back_import_write: [importId: string, rowNumber: number, field: string, value: string];
  orient: [
    personId: string,
    orientationId: string,
    track: string,
    bodyId: string,
    reason: string,
    notifiedOn: string | null,
  ];
  note_suggestion: [personId: string, orientationId: string, suggestedTrack: string];
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
  lower_member: [personId: string, circleMemberId: string];
  dismiss_member: [personId: string, circleMemberId: string];
  end_overlap: [personId: string, grantId: string];
  ask_orientation: [personId: string, requestId: string, words: string];
  answer_orientation_request: [personId: string, requestId: string, answer: string];
  object_to: [personId: string, objectionId: string, requestId: string, organisationId: string];
  lift_objection: [personId: string, objectionId: string];
  hide_item: [
    personId: string,
    choiceId: string,
    kind: string,
    subject: string,
    label: string,
    theme: string | null,
    organisationId: string,
  ];
  show_item: [personId: string, choiceId: string, kind: string, subject: string, label: string, seat: string];
  end_choice: [personId: string, choiceId: string];
  add_comment: [
    personId: string,
    commentId: string,
    kind: string,
    subject: string,
    label: string,
    body: string,
    contests: boolean,
    forLead: boolean,
  ];
  withdraw_comment: [personId: string, commentId: string];
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
  choose_people: [actId: string, people: readonly string[], list: string, address: string];
  enter_stock: [personId: string];
  plan_stock: [scope: string, seat: string | null, perDay: number, from: string];
  launch_people_act: [actId: string, kind: string, details: string];
  resume_people_act: [actId: string];
  settle_people_act_item: [
    actId: string,
    personId: string,
    outcome: string,
    reason: string | null,
    toldSeat: string | null,
  ];
  finish_people_act: [actId: string];
  end_accompaniment: [personId: string, endId: string, reason: string, on: string, comment: string];
  take_up_accompaniment: [personId: string, undo: boolean];
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
  propose_address: [personId: string, addressId: string, address: string, way: string];
  vouch_address: [personId: string, addressId: string];
  answer_address: [personId: string, addressId: string, yes: boolean];
  withdraw_address: [personId: string, addressId: string];
  end_person_access: [personId: string];
  print_paper_code: [personId: string, codeId: string, firstGroup: string];
  revoke_paper_code: [personId: string, codeId: string];
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
