import {
  findItem,
  type Item,
  impacts,
  isValueOf,
  itemKey,
  itemKinds,
} from '../../../../domain/diagnosis/codes.ts';
import { type AnswerState, sameAnswer, tidyAnswer } from '../../../../domain/diagnosis/rules.ts';
import type { SentAnswer } from './sheet-state.ts';

/**
 * How an answer travels in a plain form, for a page without JavaScript. Each item sends its value, and beside it what the page
 * showed with the version of its row: only what differs from what was shown is an answer.
 */
export const valueField = (item: Item) => itemKey(item);
export const impactField = (item: Item) => `${itemKey(item)}.impact`;
export const priorityField = (item: Item) => `${itemKey(item)}.priorite`;
export const shownField = (item: Item) => `${itemKey(item)}.vu`;

export const NO_IMPACT = 'AUCUN';

/** `3|OUI|FORT|1` */
export const shownValue = (version: number, state: AnswerState): string =>
  [version, state.value, state.impact ?? NO_IMPACT, state.priority ? 1 : 0].join('|');

const SHOWN = '.vu';

/** The answers that differ from what the page showed. Fields that are none of ours, or were tampered with, are left out. */
export function readSheetForm(form: FormData): SentAnswer[] {
  const answers: SentAnswer[] = [];
  for (const [name, text] of form) {
    if (!name.endsWith(SHOWN) || typeof text !== 'string') continue;
    const item = itemOf(name.slice(0, -SHOWN.length));
    const shown = item && readShown(item, text);
    if (!item || !shown) continue;
    const typed = readTyped(form, item, shown.state);
    if (sameAnswer(typed, shown.state)) continue;
    const { kind, parent, code } = item;
    answers.push({ kind, parent, code, baseVersion: shown.version, ...typed });
  }
  return answers;
}

function itemOf(key: string): Item | undefined {
  const [kind, parent = '', code = ''] = key.split('.');
  const known = itemKinds.find((itemKind) => itemKind === kind);
  return known && findItem({ kind: known, parent, code });
}

function readShown(item: Item, text: string): { version: number; state: AnswerState } | undefined {
  const [version = '', value = '', impact = '', priority = ''] = text.split('|');
  if (!/^\d{1,9}$/.test(version) || !isValueOf(item.kind, value)) return undefined;
  return { version: Number(version), state: { value, impact: impactOf(impact), priority: priority === '1' } };
}

const impactOf = (text: string): AnswerState['impact'] =>
  impacts.find((known) => known.value === text)?.value ?? null;

function readTyped(form: FormData, item: Item, shown: AnswerState): AnswerState {
  const value = String(form.get(valueField(item)) ?? shown.value);
  return tidyAnswer(item.kind, {
    value: isValueOf(item.kind, value) ? value : shown.value,
    impact: impactOf(String(form.get(impactField(item)) ?? '')),
    priority: form.has(priorityField(item)),
  });
}
