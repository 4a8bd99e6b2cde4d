import { BITS } from '../bits.ts';
import type { Facets, Hit } from './criteria.ts';
import type { Dictionary } from './dictionary.server.ts';
import { FacetCounts } from './facet-counts.ts';
import { type Box, cellsOf } from './geodesy.ts';
import { CodeNumbers, compareIds, type HotRow, HotRows } from './hot-rows.ts';
import { IndexScan } from './index-scan.ts';
import type { Question } from './question.ts';
import { Found, rankedPage } from './ranked-page.ts';
import { Schedules } from './schedules.ts';

export interface Answer {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Facets | null;
}

const EVERYWHERE = 0;
const SEVERAL_ZONES = -1;

/**
 * The offer in memory: rows in the order of identifiers as they were read, and beside them the few that changed since, which are looked
 * at one by one. Nothing here waits: a search sees one state of it.
 */
export class OfferIndex {
  readonly #numbering = { codes: new CodeNumbers(), schedules: new Schedules() };
  readonly #base = new HotRows();
  readonly #byCell = new Map<number, number[]>();
  /** What is done at a distance, by zone. */
  readonly #remote = new Map<number, number[]>();
  readonly #byKey = new Map<number, number>();
  readonly #later = new HotRows();
  /** Where each of the later rows comes among those read first. */
  #laterOrders: number[] = [];
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

  /** Rows of the first reading, in the order of identifiers. */
  read(rows: readonly HotRow[]): void {
    for (const row of rows) {
      const n = this.#base.add(row, this.#numbering);
      this.#byKey.set(row[1], n);
      append(this.#byCell, this.#base.cell[n] as number, n);
      if ((this.#base.bits[n] as number) & BITS.remote) append(this.#remote, this.#base.zone[n] as number, n);
    }
  }

  knowZones(zones: readonly { id: number; code: string }[]): void {
    for (const { id, code } of zones) this.#zoneNumbers.set(code, id);
    this.lastZone = zones.at(-1)?.id ?? this.lastZone;
  }

  /** A service as it is now; null: found no more. */
  change(id: string, row: HotRow | null): void {
    const read = this.#firstAfter(id) - 1;
    if (this.#base.ids[read] === id) this.#base.gone[read] = 1;
    const later = this.#laterById.get(id);
    if (later !== undefined) this.#later.gone[later] = 1;
    this.#laterById.delete(id);
    if (row) this.#laterById.set(id, this.#later.add(row, this.#numbering));
  }

  /** To be called once changes were told. */
  orderChanges(): void {
    const { ids } = this.#later;
    const sorted = ids.map((_, n) => n).sort((a, b) => compareIds(ids[a] as string, ids[b] as string));
    this.#laterOrders = [];
    for (const [place, n] of sorted.entries())
      this.#laterOrders[n] = this.#firstAfter(ids[n] as string) - 1 + (place + 1) / (sorted.length + 1);
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
    const into = { found, counts, shift: 0 };
    for (const { rows, outside } of this.#candidates(question, zones))
      scan.through(this.#base, rows, into, outside);
    scan.through(this.#later, null, { ...into, shift: this.#base.count }, null);
    const offset = question.after ? this.#countUpTo(question.after) : question.offset;
    const page = rankedPage(found, { offset, size: question.size }, (row) => this.#orderOf(row));
    const rankOf = new Map(page.map((row) => [row, 0]));
    for (let n = 0; n < found.count; n++) {
      const row = found.rows[n] as number;
      if (rankOf.has(row)) rankOf.set(row, found.ranks[n] as number);
    }
    const hits = page.map((row): Hit => {
      const [rows, n] = this.#rowsOf(row);
      return {
        serviceKey: rows.key[n] as number,
        serviceId: rows.ids[n] as string,
        km: scan.kmOf(rows, n),
        rank: rankOf.get(row) as number,
      };
    });
    return { total: found.count, hits, facets: counts?.facets() ?? null };
  }

  /** Those that say the words; else, around a point: what lies in its squares, then outside them what is done at a distance for its zones. null: every row, where no index narrows them. */
  #candidates(
    { reach, said }: Question,
    zones: readonly number[] | null,
  ): { rows: readonly number[] | null; outside: Box | null }[] {
    if (said)
      return [{ rows: [...said.inTitle.keys()].flatMap((key) => this.#byKey.get(key) ?? []), outside: null }];
    if (reach.kind === 'whole' || reach.kind === 'within') return [{ rows: null, outside: null }];
    const box = reach.kind === 'around' ? reach.box : null;
    const near = box
      ? cellsOf(box).map((cell) => ({ rows: this.#byCell.get(cell) ?? [], outside: null }))
      : [];
    const reached = zones ? [EVERYWHERE, SEVERAL_ZONES, ...zones] : [...this.#remote.keys()];
    return [...near, ...reached.map((zone) => ({ rows: this.#remote.get(zone) ?? [], outside: box }))];
  }

  #rowsOf(row: number): [HotRows, number] {
    return row < this.#base.count ? [this.#base, row] : [this.#later, row - this.#base.count];
  }

  #orderOf(row: number): number {
    return row < this.#base.count ? row : (this.#laterOrders[row - this.#base.count] as number);
  }

  #countUpTo({ rank, serviceId }: { rank: number; serviceId: string }): number {
    const after = this.#firstAfter(serviceId);
    let count = 0;
    for (let n = 0; n < this.#found.count; n++) {
      const [own, row] = [this.#found.ranks[n] as number, this.#found.rows[n] as number];
      const isAfter =
        row < this.#base.count
          ? row >= after
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

function append(lists: Map<number, number[]>, key: number, row: number): void {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
}
