import { fold } from '../../platform/text/fold.ts';
import type { Column } from './columns.ts';
import { type Field, takesSeveral } from './fields.ts';

/** What an organisation said once of a column of its software; `field: null` is a column that it does not use. */
export interface SavedColumn {
  /** Folded name, with its rank when several columns have that name. */
  name: string;
  field: Field | null;
}

/** Of the names in either the list or the mapping, how many are in both for one to be the other. */
const SAME_SOFTWARE = 0.8;

/** The names of columns as they are found again: accents, capitals, line breaks and order tell nothing. */
export function columnNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const name = fold(header);
    const rank = (seen.get(name) ?? 0) + 1;
    seen.set(name, rank);
    return rank === 1 ? name : `${name} ${rank}`;
  });
}

/** What is to be saved: columns without a name cannot be found again. */
export function savedColumnsOf(columns: readonly Column[]): SavedColumn[] {
  const names = columnNames(columns.map(({ header }) => header));
  return columns.flatMap(({ field, header }, at) =>
    fold(header) === '' ? [] : [{ name: names[at] ?? '', field }],
  );
}

/** The saved mapping that the list was made with, if one is: its software may since have gained or lost a column. */
export function recogniseSaved<Saved extends { columns: readonly SavedColumn[] }>(
  saved: readonly Saved[],
  headers: readonly string[],
): Saved | undefined {
  const names = new Set(columnNames(headers).filter((name) => name !== ''));
  const scored = saved.map((one) => ({ one, score: overlap(names, one.columns) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score >= SAME_SOFTWARE ? best.one : undefined;
}

function overlap(names: ReadonlySet<string>, columns: readonly SavedColumn[]): number {
  const shared = columns.filter(({ name }) => names.has(name)).length;
  const all = names.size + columns.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** The columns as the organisation said them; of one that it never saw, what was recognised and is not taken already. */
export function applySaved(columns: readonly Column[], saved: readonly SavedColumn[]): Column[] {
  const known = new Map(saved.map(({ name, field }) => [name, field]));
  const names = columnNames(columns.map(({ header }) => header));
  const isKnown = (at: number) => known.has(names[at] ?? '');
  const taken = new Set(columns.flatMap((_, at) => known.get(names[at] ?? '') ?? []));
  return columns.map((column, at) => {
    if (isKnown(at)) {
      const field = known.get(names[at] ?? '') ?? null;
      const doubtful = column.doubtful && field !== null && field === column.field;
      return { ...column, field, score: 100, basis: 'saved', doubtful };
    }
    const free = column.field === null || takesSeveral(column.field) || !taken.has(column.field);
    return free ? column : { ...column, field: null, score: 0, basis: 'none', doubtful: false };
  });
}
