import { BITS } from '../bits.ts';
import type { Facets, Hit } from './criteria.ts';
import type { Dictionary } from './dictionary.server.ts';
import { FacetCounts } from './facet-counts.ts';
import { type Box, rangesOf } from './geodesy.ts';
import { CodeNumbers, compareIds, GONE, type HotRow, HotRows, ZoneSets } from './hot-rows.ts';
import { type Candidates, IndexScan } from './index-scan.ts';
import type { Question, Said } from './question.ts';
import { Found, type Orders, rankedPage } from './ranked-page.ts';
import { Schedules } from './schedules.ts';

export interface Answer {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Facets | null;
}

const EVERYWHERE = 0;
const SEVERAL_ZONES = -1;
/** Below, those that say the words are looked at, wherever they are. */
const FEW_SAY = 2_000;
const NOTHING_ASKED = { base: null, later: null };

/**
 * The offer in memory: rows in the order of identifiers as they were read, and beside them the few that changed since, which are looked
 * at one by one. Nothing here waits: a search sees one state of it.
 */
export class OfferIndex {
  readonly #numbering = {
    codes: new CodeNumbers(),
    schedules: new Schedules(),
    zoneSets: new ZoneSets(),
  };
  readonly #base = new HotRows();
  /** The row of each place among the identifiers read. */
  #rowAt: Int32Array = new Int32Array();
  /** What is done at a distance, by zone. */
  readonly #remote = new Map<number, number[]>();
  /** The row of each key, -1 for none. */
  #byKey: Int32Array = new Int32Array();
  readonly #later = new HotRows();
  /** Of each later row, how many of those read first have smaller identifiers or its own. */
  readonly #laterAfter: number[] = [];
  /** Later rows in the order of identifiers, and where each comes among those read first: between two whole numbers. */
  #laterSorted: number[] = [];
  #laterOrders = new Float64Array();
  /** By row. */
  #laterOrderOf = new Float64Array();
  readonly #laterById = new Map<string, number>();
  readonly #zoneNumbers = new Map<string, number>();
  readonly #found = new Found();
  lastZone = 0;
  lastChange: number;
  dictionary: Dictionary;

  constructor(lastChange: number, dictionary: Dictionary) {
    this.lastChange = lastChange;
    this.dictionary = dictionary;
  }

  /** Rows of the first reading, in the order of identifiers. `arrange` once all are there. */
  read(rows: readonly HotRow[]): void {
    for (const row of rows) this.#base.add(row, this.#numbering);
  }

  /** To be called once all are read. */
  arrange(): void {
    this.#rowAt = this.#base.sortByCell();
    const { count, key, bits, zone } = this.#base;
    this.#byKey = new Int32Array(
      key.subarray(0, count).reduce((most, one) => Math.max(most, one), 0) + 1,
    ).fill(-1);
    for (let row = 0; row < count; row++) {
      this.#byKey[key[row] as number] = row;
      if ((bits[row] as number) & BITS.remote)
        append(this.#remote, Math.max(zone[row] as number, SEVERAL_ZONES), row);
    }
  }

  knowZones(zones: readonly { id: number; code: string }[]): void {
    for (const { id, code } of zones) this.#zoneNumbers.set(code, id);
    this.lastZone = zones.at(-1)?.id ?? this.lastZone;
  }

  /** A service as it is now; null: found no more. */
  change(id: string, row: HotRow | null): void {
    const read = this.#firstAfter(id) - 1;
    if (this.#base.ids[read] === id) this.#base.leave(this.#rowAt[read] as number);
    const later = this.#laterById.get(id);
    if (later !== undefined) this.#later.leave(later);
    this.#laterById.delete(id);
    if (row) this.#laterById.set(id, this.#later.add(row, this.#numbering));
  }

  /** To be called once changes were told. */
  orderChanges(): void {
    const { ids, count, bits } = this.#later;
    const byId = (a: number, b: number) => compareIds(ids[a] as string, ids[b] as string);
    const isThere = (row: number) => ((bits[row] as number) & GONE) === 0;
    const added: number[] = [];
    for (let row = this.#laterAfter.length; row < count; row++) {
      this.#laterAfter.push(this.#firstAfter(ids[row] as string));
      added.push(row);
    }
    this.#laterSorted = mergedBy(this.#laterSorted.filter(isThere), added.filter(isThere).sort(byId), byId);
    const { length } = this.#laterSorted;
    this.#laterOrders = new Float64Array(length);
    this.#laterOrderOf = new Float64Array(count);
    for (const [place, row] of this.#laterSorted.entries()) {
      const order = (this.#laterAfter[row] as number) - 1 + (place + 1) / (length + 1);
      this.#laterOrders[place] = order;
      this.#laterOrderOf[row] = order;
    }
  }

  /** How many are looked at one by one. */
  get changed(): number {
    return this.#later.count;
  }

  get size(): number {
    return this.#base.count;
  }

  search(question: Question, facets: boolean): Answer {
    const zones = question.zones?.flatMap((code) => this.#zoneNumbers.get(code) ?? []) ?? null;
    const scan = new IndexScan(question, this.#numbering, zones);
    const counts = facets ? new FacetCounts(this.dictionary) : null;
    const found = this.#found;
    found.count = 0;
    const said = question.said ? this.#saidByRow(question.said) : NOTHING_ASKED;
    const into = { found, counts, shift: 0, said: said.base };
    for (const candidates of this.#candidates(question, zones)) scan.through(this.#base, candidates, into);
    scan.through(this.#later, every(this.#later), {
      ...into,
      shift: this.#base.count,
      said: said.later,
    });
    const offset = question.after ? this.#countUpTo(question.after) : question.offset;
    const page = rankedPage(found, { offset, size: question.size }, this.#orders);
    const hits = page.map((row): Hit => {
      const [rows, n] = this.#rowsOf(row);
      return {
        serviceKey: rows.key[n] as number,
        serviceId: rows.idOf(n),
        km: scan.kmOf(rows, n),
        rank: scan.rankOf(rows, n, rows === this.#base ? said.base : said.later),
      };
    });
    return { total: found.count, hits, facets: counts?.facets() ?? null };
  }

  /** Those that say the words when they are few; else, around a point: what lies in its squares, then outside them what is done at a distance for its zones; else every row. */
  #candidates({ reach, said }: Question, zones: readonly number[] | null): Candidates[] {
    if (said && said.keys.length < FEW_SAY) {
      const rows = Array.from(said.keys, (key) => this.#byKey[key] ?? -1);
      return [
        listed(
          rows.filter((row) => row >= 0),
          null,
        ),
      ];
    }
    if (reach.kind === 'whole' || reach.kind === 'within') return [every(this.#base)];
    const box = reach.kind === 'around' ? reach.box : null;
    const reached = zones ? [EVERYWHERE, SEVERAL_ZONES, ...zones] : [...this.#remote.keys()];
    return [
      ...(box ? this.#inSquares(box) : []),
      ...reached.map((zone) => listed(this.#remote.get(zone) ?? [], box)),
    ];
  }

  /** Rows lie by squares, from west to east. */
  #inSquares(box: Box): Candidates[] {
    const { cell, count } = this.#base;
    return rangesOf(box).map(([first, last]) => ({
      chosen: null,
      from: firstFrom(cell, count, first),
      to: firstFrom(cell, count, last + 1),
      outside: null,
    }));
  }

  #saidByRow({ keys, inTitle }: Said): { base: Uint8Array; later: Uint8Array } {
    const base = new Uint8Array(this.#base.count);
    for (let n = 0; n < keys.length; n++) {
      const row = this.#byKey[keys[n] as number] ?? -1;
      if (row >= 0) base[row] = (inTitle[n] as number) + 1;
    }
    const later = new Uint8Array(this.#later.count);
    for (let row = 0; row < later.length; row++) {
      const n = firstFrom(keys, keys.length, this.#later.key[row] as number);
      if (keys[n] === this.#later.key[row]) later[row] = (inTitle[n] as number) + 1;
    }
    return { base, later };
  }

  #rowsOf(row: number): [HotRows, number] {
    return row < this.#base.count ? [this.#base, row] : [this.#later, row - this.#base.count];
  }

  /** Rows by identifiers: those that came later have places between those read, which are whole numbers. */
  readonly #orders: Orders = {
    of: (row) =>
      row < this.#base.count
        ? (this.#base.order[row] as number)
        : (this.#laterOrderOf[row - this.#base.count] as number),
    row: (order) =>
      this.#rowAt[order] ??
      this.#base.count +
        (this.#laterSorted[firstFrom(this.#laterOrders, this.#laterOrders.length, order)] as number),
  };

  #countUpTo({ rank, serviceId }: { rank: number; serviceId: string }): number {
    const after = this.#firstAfter(serviceId);
    let count = 0;
    for (let n = 0; n < this.#found.count; n++) {
      const [own, row] = [this.#found.ranks[n] as number, this.#found.rows[n] as number];
      const isAfter =
        row < this.#base.count
          ? (this.#base.order[row] as number) >= after
          : compareIds(this.#later.ids[row - this.#base.count] as string, serviceId) > 0;
      if (own < rank || (own === rank && !isAfter)) count++;
    }
    return count;
  }

  /** The first row read whose identifier comes after that one. */
  #firstAfter(id: string): number {
    let [low, high] = [0, this.#base.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareIds(this.#base.ids[middle] as string, id) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function every(rows: HotRows): Candidates {
  return { chosen: null, from: 0, to: rows.count, outside: null };
}

function listed(chosen: readonly number[], outside: Box | null): Candidates {
  return { chosen, from: 0, to: chosen.length, outside };
}

/** The first of these ascending numbers that is not below that one. */
function firstFrom(numbers: Int32Array | Float64Array, count: number, least: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two lists in one order as one. */
function mergedBy(
  a: readonly number[],
  b: readonly number[],
  compare: (a: number, b: number) => number,
): number[] {
  const merged: number[] = [];
  let n = 0;
  for (const one of b) {
    while (n < a.length && compare(a[n] as number, one) < 0) merged.push(a[n++] as number);
    merged.push(one);
  }
  while (n < a.length) merged.push(a[n++] as number);
  return merged;
}

function append(lists: Map<number, number[]>, key: number, row: number): void {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
}
