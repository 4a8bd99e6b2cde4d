import type { Schedules } from './schedules.ts';

/** One row of offer_hot, as `HOT_COLUMNS` of hot-rows.server.ts reads it. */
export type HotRow = readonly [
  serviceId: string,
  serviceKey: number,
  x: number | null,
  y: number | null,
  z: number | null,
  themes0: number,
  themes1: number,
  themes2: number,
  themes3: number,
  publics: number,
  bits: number,
  zone: number,
  cell: number,
  score: number,
  sourceNo: number,
  day: number,
  commune: string | null,
  departement: string | null,
  region: string | null,
  zones: number[] | null,
  openAt: string | null,
  placesDay: number | null,
];

const FIRST_CAPACITY = 1_024;
const NOWHERE = Number.NaN;
/** Before every day. */
const NEVER = -1;

/** The bit of a row that was replaced or withdrawn since. */
export const GONE = 1 << 31;

/** Rows of offer_hot in columns of numbers: some 90 bytes a service, and its identifier. */
export class HotRows {
  count = 0;
  /** In the order in which they were added. */
  readonly ids: string[] = [];
  /** The place of a row among `ids`. */
  order = new Int32Array(FIRST_CAPACITY);
  key = new Int32Array(FIRST_CAPACITY);
  x = new Float64Array(FIRST_CAPACITY);
  y = new Float64Array(FIRST_CAPACITY);
  z = new Float64Array(FIRST_CAPACITY);
  /** Thématiques, thirty-one bits a column. */
  themes0 = new Int32Array(FIRST_CAPACITY);
  themes1 = new Int32Array(FIRST_CAPACITY);
  themes2 = new Int32Array(FIRST_CAPACITY);
  themes3 = new Int32Array(FIRST_CAPACITY);
  publics = new Int32Array(FIRST_CAPACITY);
  /** As `BITS`, and `GONE`. */
  bits = new Int32Array(FIRST_CAPACITY);
  /** Less than zero: several, the negated number of their set. */
  zone = new Int32Array(FIRST_CAPACITY);
  cell = new Int32Array(FIRST_CAPACITY);
  day = new Int32Array(FIRST_CAPACITY);
  commune = new Int32Array(FIRST_CAPACITY);
  departement = new Int32Array(FIRST_CAPACITY);
  region = new Int32Array(FIRST_CAPACITY);
  schedule = new Int32Array(FIRST_CAPACITY);
  /** When free places were last said. */
  placesDay = new Int16Array(FIRST_CAPACITY);
  source = new Int16Array(FIRST_CAPACITY);
  score = new Uint8Array(FIRST_CAPACITY);

  add(row: HotRow, { codes, schedules, zoneSets }: Numbering): number {
    if (this.count === this.key.length) this.#grow();
    const n = this.count++;
    this.ids.push(row[0]);
    this.order[n] = n;
    this.key[n] = row[1];
    this.x[n] = row[2] ?? NOWHERE;
    this.y[n] = row[3] ?? NOWHERE;
    this.z[n] = row[4] ?? NOWHERE;
    this.themes0[n] = row[5];
    this.themes1[n] = row[6];
    this.themes2[n] = row[7];
    this.themes3[n] = row[8];
    this.publics[n] = row[9];
    this.bits[n] = row[10];
    this.zone[n] = row[19] === null ? row[11] : -zoneSets.numberOf(row[19]);
    this.cell[n] = row[12];
    this.score[n] = row[13];
    this.source[n] = row[14];
    this.day[n] = row[15];
    this.commune[n] = codes.numberOf(row[16]);
    this.departement[n] = codes.numberOf(row[17]);
    this.region[n] = codes.numberOf(row[18]);
    this.schedule[n] = schedules.numberOf(row[20]);
    this.placesDay[n] = row[21] ?? NEVER;
    return n;
  }

  idOf(row: number): string {
    return this.ids[this.order[row] as number] as string;
  }

  leave(row: number): void {
    this.bits[row] = (this.bits[row] as number) | GONE;
  }

  /** Neighbours beside one another: a search around a point reads few lines of the processor's cache. Returns the row of each place among `ids`. */
  sortByCell(): Int32Array {
    const rows = Int32Array.from({ length: this.count }, (_, n) => n);
    rows.sort((a, b) => (this.cell[a] as number) - (this.cell[b] as number) || a - b);
    this.#map((column) => {
      const sorted = column.slice();
      for (let n = 0; n < rows.length; n++) sorted[n] = column[rows[n] as number] as number;
      return sorted;
    });
    const rowOf = new Int32Array(this.count);
    for (let n = 0; n < rows.length; n++) rowOf[rows[n] as number] = n;
    return rowOf;
  }

  #grow(): void {
    this.#map((column) => {
      const Larger = column.constructor as new (length: number) => typeof column;
      const grown = new Larger(column.length * 2);
      grown.set(column);
      return grown;
    });
  }

  #map(change: (column: Column) => Column): void {
    for (const name of COLUMNS) Object.assign(this, { [name]: change(this[name]) });
  }
}

type Column =
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

const COLUMNS = [
  'x',
  'y',
  'z',
  'order',
  'key',
  'themes0',
  'themes1',
  'themes2',
  'themes3',
  'publics',
  'bits',
  'zone',
  'cell',
  'day',
  'commune',
  'departement',
  'region',
  'schedule',
  'placesDay',
  'source',
  'score',
] as const;

/** Numbers of what is said once for many rows: codes of places, opening hours, sets of zones. */
export interface Numbering {
  readonly codes: CodeNumbers;
  readonly schedules: Schedules;
  readonly zoneSets: ZoneSets;
}

/** A number for each set of zones, from 1. */
export class ZoneSets {
  readonly #numbers = new Map<string, number>();
  readonly zones: (readonly number[])[] = [[]];

  numberOf(zones: readonly number[]): number {
    const key = zones.join();
    const known = this.#numbers.get(key) ?? this.zones.push(zones) - 1;
    this.#numbers.set(key, known);
    return known;
  }
}

/** A number for each code of a place, from 1; 0: none. */
export class CodeNumbers {
  readonly #numbers = new Map<string, number>();

  numberOf(code: string | null): number {
    if (code === null) return 0;
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    this.#numbers.set(code, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  known(codes: readonly string[]): number[] {
    return codes.flatMap((code) => this.#numbers.get(code) ?? []);
  }
}

/** Where halves of rare characters begin, which UTF-16 puts before others that UTF-8 puts after. */
const HALVES = 0xd800;

/** Order of the bytes, as PostgreSQL's "C". */
export function compareIds(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let n = 0; n < length; n++) {
    const [x, y] = [a.charCodeAt(n), b.charCodeAt(n)];
    if (x !== y) return x < HALVES && y < HALVES ? x - y : Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length - b.length;
}
