/** The same lots for the same seed (mulberry32). */
export function lots(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (part: number) => next() < part,
    one: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    some: <T>(from: readonly T[], count: number): T[] => [
      ...new Set(Array.from({ length: count }, () => from[below(from.length)] as T)),
    ],
    /** A place in a list whose weights were added up. */
    weighted: (sums: readonly number[]): number => {
      const aim = next() * (sums.at(-1) ?? 0);
      let [low, high] = [0, sums.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] as number) < aim) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

export type Lots = ReturnType<typeof lots>;
