import { type ItemKind, type ItemRef, itemKey } from './codes.ts';
import {
  type AnswerState,
  blankAnswer,
  isUntouched,
  latestAnswer,
  type ShownAnswer,
  sameAnswer,
  withRow,
} from './rules.ts';

/** One version of an answer, with the day it speaks of: that of its sitting, else the day it was given. */
export interface DatedAnswer extends ShownAnswer {
  /** Civil date. */
  readonly on: string;
}

type ChangeKind = 'appeared' | 'went' | 'changed';

export interface Change extends ItemRef {
  readonly change: ChangeKind;
  readonly before: AnswerState;
  readonly after: AnswerState;
  /** Who said what stood at each date; nobody had answered yet when it is missing. */
  readonly saidBefore: DatedAnswer | undefined;
  readonly saidAfter: DatedAnswer | undefined;
}

/** What stood at the end of that day: for each item the last version, among those that speak of that day or of one before. */
export function standingAt(versions: readonly DatedAnswer[], day: string): Map<string, DatedAnswer> {
  const rows = new Map<string, readonly ShownAnswer[]>();
  for (const version of versions) {
    if (version.on > day) continue;
    const key = itemKey(version);
    rows.set(key, withRow(rows.get(key) ?? [], version));
  }
  const standing = new Map<string, DatedAnswer>();
  for (const [key, all] of rows) {
    const latest = latestAnswer(all);
    if (latest) standing.set(key, latest as DatedAnswer);
  }
  return standing;
}

/** What the diagnosis counts as being there: a need, a constraint, a situation, an objective under way, a target job. */
const there: Partial<Record<ItemKind, readonly AnswerState['value'][]>> = {
  need: ['BESOIN'],
  constraint: ['OUI'],
  situation: ['OUI'],
  objective: ['EN_COURS'],
  job: ['VISE', 'EXERCE'],
};

export const isThere = (kind: ItemKind, { value }: AnswerState): boolean =>
  there[kind]?.includes(value) ?? !isUntouched(kind, value);

function changeOf(kind: ItemKind, before: AnswerState, after: AnswerState): ChangeKind {
  const [was, is] = [isThere(kind, before), isThere(kind, after)];
  if (was === is) return 'changed';
  return is ? 'appeared' : 'went';
}

/** From what stood at one date to what stood at the other; items of which neither says anything else are left out. */
export function changesBetween(
  before: ReadonlyMap<string, DatedAnswer>,
  after: ReadonlyMap<string, DatedAnswer>,
): Change[] {
  const changes: Change[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [saidBefore, saidAfter] = [before.get(key), after.get(key)];
    const ref = saidAfter ?? saidBefore;
    if (!ref) continue;
    const { kind, parent, code } = ref;
    const was = stateOf(saidBefore ?? blankAnswer(kind));
    const is = stateOf(saidAfter ?? blankAnswer(kind));
    if (sameAnswer(was, is)) continue;
    changes.push({
      kind,
      parent,
      code,
      change: changeOf(kind, was, is),
      before: was,
      after: is,
      saidBefore,
      saidAfter,
    });
  }
  return changes;
}

const stateOf = ({ value, impact, priority, details }: AnswerState): AnswerState => ({
  value,
  impact,
  priority,
  details,
});
