/** What the screens of a circle show; read by *.query.server.ts, drawn by components. Days are civil dates. */
import type { Speciality } from '../organisation/codes.ts';
import type { CircleRole, JoinedHow, Track } from './codes.ts';
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
  mayEnd: boolean;
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
  orientations: {
    id: string;
    track: Track;
    body: string;
    authority: string;
    reason: string;
    decidedBy: string;
    decidedOn: string;
    notifiedOn: string | null;
  }[];
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
}

export interface StandInsPage {
  today: string;
  standIns: StandIn[];
  team: { seat: string; name: string; function: string }[];
  /** Once a colleague is chosen: whom they accompany, for covering a selection. */
  portfolio: { seat: string; people: { personId: string; name: string; leads: boolean }[] } | null;
}
