import type { Written } from './compressed.ts';

/** One page of a list: which of its items, and where it is. */
export interface Page<Key> {
  readonly keys: readonly Key[];
  readonly total: number;
  readonly page: number;
  /** How many items a page may hold. */
  readonly size: number;
  /** Further fields of the answer, after those of the reference. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The JSON texts of these items, in their order; one that is gone is left out. */
type ItemsOf<Key> = (keys: readonly Key[]) => Promise<readonly string[]>;

/** The envelope of a page around items that are JSON already. */
export async function writePage<Key>(page: Page<Key>, itemsOf: ItemsOf<Key>): Promise<Written> {
  const { total, size, more = {} } = page;
  return writeList('{"items":[', page.keys, itemsOf, (written) => {
    const envelope = { total, page: page.page, size: written, pages: Math.ceil(total / size), ...more };
    return `],${JSON.stringify(envelope).slice(1)}`;
  });
}

/** Items written at once: some hundreds of kilobytes. */
const AT_ONCE = 200;

/**
 * A list between a beginning and an ending. A long one is written as its items are read, so that ten thousand services take no more
 * memory than two hundred; the ending is told how many there were.
 */
export async function writeList<Key>(
  beginning: string,
  keys: readonly Key[],
  itemsOf: ItemsOf<Key>,
  ending: (written: number) => string,
): Promise<Written> {
  if (keys.length > AT_ONCE) return inPieces(beginning, keys, itemsOf, ending);
  const items = keys.length === 0 ? [] : await itemsOf(keys);
  return beginning + items.join(',') + ending(items.length);
}

async function* inPieces<Key>(
  beginning: string,
  keys: readonly Key[],
  itemsOf: ItemsOf<Key>,
  ending: (written: number) => string,
): AsyncGenerator<string> {
  let written = 0;
  yield beginning;
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const items = await itemsOf(keys.slice(from, from + AT_ONCE));
    if (items.length === 0) continue;
    yield (written > 0 ? ',' : '') + items.join(',');
    written += items.length;
  }
  yield ending(written);
}

/** What PostgreSQL can skip: a page beyond is as empty as this one. */
const FARTHEST = 2_000_000_000;

export function reachablePage(page: number, size: number): number {
  return Math.min(page, Math.floor(FARTHEST / size));
}
