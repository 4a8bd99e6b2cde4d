import { usesTags } from '../tag/rules.ts';

/** What can be done to many people at once. */
export const peopleActKinds = ['orientation', 'referent', 'etiquette', 'fin'] as const;
export type PeopleActKind = (typeof peopleActKinds)[number];

/** Chosen: whom it is about is written down, nothing is decided. */
export const peopleActStates = ['choisie', 'en-cours', 'fait'] as const;
export type PeopleActState = (typeof peopleActStates)[number];

/** `hors`: no longer, or not, for this actor to do; never why. */
export const peopleActOutcomes = ['fait', 'deja', 'refus', 'hors'] as const;
export type PeopleActOutcome = (typeof peopleActOutcomes)[number];

/** The lists people are chosen from. */
export const chosenLists = ['personnes', 'sans-referent'] as const;
export type ChosenList = (typeof chosenLists)[number];

/** Of one act: what is chosen whole by a filter stays within what a person can answer for, and a worker in minutes. */
export const MOST_CHOSEN = 10_000;

interface ActStanding {
  readonly roles: readonly string[];
  readonly officerOf: readonly string[];
}

/** What somebody may do to many people; each person is judged again when their turn comes. */
export const peopleActsOf = ({ roles, officerOf }: ActStanding): PeopleActKind[] =>
  peopleActKinds.filter(
    (kind) =>
      ({
        orientation: officerOf.length > 0,
        referent: roles.includes('manager'),
        etiquette: usesTags({ roles }),
        fin: officerOf.length > 0 || roles.includes('manager') || roles.includes('member'),
      })[kind],
  );
