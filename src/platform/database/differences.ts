/** More lines than this help nobody; those beyond are counted. */
const MOST = 200;

/** What a check found, however much it is. */
export class Differences {
  #checked = 0;
  #found = 0;
  readonly #lines: string[] = [];

  /** One thing was looked at; `difference` says what is wrong with it. */
  looked(difference: string | null): void {
    this.#checked++;
    if (difference === null) return;
    this.#found++;
    if (this.#lines.length < MOST) this.#lines.push(difference);
  }

  result(): { checked: number; differences: string[]; unsaid: number } {
    return { checked: this.#checked, differences: this.#lines, unsaid: this.#found - this.#lines.length };
  }
}
