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
];

const FIRST_CAPACITY = 1_024;
const NOWHERE = Number.NaN;

/** Rows of offer_hot in columns of numbers: some 90 bytes a service, and its identifier. */
export class HotRows {
  count = 0;
  readonly ids: string[] = [];
  /** Several zones: rarer than one in ten. */
  readonly zones = new Map<number, readonly number[]>();
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
  bits = new Int32Array(FIRST_CAPACITY);
  zone = new Int32Array(FIRST_CAPACITY);
  cell = new Int32Array(FIRST_CAPACITY);
  day = new Int32Array(FIRST_CAPACITY);
  commune = new Int32Array(FIRST_CAPACITY);
  departement = new Int32Array(FIRST_CAPACITY);
  region = new Int32Array(FIRST_CAPACITY);
  schedule = new Int32Array(FIRST_CAPACITY);
  source = new Int16Array(FIRST_CAPACITY);
  score = new Uint8Array(FIRST_CAPACITY);
  /** 1: replaced or withdrawn since. */
  gone = new Uint8Array(FIRST_CAPACITY);

  /** `codes` numbers the codes of places, `schedules` the opening hours. */
  add(row: HotRow, { codes, schedules }: Numbering): number {
    if (this.count === this.key.length) this.#grow();
    const n = this.count++;
    this.ids.push(row[0]);
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
    this.zone[n] = row[11];
    this.cell[n] = row[12];
    this.score[n] = row[13];
    this.source[n] = row[14];
    this.day[n] = row[15];
    this.commune[n] = codes.numberOf(row[16]);
    this.departement[n] = codes.numberOf(row[17]);
    this.region[n] = codes.numberOf(row[18]);
    this.schedule[n] = schedules.numberOf(row[20]);
    if (row[19]) this.zones.set(n, row[19]);
    return n;
  }

  #grow(): void {
    const larger = <T extends Int32Array | Float64Array | Int16Array | Uint8Array>(
      of: T,
      make: new (length: number) => T,
    ): T => {
      const grown = new make(of.length * 2);
      grown.set(of);
      return grown;
    };
    for (const column of ['x', 'y', 'z'] as const) this[column] = larger(this[column], Float64Array);
    for (const column of NUMBERS) this[column] = larger(this[column], Int32Array);
    this.source = larger(this.source, Int16Array);
    this.score = larger(this.score, Uint8Array);
    this.gone = larger(this.gone, Uint8Array);
  }
}

const NUMBERS = [
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
] as const;

export interface Numbering {
  readonly codes: CodeNumbers;
  readonly schedules: Schedules;
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

/** Order of the bytes, as PostgreSQL's "C": JavaScript's own compares halves of rare characters. */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
