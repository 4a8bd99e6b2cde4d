import type { Levels } from '../../platform/access/actor.ts';
import type { DiagnosisSummary } from '../diagnosis/rules.ts';
import type { StepView } from '../plan/views.ts';
import type { TimelineSlice } from '../timeline/views.ts';
import type {
  ChildBand,
  Civility,
  PlaceInList,
  PreferredChannel,
  StatusCode,
  StatusSource,
} from './codes.ts';

export interface PersonFile {
  personId: string;
  levels: Levels;
  /** Nom d’usage, else nom de naissance. */
  familyName: string;
  givenName: string;
  protected: boolean;
  informed: { on: string; by: string | null } | null;
  enteredOn: string;
  identity: PersonIdentity | null;
  contact: PersonContact | null;
  address: PersonAddress | null;
  externalNumber: string | null;
  lead: PersonLead | null;
  referentBody: string | null;
  orientation: { track: string; body: string; decidedOn: string; by: string } | null;
  /** `null` when the reader does not learn deadlines. */
  due: { on: string; label: string } | null;
  /** `null`: not for this reader. */
  statuses: PersonStatus[] | null;
  household: PersonHousehold | null;
  circle: CirclePlace[] | null;
}

export interface PersonPage extends PersonFile {
  diagnosis: DiagnosisSummary | null;
  /** Open steps that the reader may know, nearest first. */
  nextSteps: StepView[];
  timeline: TimelineSlice;
}

export interface PersonIdentity {
  familyName: string;
  usedName: string | null;
  givenName: string;
  birthDate: string | null;
  civility: Civility | null;
  version: number;
}

export interface PersonContact {
  phone: string | null;
  phoneAcceptsSms: boolean;
  email: string | null;
  preferred: PreferredChannel | null;
  interpreter: string | null;
  version: number;
}

export interface PersonAddress {
  line: string | null;
  postalCode: string | null;
  communeCode: string | null;
  communeName: string | null;
  version: number;
}

/** A row that somebody else wrote meanwhile, and who. */
export type Standing<Part> = Part & { readonly by: string };

export interface PersonLead {
  name: string;
  organisation: string;
  since: string | null;
  phone: string | null;
  email: string | null;
  me: boolean;
}

export interface PersonStatus {
  statusPeriodId: string;
  kind: StatusCode;
  from: string;
  expectedUntil: string | null;
  until: string | null;
  source: StatusSource;
  author: string;
  organisation: string;
  version: number;
}

export interface PersonHousehold {
  householdPeriodId: string;
  from: string;
  loneParent: boolean;
  couple: boolean;
  children: Record<ChildBand, number>;
}

export interface CirclePlace {
  circleMemberId: string;
  name: string;
  organisation: string;
  function: string;
  role: 'accompagnateur' | 'contributeur';
  since: string;
  lead: boolean;
  me: boolean;
}

export interface ListedPerson {
  personId: string;
  familyName: string;
  givenName: string;
  birthDate: string | null;
  communeName: string | null;
  place: PlaceInList;
  leadName: string | null;
  leadOrganisation: string | null;
  referentBodyName: string | null;
  informed: boolean;
  enteredOn: string;
  nextDueOn: string | null;
  nextLabel: string | null;
}

export interface PeoplePage {
  total: number;
  people: ListedPerson[];
  hasPrevious: boolean;
  hasNext: boolean;
}

/** Somebody who bears exactly this identity. */
export interface LocatedPerson {
  personId: string;
  /** The searcher may open their page. */
  mine: boolean;
  leadName: string | null;
  leadOrganisation: string | null;
  leadPhone: string | null;
  leadEmail: string | null;
  /** Organisations that accompany, discreet ones excepted. */
  bodies: string[];
}
