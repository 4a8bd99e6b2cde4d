import type { MatchReason } from '../same-person/reasons.ts';
import type { Change } from './changes.ts';
import type { StoredProblem } from './flow-messages.ts';
import type { Candidate } from './match.ts';
import type { RowValues } from './row-values.ts';
import type { RowOutcome } from './states.ts';

/** `imported-before`: an earlier list of the same organisation gave this row to this person. */
export type StoredReason = MatchReason | 'imported-before';

export type StoredCandidate =
  | { personId: string; reasons: StoredReason[] }
  | Extract<Candidate, { row: number }>;

/** What the analysis says of one row, as it is kept until the list is launched. */
export interface AnalysedRow {
  rowNumber: number;
  values: RowValues;
  problems: StoredProblem[];
  outcome: RowOutcome;
  targetId: string | null;
  candidates: StoredCandidate[];
  changes: Change[];
  keptBack: Change[];
}
