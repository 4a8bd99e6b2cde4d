/** The facts of one small world, as plain values: what the oracle judges from and what the database is filled with. */
export interface Facts {
  /** The civil date of the world's clock. */
  readonly today: string;
  readonly organisations: readonly { id: string; kind: string; discreet: boolean; capEmploi: boolean }[];
  readonly agreements: readonly {
    id: string;
    organisation: string;
    territory: string;
    from: string;
    until: string | null;
  }[];
  readonly seats: readonly SeatFact[];
  readonly duties: readonly DutyFact[];
  readonly people: readonly PersonFact[];
  readonly circle: readonly CircleFact[];
  readonly leads: readonly { id: string; person: string; seat: string; until: string | null }[];
  readonly invitations: readonly InvitationFact[];
  readonly grants: readonly GrantFact[];
  readonly items: readonly ItemFact[];
  readonly pairs: readonly PairFact[];
}

/** Two records of one person, or perhaps of one. */
export interface PairFact {
  readonly table: 'possible_match' | 'person_alias';
  readonly person: string;
  readonly other: string;
}

export interface SeatFact {
  readonly id: string;
  readonly professional: string;
  readonly organisation: string;
  readonly member: boolean;
  readonly reception: boolean;
  readonly manager: boolean;
  readonly from: string;
  /** First day without the seat. */
  readonly until: string | null;
  /** Its organisation is not a discreet one. */
  readonly openlyKnown: boolean;
}

interface DutyFact {
  readonly id: string;
  readonly seat: string;
  readonly kind: 'orientation-officer' | 'coordinator';
  readonly authority: string | null;
  readonly territory: string;
  readonly until: string | null;
}

export interface PersonFact {
  readonly id: string;
  readonly territory: string;
  readonly authority: string;
  readonly origin: string;
  readonly referentBody: string | null;
  readonly protected: boolean;
  readonly informed: boolean;
  readonly barred: readonly string[];
  readonly conflicts: readonly string[];
}

export interface CircleFact {
  readonly id: string;
  readonly person: string;
  readonly seat: string;
  readonly role: 'accompagnateur' | 'contributeur';
  readonly until: string | null;
  readonly named: readonly string[];
}

interface InvitationFact {
  readonly id: string;
  readonly person: string;
  readonly seat: string;
  readonly by: string;
  readonly direction: 'invitation' | 'demande';
}

export interface GrantFact {
  readonly id: string;
  readonly person: string;
  readonly seat: string;
  readonly level: 'lead' | 'edit' | 'file' | 'summary';
  readonly from: string;
  /** Last day. */
  readonly until: string;
  readonly revoked: boolean;
}

/** A row of a child table: what it is about, who wrote it and the marks that hide it. */
export interface ItemFact {
  readonly table: ItemTable;
  /** Its own identifier; for an answer, its key written out. */
  readonly id: string;
  readonly person: string;
  /** A seat; '' is the person. */
  readonly author: string;
  readonly sensitive: boolean;
  readonly named: readonly string[];
  readonly hiddenFrom: readonly string[];
  readonly shared: readonly string[];
  /** Of a comment: for the référent alone, or about a status. */
  readonly comment?: 'for-lead' | 'status';
}

type ItemTable =
  | 'status_period'
  | 'household_period'
  | 'orientation'
  | 'person_external_number'
  | 'person_tag'
  | 'accompaniment_end'
  | 'listed_date'
  | 'diagnosis_sitting'
  | 'diagnosis_participant'
  | 'diagnosis_answer'
  | 'diagnosis_answer_version'
  | 'diagnosis_summary'
  | 'diagnosis_prepared'
  | 'timeline_event'
  | 'objective'
  | 'step'
  | 'contact'
  | 'plan_proposal'
  | 'step_question'
  | 'referral'
  | 'plan_proposal_version'
  | 'portfolio_move_item'
  | 'people_act_item'
  | 'objection'
  | 'item_choice'
  | 'orientation_request'
  | 'person_comment'
  | 'sign_in_address'
  | 'paper_code';

/** The day before and after are enough to tell a right that ended from one that holds. */
export const yesterday = '2026-03-02';
export const worldDay = '2026-03-03';
export const tomorrow = '2026-03-04';
export const worldInstant = '2026-03-03T09:00:00Z';
