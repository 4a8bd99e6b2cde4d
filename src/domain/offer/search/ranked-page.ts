import { NO_DISTANCE } from './question.ts';

/** What a search found, before it is put in order: for each row its rank. */
export class Found {
  count = 0;
  rows = new Int32Array(4_096);
  ranks = new Int32Array(4_096);

  add(row: number, rank: number): void {
    if (this.count === this.rows.length) {
      const [rows, ranks] = [this.rows, this.ranks];
      this.rows = new Int32Array(rows.length * 2);
      this.ranks = new Int32Array(rows.length * 2);
      this.rows.set(rows);
      this.ranks.set(ranks);
    }
    this.rows[this.count] = row;
    this.ranks[this.count++] = rank;
  }
}

/** Rows that have the same rank come in the order of these numbers. */
export interface Orders {
  of(row: number): number;
  row(order: number): number;
}

/**
 * The rows from the `offset`th on, in the order of ranks, then of `orders`: ranks are counted, and only those that the page touches are
 * sorted.
 */
export function rankedPage(
  found: Found,
  { offset, size }: { offset: number; size: number },
  orders: Orders,
): number[] {
  if (found.count === 0 || offset >= found.count) return [];
  const { slots, slotOf } = slotsOf(found);
  // The slots that the page touches, and where each begins.
  const starts: number[] = [];
  let [first, before] = [0, 0];
  for (let slot = 0; slot < slots.length && before < offset + size; slot++) {
    const after = before + (slots[slot] as number);
    if (after > offset && starts.push(before) === 1) first = slot;
    before = after;
  }
  const start = starts[0] as number;
  const sorted = new Float64Array(before - start);
  const free = Int32Array.from(starts, (begins) => begins - start);
  for (let n = 0; n < found.count; n++) {
    const slot = slotOf(found.ranks[n] as number) - first;
    if (slot >= 0 && slot < starts.length)
      sorted[(free[slot] as number)++] = orders.of(found.rows[n] as number);
  }
  for (const [slot, begins] of starts.entries())
    sortPart(sorted.subarray(begins - start, free[slot]), offset - begins, offset + size - begins);
  return Array.from(sorted.subarray(offset - start, offset - start + size), orders.row);
}

/** How many have each rank, the smallest first; what has no distance is in the last slot. */
function slotsOf({ count, ranks }: Found) {
  let [least, most] = [NO_DISTANCE, -NO_DISTANCE];
  for (let n = 0; n < count; n++) {
    const rank = ranks[n] as number;
    if (rank === NO_DISTANCE) continue;
    if (rank < least) least = rank;
    if (rank > most) most = rank;
  }
  const width = least === NO_DISTANCE ? 0 : most - least + 1;
  const slots = new Int32Array(width + 1);
  const slotOf = (rank: number) => (rank === NO_DISTANCE ? width : rank - least);
  for (let n = 0; n < count; n++) (slots[slotOf(ranks[n] as number)] as number)++;
  return { slots, slotOf };
}

/** Puts in order those that come from the `from`th until the `to`th, at their places; the others stay on their sides. */
function sortPart(numbers: Float64Array, from: number, to: number): void {
  let part = numbers;
  if (to < part.length) {
    split(part, to);
    part = part.subarray(0, to);
  }
  if (from > 0) {
    split(part, from);
    part = part.subarray(from);
  }
  part.sort();
}

/** The `k` least first, in any order: quickselect, Hoare 1961. */
function split(numbers: Float64Array, k: number): void {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((numbers[left] as number) < pivot) left++;
      while ((numbers[right] as number) > pivot) right--;
      if (left > right) break;
      const moved = numbers[left] as number;
      numbers[left++] = numbers[right] as number;
      numbers[right--] = moved;
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else return;
  }
}
