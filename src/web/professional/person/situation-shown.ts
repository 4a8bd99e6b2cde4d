import type { SummaryError } from '../../ui/error-summary.tsx';
import type { FormShown } from './form-shown.ts';

/** The server's answer to one form of the situation page. */
export interface SituationShown {
  readonly typed: FormShown['typed'];
  readonly errors: readonly SummaryError[];
  readonly byField: FormShown['errors'];
}
