import type { Levels } from '../../platform/access/actor.ts';
import type { Meanwhile } from '../circle/views.ts';
import type { ShownComment } from '../comment/codes.ts';
import type { ContactChannel } from '../contact/codes.ts';
import type { DiagnosisSummary } from '../diagnosis/rules.ts';
import type { AccompanimentEnd } from '../ending/views.ts';
import type { ListView } from '../list-view/views.ts';
import type { ListedDateDue } from '../listed-date/codes.ts';
import type { PersonListedDate } from '../listed-date/views.ts';
import type { StepView } from '../plan/views.ts';
import type { ListedReferral } from '../referral/views.ts';
import type { Tag } from '../tag/views.ts';
import type { EventCategory } from '../timeline/codes.ts';
import type { TimelineSlice } from '../timeline/views.ts';
import type {
  ChildBand,
  Civility,
  PeopleScope,
  PeopleSort,
  PlaceInList,
  PreferredChannel,
  StatusCode,
  StatusSource,
} from './codes.ts';
import type { PeopleView } from './people-address.ts';
import type { OfferedFilter } from './people-offer.ts';

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
  /** Of the reader's organisation. */
  tags: string[];
  lead: PersonLead | null;
  /** Who was référent and who is, the first one first. */
  leads: LeadPeriod[];
  referentBody: string | null;
  /** The day on which the accompaniment ended, for whoever sees the person; why, for those who read the file or orient. */
  endedOn: string | null;
  end: AccompanimentEnd | null;
  /** The reader may end the accompaniment; once it has ended, take it up again. */
  decidesEnd: boolean;
  orientation: { track: string; body: string; decidedOn: string; by: string } | null;
  /** `null` when the reader does not learn deadlines. */
  due: PersonDue | null;
  /** When somebody last spoke with the person; `null` when the reader does not learn it. */
  reach: {
    lastOn: string | null;
    silentSince: string;
    attempts: number;
    lastAttemptOn: string | null;
  } | null;
  /** Exchanges and attempts that the reader knows, the first one first. */
  contacts: { contactId: string; on: string; channel: ContactChannel; reached: boolean }[];
  /** `null`: not for this reader. */
  statuses: PersonStatus[] | null;
  household: PersonHousehold | null;
  /** Dates that lists told of and that are still to come or to be closed, the nearest first. */
  listedDates: PersonListedDate[];
  circle: CirclePlace[] | null;
}

/** Another record of the same person, which the orientation service joined to this one. */
export interface MergedFile extends PersonFile {
  mergedOn: string;
  mergedBy: string;
  diagnosis: DiagnosisSummary | null;
  steps: StepView[];
}

export interface PersonPage extends PersonFile {
  /** The record that remains, when this one is an alias and the reader has both. */
  survivorId: string | null;
  merged: MergedFile[];
  diagnosis: DiagnosisSummary | null;
  /** Every step that the reader may know, by its date, those without date last. */
  steps: StepView[];
  timeline: TimelineSlice;
  /** What the person says of it in their own space, the latest first. */
  words: ShownComment[];
  /** Requests to services, those with the latest news. */
  referrals: ListedReferral[];
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
  /** Who stands in for them today, for who may know. */
  standIn: Meanwhile | null;
}

/** What comes next for everybody who may know, and who owes it. */
export interface PersonDue {
  on: string;
  label: string;
  kind:
    | 'etape'
    | 'etape-a-confier'
    | 'changement'
    | 'orientation'
    | 'nomination'
    | 'sans-nouvelles'
    | ListedDateDue;
  owner: 'personne' | 'siege' | 'organisme';
  /** The reader owes it. */
  mine: boolean;
  /** Nobody's name for who may not know it. */
  name: string | null;
}

export interface LeadPeriod {
  leadPeriodId: string;
  name: string;
  organisation: string;
  from: string;
  /** The day of the relay, which is also the next one's first. */
  until: string | null;
  interim: boolean;
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
  endedOn: string | null;
  nextDueOn: string | null;
  nextLabel: string | null;
  /** Who owes it, as far as the reader may know whom. */
  nextOwner: 'personne' | 'siege' | 'organisme' | null;
  nextOwnerName: string | null;
  nextMine: boolean;
  /** Contacts of this person are for the reader to know. */
  contactKnown: boolean;
  lastContactOn: string | null;
  /** Of the reader's organisation. */
  tags: readonly string[];
  /** What others did since the reader's last visit. */
  news: { arrived: boolean; categories: EventCategory[] } | null;
}

export interface PeoplePage {
  /** Exact up to COUNTED; one more stands for « more ». */
  total: number;
  people: ListedPerson[];
  hasPrevious: boolean;
  hasNext: boolean;
  /** What is shown of what was asked. */
  view: PeopleView;
  scopes: readonly PeopleScope[];
  sorts: readonly PeopleSort[];
  filters: readonly OfferedFilter[];
  communes: readonly { code: string; name: string }[];
  /** Of the reader's organisation. */
  tags: readonly Tag[];
  views: readonly ListView[];
  /** The reader adds people to Relais. */
  mayEnter: boolean;
  /** The reader decides something for several people at once. */
  mayChoose: boolean;
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
