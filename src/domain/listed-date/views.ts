import type { ListedDateKind } from './codes.ts';
import type { ListedDate } from './rules.ts';

/** A date that a list told of, until somebody says that it is over. */
export interface PersonListedDate extends ListedDate {
  readonly listedDateId: string;
  readonly kind: ListedDateKind;
  /** '' of a discreet one. */
  readonly organisation: string;
}
