import type { SummaryError } from '../../ui/error-summary.tsx';

/** What a form that was not recorded shows again: what was typed, and what is to be corrected. */
export interface Rejected {
  /** Which form of the page: its « acte », and the row it is about, if the page has one form for each. */
  readonly act: string;
  readonly about: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly errors: readonly SummaryError[];
}

type Maybe = Rejected | undefined;

/** The first value typed under this name, else what was there before. */
export const typed = (rejected: Maybe, name: string, otherwise = ''): string =>
  rejected ? (rejected.values[name]?.[0] ?? '') : otherwise;

export const typedAll = (
  rejected: Maybe,
  name: string,
  otherwise: readonly string[] = [],
): readonly string[] => (rejected ? (rejected.values[name] ?? []) : otherwise);

export const errorOf = (rejected: Maybe, field: string): string | undefined =>
  rejected?.errors.find((error) => error.field === field)?.message;

/** The rejection of this form of the page, or nothing when another one was sent. */
export const rejectionOf = (rejected: Maybe, act: string, about = ''): Maybe =>
  rejected?.act === act && rejected.about === about ? rejected : undefined;
