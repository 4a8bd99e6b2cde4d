import { type Item, type ItemKey, type ItemRef, itemKey } from '../../../../domain/diagnosis/codes.ts';
import { type Details, detailNames } from '../../../../domain/diagnosis/details.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import {
  type AnswerConflict,
  type AnswerRows,
  type AnswerState,
  blankAnswer,
  type DiagnosisChanges,
  groupRows,
  holdOf,
  latestAnswer,
  type RecordedAnswers,
  type ShownAnswer,
  type ShownSitting,
  sameAnswer,
  tidyAnswer,
  withRow,
} from '../../../../domain/diagnosis/rules.ts';

/** Between the page and the server: reached, not reached, signed out meanwhile, or the file is no longer the reader's. */
export type LinkState = 'up' | 'down' | 'signed-out' | 'gone';

/** An answer chosen here, and what was on the screen when it was: others may save meanwhile. */
export interface Typed {
  readonly item: Item;
  readonly state: AnswerState;
  readonly seen: AnswerState;
  readonly baseVersion: number;
}

export interface Sheet {
  readonly rows: AnswerRows;
  /** Not yet acknowledged. Lives in memory only: computers are shared. */
  readonly typed: ReadonlyMap<ItemKey, Typed>;
  readonly conflicts: ReadonlyMap<ItemKey, AnswerConflict>;
  readonly sittings: readonly ShownSitting[];
  readonly cursor: number;
  readonly sending: boolean;
  readonly savedAt: string | null;
  readonly link: LinkState;
  /** The last answer of somebody else that came in while the page was open. */
  readonly news: ShownAnswer | null;
  readonly discreet: boolean;
}

export function openSheet(
  page: {
    answers: readonly ShownAnswer[];
    sittings: readonly ShownSitting[];
    cursor: number;
    discreet: boolean;
  },
  conflicts: readonly AnswerConflict[] = [],
): Sheet {
  return {
    rows: groupRows(page.answers),
    typed: new Map(),
    conflicts: new Map(conflicts.map((conflict) => [itemKey(conflict), conflict])),
    sittings: page.sittings,
    cursor: page.cursor,
    sending: false,
    savedAt: null,
    link: 'up',
    news: null,
    discreet: page.discreet,
  };
}

export const rowsOf = (sheet: Sheet, item: ItemRef): readonly ShownAnswer[] =>
  sheet.rows.get(itemKey(item)) ?? [];

/** What the page shows as the answer: what was just chosen, else the latest that is saved. */
export const answerOf = (sheet: Sheet, item: ItemRef): AnswerState =>
  sheet.typed.get(itemKey(item))?.state ?? latestAnswer(rowsOf(sheet, item)) ?? blankAnswer(item.kind);

/** Chosen here while the server cannot be reached. */
export const isWaiting = (sheet: Sheet, item: ItemRef): boolean =>
  sheet.link !== 'up' && sheet.typed.has(itemKey(item));

/** The row that an answer of this reader would change. */
function ownRow(sheet: Sheet, item: Item): ShownAnswer | undefined {
  const rows = rowsOf(sheet, item);
  const hold = holdOf(item, rows, sheet.discreet);
  return rows.find((row) => row.heldBy === hold);
}

export const baseVersionOf = (sheet: Sheet, item: Item): number => ownRow(sheet, item)?.version ?? 0;

/** An answer as it is sent: always whole, so that it can be compared with what was chosen since. */
export type SentAnswer = ItemRef & AnswerState & { readonly baseVersion: number };

/** All that waits to be sent. */
export function batchOf(sheet: Sheet): SentAnswer[] {
  return [...sheet.typed.values()].map(({ item: { kind, parent, code }, baseVersion, state }) => ({
    kind,
    parent,
    code,
    baseVersion,
    ...state,
  }));
}

/** Jobs of which something was said, in the order of their codes. */
export function jobsOf(sheet: Sheet): Item[] {
  const keys = new Set([...sheet.rows.keys(), ...sheet.typed.keys(), ...sheet.conflicts.keys()]);
  return [...keys]
    .filter((key) => key.startsWith('job.'))
    .sort()
    .flatMap((key) => findAnyItem({ kind: 'job', parent: '', code: key.slice('job..'.length) }) ?? []);
}

export type SheetAct =
  | { readonly act: 'choose'; readonly item: Item; readonly change: Partial<AnswerState> }
  | { readonly act: 'take-theirs'; readonly key: ItemKey }
  | { readonly act: 'keep-mine'; readonly key: ItemKey }
  | { readonly act: 'send' }
  | { readonly act: 'saved'; readonly sent: readonly SentAnswer[]; readonly result: RecordedAnswers }
  | { readonly act: 'not-sent'; readonly link: Exclude<LinkState, 'up'> }
  | { readonly act: 'link'; readonly link: LinkState }
  | {
      readonly act: 'changes';
      readonly changes: DiagnosisChanges;
      readonly mine: (answer: ShownAnswer) => boolean;
    };

export function sheetAfter(sheet: Sheet, act: SheetAct): Sheet {
  switch (act.act) {
    case 'choose':
      return choose(sheet, act.item, act.change);
    case 'take-theirs':
      return { ...sheet, conflicts: without(sheet.conflicts, [act.key]) };
    case 'keep-mine': {
      const conflict = sheet.conflicts.get(act.key);
      const item = conflict && findAnyItem(conflict);
      if (!item) return sheet;
      const { mine, theirs } = conflict;
      const typed = new Map(sheet.typed).set(act.key, {
        item,
        state: mine,
        seen: theirs,
        baseVersion: theirs.version,
      });
      return { ...sheet, typed, conflicts: without(sheet.conflicts, [act.key]) };
    }
    case 'send':
      return { ...sheet, sending: true };
    case 'saved':
      return afterSaving(sheet, act.sent, act.result);
    case 'not-sent':
      return { ...sheet, sending: false, link: act.link };
    case 'link':
      return { ...sheet, link: act.link };
    case 'changes':
      return afterChanges(sheet, act.changes, act.mine);
  }
}

function choose(sheet: Sheet, item: Item, change: Partial<AnswerState>): Sheet {
  const key = itemKey(item);
  const before = sheet.typed.get(key);
  const state = tidyAnswer(item.kind, { ...answerOf(sheet, item), ...change });
  const seen = before?.seen ?? answerOf(sheet, item);
  const baseVersion = before?.baseVersion ?? baseVersionOf(sheet, item);
  // Back to what was there: nothing to send, unless an answer on its way says otherwise.
  const back = sameAnswer(state, seen) && !sheet.sending;
  const typed = back
    ? without(sheet.typed, [key])
    : new Map(sheet.typed).set(key, { item, state, seen, baseVersion });
  return { ...sheet, typed, conflicts: without(sheet.conflicts, [key]) };
}

function afterSaving(sheet: Sheet, sent: readonly SentAnswer[], result: RecordedAnswers): Sheet {
  const saved: Sheet = { ...sheet, rows: withRows(sheet.rows, result.answers), sending: false, link: 'up' };
  const typed = new Map(sheet.typed);
  const conflicts = new Map(sheet.conflicts);
  for (const answer of sent) {
    const key = itemKey(answer);
    const now = typed.get(key);
    if (!now) continue;
    const conflict = result.conflicts.find((known) => itemKey(known) === key);
    if (sameAnswer(now.state, answer)) {
      typed.delete(key);
      if (conflict) conflicts.set(key, conflict);
    } else if (!conflict) {
      // Chosen again while the answer was on its way: what others saved with it stays, what was touched since is sent next.
      const row = ownRow(saved, now.item);
      if (row)
        typed.set(key, {
          item: now.item,
          state: rebased(now.state, answer, row),
          seen: row,
          baseVersion: row.version,
        });
    }
  }
  const savedAt = result.conflicts.length < sent.length ? result.at : sheet.savedAt;
  return { ...saved, typed, conflicts, savedAt };
}

const rebased = (now: AnswerState, sent: AnswerState, saved: AnswerState): AnswerState => ({
  value: now.value === sent.value ? saved.value : now.value,
  impact: now.impact === sent.impact ? saved.impact : now.impact,
  priority: now.priority === sent.priority ? saved.priority : now.priority,
  details: rebasedDetails(now.details, sent.details, saved.details),
});

function rebasedDetails(now: Details, sent: Details, saved: Details): Details {
  const next: Record<string, string> = {};
  for (const name of detailNames(now, sent, saved)) {
    const value = now[name] === sent[name] ? saved[name] : now[name];
    if (value !== undefined) next[name] = value;
  }
  return next;
}

function afterChanges(
  sheet: Sheet,
  changes: DiagnosisChanges,
  mine: (answer: ShownAnswer) => boolean,
): Sheet {
  const news = changes.answers.filter((answer) => !mine(answer)).at(-1) ?? sheet.news;
  return {
    ...sheet,
    rows: changes.answers.length > 0 ? withRows(sheet.rows, changes.answers) : sheet.rows,
    sittings: changes.sittings,
    cursor: changes.cursor,
    link: 'up',
    news,
  };
}

function withRows(rows: AnswerRows, incoming: readonly ShownAnswer[]): AnswerRows {
  const next = new Map(rows);
  for (const answer of incoming) {
    const key = itemKey(answer);
    next.set(key, withRow(next.get(key) ?? [], answer));
  }
  return next;
}

function without<V>(map: ReadonlyMap<ItemKey, V>, keys: readonly ItemKey[]): ReadonlyMap<ItemKey, V> {
  if (!keys.some((key) => map.has(key))) return map;
  const next = new Map(map);
  for (const key of keys) next.delete(key);
  return next;
}
