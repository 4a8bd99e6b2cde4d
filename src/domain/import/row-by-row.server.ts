import { Conflict, Invalid, NotFound, Refused } from '../../platform/access/errors.ts';

const SIDE_BY_SIDE = 3;

/** Rows that cross no other go side by side, each in its transaction; one that changes somebody goes alone, in its turn. */
export function inGroups<Row>(rows: readonly Row[], crossesNone: (row: Row) => boolean): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last && first && crossesNone(row) && crossesNone(first) && last.length < SIDE_BY_SIDE) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** A rule, a race lost, a value that a schema refuses: the row alone is at fault, and its transaction left nothing. */
export const isAboutTheRow = (error: unknown): boolean =>
  error instanceof Refused ||
  error instanceof Conflict ||
  error instanceof NotFound ||
  error instanceof Invalid ||
  (error instanceof Error && error.name === 'ZodError');
