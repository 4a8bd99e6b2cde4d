import type { TimelineEntry } from '../../../../domain/timeline/views.ts';

/** What one author did, one after the other. */
export interface SameAuthor {
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineDay {
  readonly on: string;
  readonly acts: readonly SameAuthor[];
}

/** The day is said once, and whoever did several things in a row that day is named once. */
export function byDay(entries: readonly TimelineEntry[]): TimelineDay[] {
  return runs(entries, (a, b) => a.on === b.on).map((day) => ({
    on: day[0]!.on,
    acts: runs(day, (a, b) => a.author === b.author && a.organisation === b.organisation).map((same) => ({
      entries: same,
    })),
  }));
}

/** Neighbours that go together. */
function runs<Item>(items: readonly Item[], together: (a: Item, b: Item) => boolean): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last && together(last.at(-1)!, item)) last.push(item);
    else found.push([item]);
  }
  return found;
}
