import { type Item, impacts, isValueOf, itemKey, itemKinds } from '../../../../domain/diagnosis/codes.ts';
import { type Details, detailFields } from '../../../../domain/diagnosis/details.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { type AnswerState, sameAnswer, tidyAnswer } from '../../../../domain/diagnosis/rules.ts';
import type { SentAnswer } from './sheet-state.ts';

/**
 * How an answer travels in a plain form, for a page without JavaScript. Each item sends its value, and beside it what the page
 * showed with the version of its row: only what differs from what was shown is an answer.
 */
export const valueField = (item: Item) => itemKey(item);
export const impactField = (item: Item) => `${itemKey(item)}.impact`;
export const priorityField = (item: Item) => `${itemKey(item)}.priorite`;
export const detailField = (item: Item, name: string) => `${itemKey(item)}.detail.${name}`;
export const shownField = (item: Item) => `${itemKey(item)}.vu`;

export const NO_IMPACT = 'AUCUN';

/** `3|OUI|FORT|1|{}`; the details come last, since they may hold anything. */
export const shownValue = (version: number, state: AnswerState): string =>
  [
    version,
    state.value,
    state.impact ?? NO_IMPACT,
    state.priority ? 1 : 0,
    JSON.stringify(state.details),
  ].join('|');

const SHOWN = '.vu';

/** The button that takes up what the person prepared: the item, a space, and the state as a shown one is written. */
export const TAKE_UP = 'reprendre';

/** The answers that differ from what the page showed. Fields that are none of ours, or were tampered with, are left out. */
export function readSheetForm(form: FormData): SentAnswer[] {
  const answers: SentAnswer[] = [];
  const [takenKey, taken] = splitOnce(String(form.get(TAKE_UP) ?? ''));
  for (const [name, text] of form) {
    if (!name.endsWith(SHOWN) || typeof text !== 'string') continue;
    const item = itemOf(name.slice(0, -SHOWN.length));
    const shown = item && readShown(item, text);
    if (!item || !shown) continue;
    const typed =
      (itemKey(item) === takenKey && readShown(item, taken)?.state) || readTyped(form, item, shown.state);
    if (sameAnswer(typed, shown.state)) continue;
    const { kind, parent, code } = item;
    answers.push({ kind, parent, code, baseVersion: shown.version, ...typed });
  }
  return answers;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? ['', ''] : [text.slice(0, at), text.slice(at + 1)];
}

function itemOf(key: string): Item | undefined {
  const [kind, parent = '', code = ''] = key.split('.');
  const known = itemKinds.find((itemKind) => itemKind === kind);
  return known && findAnyItem({ kind: known, parent, code });
}

function readShown(item: Item, text: string): { version: number; state: AnswerState } | undefined {
  const [version = '', value = '', impact = '', priority = '', ...rest] = text.split('|');
  const details = readShownDetails(rest.join('|'));
  if (!/^\d{1,9}$/.test(version) || !isValueOf(item.kind, value) || !details) return undefined;
  return {
    version: Number(version),
    state: { value, impact: impactOf(impact), priority: priority === '1', details },
  };
}

function readShownDetails(text: string): Details | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    return Object.values(read).every((value) => typeof value === 'string') ? (read as Details) : undefined;
  } catch {
    return undefined;
  }
}

const impactOf = (text: string): AnswerState['impact'] =>
  impacts.find((known) => known.value === text)?.value ?? null;

function readTyped(form: FormData, item: Item, shown: AnswerState): AnswerState {
  const value = String(form.get(valueField(item)) ?? shown.value);
  return tidyAnswer(item.kind, {
    value: isValueOf(item.kind, value) ? value : shown.value,
    impact: impactOf(String(form.get(impactField(item)) ?? '')),
    priority: form.has(priorityField(item)),
    details: readTypedDetails(form, item, shown.details),
  });
}

/** What the form has a field for; the command checks what was typed. */
function readTypedDetails(form: FormData, item: Item, shown: Details): Details {
  const details: Record<string, string> = {};
  for (const { name } of detailFields(item.kind)) {
    const typed = form.get(detailField(item, name));
    const value = typeof typed === 'string' ? typed.trim().replaceAll('\r\n', '\n') : (shown[name] ?? '');
    if (value !== '') details[name] = value;
  }
  return details;
}
