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

/**
 * The rows from the `offset`th on, in the order of ranks then of `orderOf`: ranks are counted, and only those that the page touches are
 * sorted.
 */
export function rankedPage(
  found: Found,
  { offset, size }: { offset: number; size: number },
  orderOf: (row: number) => number,
): number[] {
  if (found.count === 0 || offset >= found.count) return [];
  const { slots, slotOf } = slotsOf(found);
  let before = 0;
  let [first, last] = [-1, -1];
  let start = 0;
  for (let slot = 0; slot < slots.length && before < offset + size; slot++) {
    const after = before + (slots[slot] as number);
    if (first === -1 && after > offset) [first, start] = [slot, before];
    last = slot;
    before = after;
  }
  const touched: number[][] = Array.from({ length: last - first + 1 }, () => []);
  for (let n = 0; n < found.count; n++) {
    const slot = slotOf(found.ranks[n] as number);
    if (slot >= first && slot <= last) touched[slot - first]?.push(found.rows[n] as number);
  }
  return touched.flatMap((rows) => inOrder(rows, orderOf)).slice(offset - start, offset - start + size);
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

/** Sorted as numbers, without a function called for each pair. */
function inOrder(rows: readonly number[], orderOf: (row: number) => number): number[] {
  if (rows.length < 2) return [...rows];
  const orders = new Float64Array(rows.length);
  const rowOf = new Map<number, number>();
  for (let n = 0; n < rows.length; n++) {
    const row = rows[n] as number;
    const order = orderOf(row);
    orders[n] = order;
    if (order !== row) rowOf.set(order, row);
  }
  orders.sort();
  return Array.from(orders, (order) => rowOf.get(order) ?? order);
}
