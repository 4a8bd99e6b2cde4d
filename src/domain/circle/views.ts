/** What the screens of a circle show; read by *.query.server.ts, drawn by components. Days are civil dates. */
import type { DiagnosisSummary } from '../diagnosis/rules.ts';
import type { Suggestion } from '../diagnosis/suggest-track.ts';
import type { Speciality } from '../organisation/codes.ts';
import type { CircleRole, JoinedHow, Track } from './codes.ts';
import type { MoveKind, MoveOutcome, MoveState } from './portfolio-move.ts';
import type { CircleAbilities } from './rules.ts';
import type { InvitationDirection, InvitationState } from './states.ts';

export interface CircleMember {
  circleMemberId: string;
  name: string;
  organisation: string;
  function: string;
  role: CircleRole;
  since: string;
  joinedHow: JoinedHow;
  isLead: boolean;
  isReader: boolean;
  /** Known to its reader, the person and whom the person names. */
  discreet: boolean;
  /** Who holds the place for now, and until which day. */
  standIns: { name: string; from: string; until: string }[];
  /** Last day of the absence that they announced and that holds today. */
  awayUntil: string | null;
  mayEnd: boolean;
}

/** Who is to be reached instead of somebody who is away. */
export interface Meanwhile {
  name: string;
  phone: string | null;
  email: string | null;
  until: string;
}

export interface WaitingInvitation {
  invitationId: string;
  direction: InvitationDirection;
  name: string;
  organisation: string;
  role: CircleRole;
  byName: string;
  reason: string;
  on: string;
  discreet: boolean;
  mayAnswer: boolean;
  mayWithdraw: boolean;
}

export interface CirclePage {
  person: { personId: string; givenName: string; familyName: string };
  referentBody: string | null;
  members: CircleMember[];
  /** For who does not read the file: the other organisations around the person, without names. */
  bodies: string[] | null;
  leads: { name: string; organisation: string; from: string; until: string | null }[];
  formerLeads: { name: string; until: string }[];
  waiting: WaitingInvitation[];
  abilities: CircleAbilities;
}

interface Line {
  invitationId: string;
  personId: string;
  role: CircleRole;
  reason: string;
  on: string;
}

export interface MyInvitations {
  /** « Awa D. » and who invites: all that is known before accepting. */
  received: (Line & { personLabel: string; byName: string; byOrganisation: string })[];
  /** As référent, or as orientation service while there is none. */
  toDecide: (Line & { personName: string; name: string; organisation: string; function: string })[];
  /** Invitations and requests that the reader sent: those that wait, and the answers of the last thirty days. */
  sent: (Line & {
    personLabel: string;
    mine: boolean;
    name: string;
    organisation: string;
    state: InvitationState;
    answeredOn: string | null;
  })[];
}

export interface ReferentBody {
  organisationId: string;
  name: string;
  kind: string;
  /** People whose referent body it is, those who still wait for a référent included. */
  people: number;
  withoutLead: number;
}

export interface PossibleLead {
  seat: string;
  name: string;
  function: string;
  speciality: Speciality;
  /** People whom this professional is référent of. */
  people: number;
}

export interface WaitingPerson {
  personId: string;
  givenName: string;
  familyName: string;
  communeName: string | null;
  enteredOn: string;
  orientedOn: string | null;
  referentBodyId: string | null;
  referentBodyName: string | null;
  /** The body is the reader's own: they name the référent. */
  mayAppoint: boolean;
  /** They came by a list, late already: no delay of theirs runs yet. */
  inStock: boolean;
}

export interface WithoutLead {
  as: 'officer' | 'manager';
  /** The reader orients and manages: they have both lists. */
  both: boolean;
  people: WaitingPerson[];
  /** Empty unless the reader orients. */
  bodies: ReferentBody[];
  /** Empty unless the reader is a manager. */
  leads: PossibleLead[];
  /** Where the next page starts; null on the last. */
  next: string | null;
}

export interface FoundProfessional {
  seat: string;
  name: string;
  function: string;
  organisation: string;
  /** Otherwise they may only contribute. */
  mayAccompany: boolean;
  /** Why they cannot be invited now. */
  already: 'in-circle' | 'invited' | null;
}

export interface InvitePage {
  person: { personId: string; givenName: string; familyName: string };
  organisations: { organisationId: string; name: string; kind: string }[];
  /** Null until something is asked. */
  found: FoundProfessional[] | null;
}

export interface OrientationPage {
  person: { personId: string; givenName: string; familyName: string; enteredOn: string };
  referentBody: { organisationId: string; name: string } | null;
  lead: { seat: string; name: string; organisation: string | null } | null;
  /** Then nothing is decided before the accompaniment is taken up again. */
  endedOn: string | null;
  orientations: {
    id: string;
    track: Track;
    body: string;
    authority: string;
    reason: string;
    /** What the criteria suggested that day; null when they could not conclude. */
    suggested: Track | null;
    decidedBy: string;
    decidedOn: string;
    notifiedOn: string | null;
  }[];
  /** For who orients, once a diagnosis is begun: the summary and what the criteria make of it. */
  suggestion: { summary: DiagnosisSummary; from: Suggestion } | null;
  /** Null when the reader does not orient; a référent of another body leaves only that body to choose. */
  bodies: ReferentBody[] | null;
  /** Null when the reader does not appoint. */
  leads: PossibleLead[] | null;
}

export interface JoinPage {
  mayAccompany: boolean;
  /** A discreet organisation does not ask: its request would name it. */
  discreet: boolean;
  /** The reader's own request, when one waits already. */
  asked: { invitationId: string; on: string } | null;
}

export interface StandIn {
  forSeat: string;
  forName: string;
  seat: string;
  name: string;
  from: string;
  until: string;
  people: number;
  /** The whole portfolio, those who join it meanwhile included. */
  whole: boolean;
}

/** What a colleague said of their own days away. */
export interface DeclaredAbsence {
  absenceId: string;
  seat: string;
  name: string;
  from: string;
  until: string;
  proposed: { seat: string; name: string } | null;
  /** They have people for whom somebody should stand in. */
  accompanies: boolean;
  /** Somebody stands in for them on at least one of these days. */
  covered: boolean;
}

/** Absences and departures of a team, as its manager sees to them. */
export interface StandInsPage {
  today: string;
  standIns: StandIn[];
  absences: DeclaredAbsence[];
  departures: { seat: string; name: string; lastDay: string; leads: number }[];
  /** Stand-ins who leave before the end, by absent colleague: from the first day without them to the last of the absence. */
  cutShort: {
    forSeat: string;
    forName: string;
    names: string;
    from: string;
    until: string;
    people: number;
  }[];
  /** Whom the reader holds for want of anybody else. */
  interim: { seat: string; people: number };
  /** Prepared or interrupted, the most recent first. */
  unfinished: { moveId: string; name: string; kind: MoveKind; begun: boolean }[];
  team: { seat: string; name: string; function: string }[];
}

export interface PortfolioPerson {
  personId: string;
  name: string;
  communeName: string | null;
  leads: boolean;
  interim: boolean;
}

/** Where a manager says who takes over, and for whom. */
export interface NewMovePage {
  /** Sent back with the form, so that pressing twice prepares once. */
  moveId: string;
  today: string;
  from: { seat: string; name: string; isReader: boolean; leavesOn: string | null };
  colleagues: { seat: string; name: string; function: string; people: number; awayUntil: string | null }[];
  people: PortfolioPerson[];
  /** Ticked at first: those that an earlier move left to somebody else, or whose stand-in leaves before the end. */
  chosen: string[];
  /** What they suggested, when the form opens from an absence that they declared; what is left of one whose stand-in leaves. */
  absence: { from: string; until: string; proposed: string | null } | null;
}

export interface MovePerson {
  personId: string;
  name: string;
  toName: string | null;
  leads: boolean;
  outcome: MoveOutcome | null;
}

/** A move before, during and after. */
export interface MovePage {
  moveId: string;
  kind: MoveKind;
  state: MoveState;
  /** `mayLeave`: still a colleague of the reader, whose departure they may record. */
  from: { seat: string; name: string; mayLeave: boolean };
  period: { from: string; until: string } | null;
  whole: boolean;
  byName: string;
  /** By receiver, those who receive most first. */
  shares: {
    seat: string;
    name: string;
    people: number;
    done: number;
    gone: number;
    carriesNow: number;
    awayUntil: string | null;
  }[];
  total: number;
  done: number;
  /** For whom nobody of those chosen is possible. */
  forOthers: number;
  gone: number;
  people: MovePerson[];
  page: number;
  pages: number;
}

/** The people whom the reader accompanies, for inviting a professional found in the directory. */
export interface InvitablePeople {
  people: { personId: string; name: string; birthDate: string | null }[];
  /** Otherwise they may only contribute. */
  mayAccompany: boolean;
}
