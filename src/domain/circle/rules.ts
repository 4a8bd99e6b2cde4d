import type { InvitationParty } from './states.ts';

/** How the reader stands towards the person, as the gate found it. */
export interface CircleStanding {
  readonly lead: boolean;
  readonly edit: boolean;
  readonly file: boolean;
  readonly summary: boolean;
  readonly roles: readonly string[];
  /** The reader's organisation is the referent body. */
  readonly inReferentBody: boolean;
  readonly personHasLead: boolean;
  /** The reader holds a place of their own around the person (a stand-in holds somebody else's). */
  readonly ownPlace: boolean;
  readonly isLeadInPerson: boolean;
  /** Nobody is owed a référent until the accompaniment is taken up again. */
  readonly ended: boolean;
}

export interface CircleAbilities {
  readonly invite: boolean;
  readonly answerRequests: boolean;
  readonly endParticipation: boolean;
  readonly orient: boolean;
  readonly appointLead: boolean;
  /** `refused`: the place cannot be left before somebody takes it. */
  readonly leave: 'yes' | 'refused' | 'no';
}

/** Which buttons a reader gets. The access functions decide again when they are pressed. */
export function circleAbilities(s: CircleStanding): CircleAbilities {
  const manager = s.roles.includes('manager');
  return {
    invite: s.edit || s.summary,
    answerRequests: s.lead || (s.summary && !s.personHasLead),
    endParticipation: s.lead,
    orient: s.summary && !s.ended,
    appointLead: !s.ended && manager && s.inReferentBody && s.file,
    leave: !s.ownPlace ? 'no' : s.isLeadInPerson ? 'refused' : 'yes',
  };
}

/** What a reader is towards one open invitation or request; see states.ts. */
export function partyTowards(
  invitation: {
    readonly seat: string;
    readonly bySeat: string;
    readonly direction: 'invitation' | 'demande';
  },
  reader: { readonly seat: string; readonly decides: boolean; readonly accompanies: boolean },
): InvitationParty {
  if (invitation.seat === reader.seat) return 'candidate';
  if (invitation.bySeat === reader.seat) return 'inviter';
  if (invitation.direction === 'demande' && reader.decides) return 'decider';
  return reader.accompanies ? 'member' : 'stranger';
}

export type PeriodProblem = 'dates_order' | 'dates_past';

/** A stand-in covers whole days, today at the earliest for its last one. Dates compare as their text. */
export function standInProblem(from: string, until: string, today: string): PeriodProblem | null {
  if (until < from) return 'dates_order';
  if (until < today) return 'dates_past';
  return null;
}

/** « en cours », « à venir »: where a stand-in is in time. Its last day is included. */
export function standInPhase(from: string, today: string): 'coming' | 'current' {
  return from > today ? 'coming' : 'current';
}

/** Legal default: six weeks after the département is informed, competence passes to France Travail. */
const ORIENTATION_DAYS = 42;

/** How long somebody has waited without référent: soon too long two weeks before the legal delay. */
export function waitingLevel(days: number): 'fine' | 'soon' | 'late' {
  if (days > ORIENTATION_DAYS) return 'late';
  return days > ORIENTATION_DAYS - 14 ? 'soon' : 'fine';
}

/** Whole days between two civil dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
