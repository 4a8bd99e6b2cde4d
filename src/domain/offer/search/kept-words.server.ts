import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { Said } from './question.ts';

/** Services of all lists that a process keeps, five bytes each. */
const MOST_SERVICES = 5_000_000;
const MOST_PHRASES = 2_000;
const UNDERSTOOD_MS = 1_000;
/** Changed services that a list is asked again about; above, it is read again. */
const MANY_CHANGES = 20_000;

/** After every key. */
const LAST = 2_147_483_647;

type Listed = Pick<Said, 'keys' | 'inTitle'>;

/** The services that say one word, wherever they are. */
interface WordList extends Listed {
  /** How many changes it has seen. */
  readonly seen: number;
}

/**
 * Who says the words that people type: they type the same ones, all over the country. Words are stemmed and unaccented, mistyped ones read
 * as those of the offer that are closest (offer.understand); what each then asks for is looked up once, then told of every change that the
 * index is told of.
 */
export class KeptWords {
  /** What each word of a phrase asks for, in the language of tsquery. Nobody is told when an import counts the words of the offer again. */
  readonly #understood = new LRUCache<string, readonly string[]>({ max: MOST_PHRASES, ttl: UNDERSTOOD_MS });
  readonly #lists = new LRUCache<string, WordList>({
    maxSize: MOST_SERVICES,
    sizeCalculation: ({ keys }) => keys.length + 1,
  });
  /** Keys of services that changed, as one was told. */
  #changed: number[] = [];

  forget(serviceKeys: readonly number[]): void {
    this.#changed.push(...serviceKeys);
    if (this.#changed.length <= 2 * MANY_CHANGES) return;
    this.#lists.clear();
    this.#changed = [];
  }

  /** Those that say all of these words, or any; null when nothing is asked: « pour de la ». */
  async saying(openPool: pg.Pool, phrase: string, wanted: 'all' | 'any'): Promise<Said | null> {
    const words = await this.#wordsOf(openPool, phrase);
    if (words.length === 0) return null;
    const lists = await Promise.all(words.map((word) => this.#list(openPool, word)));
    const [first, ...others] = lists as [WordList, ...WordList[]];
    const { keys, inTitle } = others.reduce<Listed>((a, b) => merged(a, b, wanted), first);
    return { words: words.length, keys, inTitle };
  }

  async #wordsOf(openPool: pg.Pool, phrase: string): Promise<readonly string[]> {
    const kept = this.#understood.get(phrase);
    if (kept) return kept;
    const words = await understood(openPool, phrase);
    this.#understood.set(phrase, words);
    return words;
  }

  async #list(openPool: pg.Pool, word: string): Promise<WordList> {
    const kept = this.#lists.get(word);
    const log = this.#changed;
    const seen = log.length;
    if (kept?.seen === seen) return kept;
    const changed = kept && seen - kept.seen <= MANY_CHANGES ? log.slice(kept.seen) : null;
    const read = await readList(openPool, word, changed);
    const list = { ...(kept && changed ? replaced(kept, changed, read) : read), seen };
    if (log === this.#changed) this.#lists.set(word, list);
    return list;
  }
}

async function understood(openPool: pg.Pool, phrase: string): Promise<readonly string[]> {
  const { rows } = await openPool.query<{ words: string[] }>({
    name: 'offer-understand',
    text: 'SELECT offer.understand($1)::text[] AS words',
    values: [phrase],
  });
  return rows[0]?.words ?? [];
}

/** Those that say the word, among these or among all. */
async function readList(openPool: pg.Pool, word: string, among: readonly number[] | null): Promise<Listed> {
  // Those that changed are looked at one by one: their words may still wait to be merged into the index of words.
  const from = among
    ? 'unnest($2::int[]) AS k (service_key) CROSS JOIN LATERAL (SELECT * FROM offer_words WHERE service_key = k.service_key OFFSET 0) AS w'
    : 'offer_words AS w';
  const { rows } = await openPool.query<{ keys: string | null; titles: string | null }>({
    name: among ? 'offer-word-among' : 'offer-word',
    text: `SELECT string_agg(w.service_key::text, ',' ORDER BY w.service_key) AS keys,
             string_agg(CASE WHEN title @@ $1::tsquery THEN '1' ELSE '0' END, '' ORDER BY w.service_key) AS titles
           FROM ${from} WHERE body @@ $1::tsquery`,
    values: among ? [word, [...new Set(among)]] : [word],
  });
  const { keys, titles } = rows[0] ?? { keys: null, titles: null };
  return {
    keys: Int32Array.from(keys?.split(',') ?? [], Number),
    inTitle: Uint8Array.from(titles ?? '', Number),
  };
}

/** A list as it is once those that changed are what they are now. */
function replaced(list: WordList, changed: readonly number[], now: Listed): Listed {
  const gone = new Set(changed);
  const before = list.keys.map((key) => (gone.has(key) ? -1 : key));
  const kept = before.filter((key) => key !== -1);
  const titles = list.inTitle.filter((_, n) => before[n] !== -1);
  return merged({ keys: kept, inTitle: titles }, now, 'any');
}

/** Services of both lists, or of either, and how many of the words their title says. */
function merged(a: Listed, b: Listed, wanted: 'all' | 'any'): Listed {
  const [aLast, bLast] = [a.keys.length, b.keys.length];
  const any = wanted === 'any';
  const keys = new Int32Array(any ? aLast + bLast : Math.min(aLast, bLast));
  const inTitle = new Uint8Array(keys.length);
  let [i, j, count] = [0, 0, 0];
  while (i < aLast || j < bLast) {
    const x = i < aLast ? (a.keys[i] as number) : LAST;
    const y = j < bLast ? (b.keys[j] as number) : LAST;
    if (any || x === y) {
      keys[count] = Math.min(x, y);
      inTitle[count++] = (x <= y ? (a.inTitle[i] as number) : 0) + (y <= x ? (b.inTitle[j] as number) : 0);
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return { keys: keys.subarray(0, count), inTitle: inTitle.subarray(0, count) };
}
