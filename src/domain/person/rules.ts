import type { Levels } from '../../platform/access/actor.ts';
import type { CivilDate } from '../../platform/clock/clock.ts';
import { type ChildBand, childBands } from './codes.ts';

/** Full years on that day; someone born on 29 February is a year older on 1 March. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** A birth date that somebody accompanied today may have. */
export const plausibleBirth = (birth: string, day: CivilDate): boolean =>
  birth <= day && ageOn(birth, day) <= 110;

/**
 * What each way of standing towards a person allows. Commands ask it before they are handled, screens to know what to show;
 * the policies of migrations/0003_person.sql enforce it, and a test on generated worlds holds the three together.
 */
export interface Abilities {
  readIdentity: boolean;
  readStatuses: boolean;
  readHousehold: boolean;
  /** Everybody around the person; a contributeur knows the référent only. */
  readCircle: boolean;
  readFile: boolean;
  editIdentity: boolean;
  editContact: boolean;
  editStatuses: boolean;
  recordHousehold: boolean;
  protect: boolean;
  markInformed: boolean;
  setExternalNumber: boolean;
  /** Reads, puts on and takes off the tags of their own organisation. */
  tag: boolean;
  declareConflict: boolean;
}

export function abilities(levels: Levels): Abilities {
  const { lead, edit, file, part, desk, summary, watch, self } = levels;
  return {
    readIdentity: file || part || desk || summary || self,
    readStatuses: file || summary || self,
    readHousehold: file || summary || self,
    readCircle: file || summary || self,
    readFile: file || self,
    editIdentity: lead || desk || self,
    editContact: lead || desk || self,
    editStatuses: lead || summary,
    recordHousehold: lead || summary,
    protect: lead || desk,
    markInformed: edit || desk,
    setExternalNumber: edit || desk,
    tag: file || part,
    declareConflict: edit || file || part || desk || summary || watch,
  };
}

/** At whatever level: the page of a person then shows what each level lets through. */
export const standsSomewhere = (levels: Levels): boolean => Object.values(levels).some(Boolean);

export type Ability = keyof Abilities;

/** For `onPerson(can('protect'))`. */
export const can =
  (ability: Ability) =>
  (levels: Levels): boolean =>
    abilities(levels)[ability];

/** A protected person's address is the référent's alone. */
export const readsAddress = (levels: Levels, isProtected: boolean): boolean =>
  isProtected ? levels.lead || levels.self : abilities(levels).readIdentity;

export const editsAddress = (levels: Levels, isProtected: boolean): boolean =>
  readsAddress(levels, isProtected) && abilities(levels).editContact;

export interface Household {
  readonly loneParent: boolean;
  readonly couple: boolean;
  readonly children: Readonly<Record<ChildBand, number>>;
}

export const childrenCount = (household: Household): number =>
  childBands.reduce((sum, band) => sum + household.children[band], 0);

/** A lone parent has at least one child. */
export const householdHolds = (household: Household): boolean =>
  !(household.loneParent && household.couple) && !(household.loneParent && childrenCount(household) === 0);
