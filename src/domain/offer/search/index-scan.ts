import { BITS } from '../bits.ts';
import type { ServiceAddress } from './criteria.ts';
import type { FacetCounts } from './facet-counts.ts';
import { FAILS } from './filters.ts';
import { type Box, inBox, kilometres } from './geodesy.ts';
import { type CodeNumbers, GONE, type HotRows, type Numbering } from './hot-rows.ts';
import { daysFromFirst, NO_DISTANCE, type Question } from './question.ts';
import type { Found } from './ranked-page.ts';

const LOW_BITS = 0x7fff_ffffn;

/** For each row, 0: it does not say the words asked for; else one more than how many of them its title says. null: no words are asked for. */
type SaidByRow = Uint8Array | null;

interface Into {
  readonly said: SaidByRow;
  readonly found: Found;
  readonly counts: FacetCounts | null;
  readonly shift: number;
}

/** Rows to be looked at: from the `from`th until the `to`th, of those chosen when they are, outside of that box. */
export interface Candidates {
  readonly chosen: readonly number[] | null;
  readonly from: number;
  readonly to: number;
  readonly outside: Box | null;
}

/** A question in the numbers of one index. */
export class IndexScan {
  readonly #question: Question;
  readonly #themes: readonly [number, number, number, number] | null;
  /** By zone number; null: any zone. */
  readonly #zones: Uint8Array | null;
  readonly #zoneSets: readonly (readonly number[])[];
  readonly #sources: Uint8Array | null;
  /** By number of schedule; null: whenever. */
  readonly #open: Uint8Array | null;
  /** Days from FIRST_DAY; null: whether places are free or not. */
  readonly #placesDay: number | null;
  readonly #words: number;
  readonly #filters: Question['filters'];
  /** Bits that nothing found may have. */
  readonly #without: number;
  readonly #address: AddressTest | null;
  /** Where it must be done, when that is an area. */
  readonly #within: AddressTest | null;

  constructor(
    question: Question,
    { codes, schedules, zoneSets }: Numbering,
    zones: readonly number[] | null,
  ) {
    const { filters, address } = question;
    this.#question = question;
    this.#words = question.said?.words ?? 0;
    this.#filters = filters;
    this.#without = filters.without | GONE;
    this.#themes = filters.themes && [
      Number(filters.themes.low & LOW_BITS),
      Number(filters.themes.low >> 31n),
      Number(filters.themes.high & LOW_BITS),
      Number(filters.themes.high >> 31n),
    ];
    this.#zones = zones && flags(zones);
    this.#zoneSets = zoneSets.zones;
    this.#sources = filters.sources && flags(filters.sources);
    this.#open = filters.openAt === null ? null : schedules.openAt(filters.openAt);
    this.#placesDay = filters.placesSince === null ? null : daysFromFirst(filters.placesSince);
    this.#address = addressTest(address, codes);
    this.#within = addressTest(question.reach.kind === 'within' ? question.reach.address : {}, codes);
  }

  /**
   * Adds to `found` each of these rows that the question keeps, under its number plus `shift`; and counts it, whatever faceted dimension
   * alone it fails.
   */
  through(
    rows: HotRows,
    { chosen, from, to, outside }: Candidates,
    { said, found, counts, shift }: Into,
  ): void {
    for (let n = from; n < to; n++) {
      const row = chosen !== null ? (chosen[n] as number) : n;
      if (outside !== null && inBox(rows.cell[row] as number, outside)) continue;
      if (said !== null && said[row] === 0) continue;
      if (!this.#keeps(rows, row)) continue;
      const fails = this.#fails(rows, row);
      if (counts === null ? fails !== 0 : (fails & (fails - 1)) !== 0) continue;
      if (this.#zones !== null && !this.#isInZones(this.#zones, rows.zone[row] as number)) continue;
      const squared = this.#squared(rows, row);
      if (!this.#reaches(rows, row, squared)) continue;
      if (fails === 0) found.add(row + shift, this.#rank(rows, row, squared, said));
      counts?.count(rows, row, fails);
    }
  }

  /** null for what is not done on site, or farther than the radius. */
  kmOf(rows: HotRows, row: number): number | null {
    const squared = this.#squared(rows, row);
    const { reach } = this.#question;
    const within = reach.kind === 'around' && squared <= reach.squared;
    return within && ((rows.bits[row] as number) & BITS.onSite) !== 0 ? kilometres(squared) : null;
  }

  rankOf(rows: HotRows, row: number, said: SaidByRow): number {
    return this.#rank(rows, row, this.#squared(rows, row), said);
  }

  /** What no facet counts: addresses, hours, places, quality, sources that may not be read, doubles. */
  #keeps(rows: HotRows, row: number): boolean {
    const { minimalScore, mobilisable, among } = this.#filters;
    const bits = rows.bits[row] as number;
    if ((bits & this.#without) !== 0 || (rows.score[row] as number) < minimalScore) return false;
    if (mobilisable !== null && (bits & mobilisable) === 0) return false;
    if (among !== null && !among.has(rows.key[row] as number)) return false;
    if (this.#open !== null && this.#open[rows.schedule[row] as number] !== 1) return false;
    if (this.#placesDay !== null && (rows.placesDay[row] as number) < this.#placesDay) return false;
    return this.#address === null || isAt(this.#address, rows, row);
  }

  #isInZones(zones: Uint8Array, zone: number): boolean {
    if (zone >= 0) return zone === 0 || zones[zone] === 1;
    for (const one of this.#zoneSets[-zone] as readonly number[]) if (zones[one] === 1) return true;
    return false;
  }

  /** NaN, which is within nothing, without a point or without coordinates. */
  #squared(rows: HotRows, row: number): number {
    const { reach } = this.#question;
    if (reach.kind !== 'around') return Number.NaN;
    const x = (rows.x[row] as number) - reach.origin.x;
    const y = (rows.y[row] as number) - reach.origin.y;
    const z = (rows.z[row] as number) - reach.origin.z;
    return x * x + y * y + z * z;
  }

  #reaches(rows: HotRows, row: number, squared: number): boolean {
    const { reach, onSiteOnly } = this.#question;
    const bits = rows.bits[row] as number;
    const onSite = (bits & BITS.onSite) !== 0;
    if (reach.kind === 'whole') return !onSiteOnly || onSite;
    const within =
      reach.kind === 'within'
        ? this.#within === null || isAt(this.#within, rows, row)
        : reach.kind === 'around' && squared <= reach.squared;
    return onSiteOnly ? within && onSite : within || (bits & BITS.remote) !== 0;
  }

  #fails(rows: HotRows, row: number): number {
    const { publics, types, frais, modes } = this.#filters;
    const themes = this.#themes;
    const bits = rows.bits[row] as number;
    const noTheme =
      themes !== null &&
      ((rows.themes0[row] as number) & themes[0]) === 0 &&
      ((rows.themes1[row] as number) & themes[1]) === 0 &&
      ((rows.themes2[row] as number) & themes[2]) === 0 &&
      ((rows.themes3[row] as number) & themes[3]) === 0;
    return (
      (noTheme ? FAILS.themes : 0) |
      (publics !== null && ((rows.publics[row] as number) & publics) === 0 ? FAILS.publics : 0) |
      (types !== null && (bits & types) === 0 ? FAILS.types : 0) |
      (frais !== null && (bits & frais) === 0 ? FAILS.frais : 0) |
      (modes !== null && (bits & modes) === 0 ? FAILS.modes : 0) |
      (this.#sources !== null && this.#sources[rows.source[row] as number] !== 1 ? FAILS.sources : 0)
    );
  }

  /** As found-sql.ts: the same operations in the same order, so that both round alike. */
  #rank(rows: HotRows, row: number, squared: number, said: SaidByRow): number {
    const { order, reach } = this.#question;
    if (order === 'freshness') return -(rows.day[row] as number);
    const within = reach.kind === 'around' && squared <= reach.squared;
    if (order === 'distance')
      return within && ((rows.bits[row] as number) & BITS.onSite) !== 0 ? kilometres(squared) : NO_DISTANCE;
    const closeness = within ? 300 * (1 - Math.sqrt(squared) / reach.radius) : 0;
    const title = said ? (400 * ((said[row] as number) - 1)) / this.#words : 0;
    return -Math.floor(closeness + 3 * (rows.score[row] as number) + title);
  }
}

/** Numbers of the codes that are asked for, as flags; null: any of them. */
interface AddressTest {
  readonly communes: Uint8Array | null;
  readonly departements: Uint8Array | null;
  readonly regions: Uint8Array | null;
}

function addressTest(
  { communes, departements, regions }: ServiceAddress,
  codes: CodeNumbers,
): AddressTest | null {
  const test = (given: readonly string[] | undefined) =>
    given && given.length > 0 ? flags(codes.known(given)) : null;
  const tests = { communes: test(communes), departements: test(departements), regions: test(regions) };
  return tests.communes || tests.departements || tests.regions ? tests : null;
}

function isAt({ communes, departements, regions }: AddressTest, rows: HotRows, row: number): boolean {
  return (
    (communes === null || communes[rows.commune[row] as number] === 1) &&
    (departements === null || departements[rows.departement[row] as number] === 1) &&
    (regions === null || regions[rows.region[row] as number] === 1)
  );
}

function flags(numbers: readonly number[]): Uint8Array {
  const flagged = new Uint8Array(Math.max(0, ...numbers) + 1);
  for (const number of numbers) flagged[number] = 1;
  return flagged;
}
