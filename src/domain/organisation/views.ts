/** What the screens of organisations and territories show. Days are civil dates. */
import type { DutyKind, SeatRole, Speciality } from './codes.ts';
import type { AgreementPhase } from './rules.ts';

export interface Colleague {
  seat: string;
  name: string;
  function: string;
  speciality: Speciality;
  roles: SeatRole[];
  duties: DutyKind[];
  email: string;
  phone: string | null;
  from: string;
  isReader: boolean;
}

export interface OrganisationPage {
  today: string;
  organisation: {
    organisationId: string;
    name: string;
    kind: string;
    discreet: boolean;
    siret: string | null;
    communeCode: string | null;
    communeName: string | null;
    address: string | null;
    phone: string | null;
    email: string | null;
    /** As somebody set it; else the organisation opened with its first account. */
    openedOn: string | null;
    firstAccountOn: string | null;
  };
  agreements: { id: string; territory: string; from: string; until: string | null }[];
  colleagues: Colleague[];
  isManager: boolean;
}

export interface SeatPage {
  seat: string;
  name: string;
  email: string;
  function: string;
  speciality: Speciality;
  roles: SeatRole[];
  from: string;
  isReader: boolean;
  duties: { id: string; kind: DutyKind; territory: string }[];
  /** Set when the organisation decides orientations: where this seat may be given the duty. */
  orientationOf: { organisationId: string; territories: { territoryId: string; name: string }[] } | null;
  /** How many people they are référent of, and in how many circles they have a place. */
  leads: number;
  accompanies: number;
  /** Colleagues whom they stand in for, today or later, and for how many people. */
  standsInFor: { seat: string; name: string; until: string; people: number }[];
  /** Of a departure that is planned. */
  lastDay: string | null;
}

export interface PartnerOrganisation {
  organisationId: string;
  name: string;
  kind: string;
  discreet: boolean;
  accompanies: boolean;
  /** Decides orientations; the default one receives people whom nobody else is competent for. */
  authority: 'default' | 'other' | null;
  communeName: string | null;
  agreement: { from: string; until: string | null; phase: AgreementPhase };
  /** Nobody manages it yet: the coordinator invites its first manager. Only the coordinator knows. */
  awaitsManager: boolean;
}

export interface TerritoryPage {
  territory: { territoryId: string; name: string; communes: number; openedOn: string };
  others: { territoryId: string; name: string }[];
  organisations: PartnerOrganisation[];
  isCoordinator: boolean;
}

export interface PartnerPage {
  today: string;
  territory: { territoryId: string; name: string };
  organisation: { organisationId: string; name: string; kind: string; discreet: boolean; authority: boolean };
  agreements: {
    id: string;
    from: string;
    until: string | null;
    endedWhy: string | null;
    phase: AgreementPhase;
  }[];
  awaitsManager: boolean;
  invited: { name: string; email: string; until: string }[];
  /** Professionals to whom a duty may be given; nobody of a discreet organisation. */
  members: { seat: string; name: string; function: string }[];
  duties: { id: string; seat: string; name: string; kind: DutyKind }[];
}
