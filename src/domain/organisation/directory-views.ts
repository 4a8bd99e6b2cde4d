/** What the directory shows: who does what, where, and how to reach them. Days are civil dates. */
import type { DutyKind, Speciality } from './codes.ts';

export interface DirectoryEntry {
  seat: string;
  name: string;
  function: string;
  speciality: Speciality;
  organisationId: string;
  organisation: string;
  kind: string;
  email: string;
  phone: string | null;
  about: string;
  languages: string;
  duties: DutyKind[];
  /** Names of communes; none: wherever the organisation acts. */
  communes: string[];
  awayUntil: string | null;
  /** Who holds the place today, as their manager decided, and until which day. */
  standIns: { name: string; until: string }[];
  /** In the reader's organisation: they may correct it. */
  mayEdit: boolean;
  isReader: boolean;
  /** The reader may invite them into a circle: both are members, which the reception of an organisation is not. */
  mayInvite: boolean;
}

export interface DirectoryPage {
  entries: DirectoryEntry[];
  kinds: { code: string; label: string }[];
  organisations: { organisationId: string; name: string; kind: string }[];
  communes: { code: string; name: string }[];
  hasPrevious: boolean;
  hasNext: boolean;
}

export interface DirectoryOrganisation {
  organisationId: string;
  name: string;
  kind: string;
  discreet: boolean;
  address: string | null;
  communeName: string | null;
  phone: string | null;
  email: string | null;
  isOwn: boolean;
  isManager: boolean;
}

export interface DirectoryLinePage {
  entry: DirectoryEntry;
  /** Of the line itself, for its form. */
  communeCodes: string[];
  absences: { absenceId: string; from: string; until: string; proposedName: string | null }[];
  today: string;
  /** Whom they may suggest to stand in. */
  colleagues: { seat: string; name: string; function: string }[];
  communes: { code: string; name: string }[];
}
