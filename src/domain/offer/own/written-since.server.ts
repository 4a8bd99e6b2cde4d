import type { Temporal } from 'temporal-polyfill';
import type { OfferChange } from './read-history.server.ts';

/** What a form that was written from an older version needs to know. */
export interface WrittenSince<Entered> {
  readonly version: number;
  /** Of the last writing. */
  readonly by: string;
  readonly at: Temporal.Instant;
  /** The version that the form was about. */
  readonly base: Entered;
  readonly current: Entered;
}

/** The current record, and the older one that a form was about, found again by undoing what was written since, latest first. */
export function writtenSince<Row extends object, Entered>(
  current: { readonly version: number; readonly record: Row },
  since: readonly OfferChange[],
  enteredOf: (record: Partial<Row>) => Entered,
): WrittenSince<Entered> {
  const undone = since.flatMap(({ changed }) =>
    Object.entries(changed).map(([field, [before]]) => [field, before] as const),
  );
  const [last] = since;
  if (!last) throw new Error(`no history before version ${current.version}`);
  return {
    version: current.version,
    by: last.by,
    at: last.at,
    base: enteredOf({ ...current.record, ...Object.fromEntries(undone) }),
    current: enteredOf(current.record),
  };
}
