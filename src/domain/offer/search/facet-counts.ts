import { BITS } from '../bits.ts';
import type { Facets } from './criteria.ts';
import type { Dictionary } from './dictionary.server.ts';
import { EVERYBODY, FAILS, FRAIS_BITS, MODE_BITS, typeBit } from './filters.ts';
import type { HotRows } from './hot-rows.ts';

const THEMES_A_COLUMN = 31;
const NUMBER_BITS = 32;

/** Services by bit, each counted in the dimensions that it fails in no other than. */
export class FacetCounts {
  readonly #themes = new Int32Array(4 * THEMES_A_COLUMN + 1);
  readonly #publics = new Int32Array(NUMBER_BITS);
  readonly #bits = {
    types: new Int32Array(NUMBER_BITS),
    frais: new Int32Array(NUMBER_BITS),
    modes: new Int32Array(NUMBER_BITS),
  };
  readonly #sources: Int32Array;
  readonly #everybody: number;
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#sources = new Int32Array(Math.max(0, ...dictionary.sources.values()) + 1);
    this.#everybody = dictionary.bits.public.get(EVERYBODY) ?? NUMBER_BITS - 1;
  }

  count(rows: HotRows, row: number, fails: number): void {
    const counted = (dimension: number) => (fails & ~dimension) === 0;
    const bits = rows.bits[row] as number;
    if (counted(FAILS.themes)) {
      addBits(this.#themes, rows.themes0[row] as number, 0);
      addBits(this.#themes, rows.themes1[row] as number, THEMES_A_COLUMN);
      addBits(this.#themes, rows.themes2[row] as number, 2 * THEMES_A_COLUMN);
      addBits(this.#themes, rows.themes3[row] as number, 3 * THEMES_A_COLUMN);
    }
    if (counted(FAILS.publics)) {
      const publics = rows.publics[row] as number;
      // Who takes everybody is found under every public.
      addBits(this.#publics, (publics >>> this.#everybody) & 1 ? 1 << this.#everybody : publics, 0);
    }
    if (counted(FAILS.types)) addBits(this.#bits.types, bits & TYPES, 0);
    if (counted(FAILS.frais)) addBits(this.#bits.frais, bits & (BITS.free | BITS.paid), 0);
    if (counted(FAILS.modes)) addBits(this.#bits.modes, bits & (BITS.onSite | BITS.remote), 0);
    if (counted(FAILS.sources)) (this.#sources[rows.source[row] as number] as number)++;
  }

  facets(): Facets {
    const { bits, sources } = this.#dictionary;
    const everybody = this.#publics[this.#everybody] as number;
    const ofMask = (counts: Int32Array, mask: number) => counts[31 - Math.clz32(mask)] as number;
    return {
      thematiques: named(bits.thematique, (bit) => this.#themes[bit] as number),
      publics: named(bits.public, (bit) =>
        bit === this.#everybody ? everybody : (this.#publics[bit] as number) + everybody,
      ),
      types: named(bits.type, (bit) => ofMask(this.#bits.types, typeBit(bit))),
      frais: named(new Map(Object.entries(FRAIS_BITS)), (mask) => ofMask(this.#bits.frais, mask)),
      modesAccueil: named(new Map(Object.entries(MODE_BITS)), (mask) => ofMask(this.#bits.modes, mask)),
      sources: named(sources, (number) => this.#sources[number] as number),
    };
  }
}

/** Six kinds of service. */
const TYPES = 0b111111 * BITS.firstType;

function addBits(counts: Int32Array, of: number, from: number): void {
  for (let left = of; left !== 0; left &= left - 1)
    (counts[from + 31 - Math.clz32(left & -left)] as number)++;
}

function named(
  numbers: ReadonlyMap<string, number>,
  countOf: (number: number) => number,
): Record<string, number> {
  return Object.fromEntries(
    [...numbers].map(([value, number]) => [value, countOf(number)] as const).filter(([, count]) => count > 0),
  );
}
