/** Weeks of opening hours, each wording once: services have few different ones. */
export class Schedules {
  readonly #numbers = new Map<string, number>();
  /** Minutes of the week from which and until which it is open, in turn. */
  readonly #spans: (readonly number[])[] = [[]];

  /** The number of a multirange of PostgreSQL, « {[540,720),[840,1050)} »; 0 for hours that are not certain. */
  numberOf(multirange: string | null): number {
    if (multirange === null) return 0;
    const known = this.#numbers.get(multirange);
    if (known !== undefined) return known;
    this.#numbers.set(multirange, this.#spans.length);
    return this.#spans.push(multirange.match(/\d+/g)?.map(Number) ?? []) - 1;
  }

  /** By number, 1 for those open at that minute. */
  openAt(minute: number): Uint8Array {
    return Uint8Array.from(this.#spans, (spans) => {
      // Before the first bound it is closed, and each bound turns it.
      let passed = 0;
      while (passed < spans.length && (spans[passed] as number) <= minute) passed++;
      return passed % 2;
    });
  }
}
