import {
  type AnswerValue,
  type Constraint,
  constraints,
  type Impact,
  type Item,
  type ItemKey,
  type ItemKind,
  type ItemRef,
  itemKey,
  itemKinds,
  items,
  type Modality,
  untouched,
} from './codes.ts';
import { type Details, detailNames, noDetails, sameDetails } from './details.ts';

/** What an answer says. An impact speaks of constraints only, a priority of constraints and target jobs. */
export interface AnswerState {
  readonly value: AnswerValue;
  readonly impact: Impact | null;
  readonly priority: boolean;
  readonly details: Details;
}

/** One visible row: who said it, when. Dates are ISO instants, so that the page and its polling read the same shape. */
export interface ShownAnswer extends ItemRef, AnswerState {
  /** The circle's own answer, or one that a professional holds apart because it is not for every eye. */
  readonly heldBy: 'circle' | 'me' | 'other';
  /** Tells the rows of one item apart. */
  readonly holder: string;
  readonly version: number;
  readonly changeNo: number;
  readonly authorName: string;
  readonly organisationName: string;
  readonly at: string;
}

/** Two answers that cannot both stand: what the actor wanted, and what is saved, with its author and date. */
export interface AnswerConflict extends ItemRef {
  readonly mine: AnswerState;
  readonly theirs: ShownAnswer;
}

export interface RecordedAnswers {
  /** ISO instant of the transaction; it is committed when the caller reads this. */
  readonly at: string;
  /** What stands now for every item that was sent, conflicts included. */
  readonly answers: readonly ShownAnswer[];
  readonly conflicts: readonly AnswerConflict[];
}

/** What surrounds the answers: whose diagnosis, who reads it, who could take part in a sitting. */
export interface PageFrame {
  readonly personName: string;
  readonly givenName: string;
  /** IANA name, of the territory. */
  readonly timeZone: string;
  /** Civil date there. */
  readonly today: string;
  readonly me: { readonly name: string; readonly organisation: string };
  /** The actor's organisation is discreet: what they answer is held apart. */
  readonly discreet: boolean;
  /** Otherwise a sensitive item shows what the actor said and what they were named for, and no answer means nothing. */
  readonly readsSensitive: boolean;
  /** Accompagnateurs of the circle other than the reader, as far as they may know of them. */
  readonly colleagues: readonly {
    readonly seat: string;
    readonly name: string;
    readonly organisation: string;
  }[];
}

const blank = (kind: ItemKind): AnswerState => ({
  value: untouched[kind],
  impact: null,
  priority: false,
  details: noDetails,
});
const blanks = Object.fromEntries(itemKinds.map((kind) => [kind, blank(kind)])) as Record<
  ItemKind,
  AnswerState
>;
export const blankAnswer = (kind: ItemKind): AnswerState => blanks[kind];

const fields = ['value', 'impact', 'priority'] as const;

export const sameAnswer = (a: AnswerState, b: AnswerState): boolean =>
  fields.every((field) => a[field] === b[field]) && sameDetails(a.details, b.details);

/**
 * An impact belongs to a constraint that is or was there; a priority to one that is there, or to a job that is aimed at. Own words
 * are said when there are some; a job of which nobody speaks has no distance.
 */
export function tidyAnswer(kind: ItemKind, state: AnswerState): AnswerState {
  if (kind === 'project') {
    return { ...blankAnswer(kind), value: state.details.text ? 'DIT' : 'NON_ABORDE', details: state.details };
  }
  const { value } = state;
  const here = kind === 'constraint' && value === 'OUI';
  const known = here || (kind === 'constraint' && value === 'CLOTUREE');
  const wanted = here || (kind === 'job' && value === 'VISE');
  const detailed = kind === 'work' || (kind === 'job' && value !== untouched.job);
  return {
    value,
    impact: known ? state.impact : null,
    priority: wanted && state.priority,
    details: detailed ? state.details : noDetails,
  };
}

export type Merge =
  | { readonly outcome: 'unchanged' | 'write'; readonly state: AnswerState }
  | { readonly outcome: 'conflict'; readonly mine: AnswerState };

/**
 * Two people answered from the same `base`; one is saved already (`current`), the other wants `wanted`. A field that only one of
 * them touched is theirs; a conflict is the same field touched by both with different results, or two changes that contradict
 * each other (an impact for a constraint that was just answered « non »). The outcome does not depend on who came first.
 */
export function mergeAnswer(
  kind: ItemKind,
  base: AnswerState,
  current: AnswerState,
  wanted: AnswerState,
): Merge {
  const mine = tidyAnswer(kind, wanted);
  const touched = (field: (typeof fields)[number]) => mine[field] !== base[field];
  const clash = fields.some(
    (field) => touched(field) && current[field] !== base[field] && current[field] !== mine[field],
  );
  const details = mergeDetails(base.details, current.details, mine.details);
  if (clash || !details) return { outcome: 'conflict', mine };
  const state: AnswerState = {
    value: touched('value') ? mine.value : current.value,
    impact: touched('impact') ? mine.impact : current.impact,
    priority: touched('priority') ? mine.priority : current.priority,
    details,
  };
  if (!sameAnswer(state, tidyAnswer(kind, state))) return { outcome: 'conflict', mine };
  return { outcome: sameAnswer(state, current) ? 'unchanged' : 'write', state };
}

/** Field by field, as above; undefined when both gave the same one different words. */
function mergeDetails(base: Details, current: Details, mine: Details): Details | undefined {
  const merged: Record<string, string> = {};
  for (const name of detailNames(base, current, mine)) {
    const touched = mine[name] !== base[name];
    if (touched && current[name] !== base[name] && current[name] !== mine[name]) return undefined;
    const value = touched ? mine[name] : current[name];
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

export type Hold = 'circle' | 'me';

/**
 * Where an answer of this reader goes: the circle's row, which all write in turn, or a row of their own when the item is
 * sensitive or their organisation discreet. Were those shared, a colleague who may not see them would overwrite them unaware,
 * or learn by a conflict that they exist.
 */
export function holdOf(item: Item, rows: readonly ShownAnswer[], discreetOrganisation: boolean): Hold {
  if (item.sensitive || discreetOrganisation) return 'me';
  if (rows.some((row) => row.heldBy === 'circle')) return 'circle';
  return rows.some((row) => row.heldBy === 'me') ? 'me' : 'circle';
}

/** The answer a reader takes as current: the latest of those they may see. */
export const latestAnswer = (rows: readonly ShownAnswer[]): ShownAnswer | undefined =>
  rows.reduce<ShownAnswer | undefined>(
    (last, row) => (last && last.changeNo > row.changeNo ? last : row),
    undefined,
  );

/** The rows of one item after a newer row came in, from saving or from polling. */
export function withRow(rows: readonly ShownAnswer[], incoming: ShownAnswer): readonly ShownAnswer[] {
  const sameRow = (row: ShownAnswer) => row.holder === incoming.holder;
  const known = rows.find(sameRow);
  if (known && known.version >= incoming.version) return rows;
  return [...rows.filter((row) => !sameRow(row)), incoming];
}

export type AnswerRows = ReadonlyMap<ItemKey, readonly ShownAnswer[]>;

export function groupRows(answers: readonly ShownAnswer[]): AnswerRows {
  const rows = new Map<ItemKey, readonly ShownAnswer[]>();
  for (const answer of answers) rows.set(itemKey(answer), withRow(rows.get(itemKey(answer)) ?? [], answer));
  return rows;
}

export interface Participant {
  readonly organisationId: string;
  readonly speciality: 'sociale' | 'professionnelle' | 'les-deux';
}

export interface ShownParticipant extends Participant {
  readonly seat: string;
  readonly name: string;
  readonly organisation: string;
  readonly me: boolean;
}

export interface ShownSitting {
  readonly sittingId: string;
  readonly heldOn: string;
  readonly modality: Modality;
  /** ISO instants. */
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly authorName: string;
  readonly participants: readonly ShownParticipant[];
  /** Of the participants the reader may know of. */
  readonly joint: boolean;
}

/** What an open page learns of what others did. */
export interface DiagnosisChanges {
  readonly answers: readonly ShownAnswer[];
  readonly sittings: readonly ShownSitting[];
  readonly cursor: number;
}

/** « Conjoint »: held by two professionals of two organisations, one for each field. A quality, never a condition. */
export function isJoint(participants: readonly Participant[]): boolean {
  return participants.some(
    (social) =>
      social.speciality !== 'professionnelle' &&
      participants.some(
        (work) => work.speciality !== 'sociale' && work.organisationId !== social.organisationId,
      ),
  );
}

export type ValueOf = (ref: ItemRef) => AnswerValue;

export const isUntouched = (kind: ItemKind, value: AnswerValue): boolean => value === untouched[kind];

/** How far the diagnosis is: what has been talked about, out of all that the reader can know of. */
export function progressOf(
  answerTo: ValueOf,
  known: (item: Item) => boolean = () => true,
): Record<ItemKind, { readonly done: number; readonly total: number }> {
  const progress = Object.fromEntries(itemKinds.map((kind) => [kind, { done: 0, total: 0 }])) as Record<
    ItemKind,
    { done: number; total: number }
  >;
  for (const item of items) {
    if (!known(item)) continue;
    progress[item.kind].total += 1;
    if (!isUntouched(item.kind, answerTo(item))) progress[item.kind].done += 1;
  }
  return progress;
}

/** A situation that is there under a constraint that is not: both may be right one day, not together. A human decides. */
export function contradicts(constraint: Constraint, answerTo: ValueOf): boolean {
  const value = answerTo(constraint);
  return (
    (value === 'NON' || value === 'NON_ABORDEE') &&
    constraint.situations.some((situation) => answerTo(situation) === 'OUI')
  );
}

const weight: Record<Impact, number> = { FORT: 3, MOYEN: 2, FAIBLE: 1 };

export interface OpenConstraint extends Omit<AnswerState, 'details'> {
  readonly code: string;
}

/** Priorities first, then the heaviest, then in the order of the reference; closed ones last. */
export function rankConstraints<C extends OpenConstraint>(open: readonly C[]): C[] {
  const order = new Map(constraints.map((c, index) => [c.code, index]));
  const score = (c: C) =>
    (c.value === 'OUI' ? 100 : 0) + (c.priority ? 10 : 0) + (c.impact ? weight[c.impact] : 0);
  return [...open].sort((a, b) => score(b) - score(a) || (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0));
}

/** What every reader of a summary may know: nothing sensitive, discreet or hidden went into it. */
export interface DiagnosisSummary {
  /** Present or resolved, priorities first. */
  readonly constraints: readonly OpenConstraint[];
  /** Constraints that nobody has talked about yet, out of those that are not sensitive. */
  readonly notDiscussed: number;
  /** Codes of needs. */
  readonly needs: readonly string[];
  readonly strengths: readonly string[];
  /** Null where nobody has talked about it. */
  readonly work: AnswerValue | null;
  /** Civil date at which the last job ended, if it is known. */
  readonly lastJobOn: string | null;
  readonly outlook: AnswerValue | null;
  readonly training: AnswerValue | null;
  /** Codes of target jobs, priorities first. */
  readonly jobs: readonly string[];
  /** ISO instant. */
  readonly lastAnsweredAt: string | null;
  /** Civil dates. */
  readonly lastSittingOn: string | null;
  readonly jointOn: string | null;
  readonly jointNames: readonly string[];
}
