import type { RowOutcome, RowResult, TakenBack } from '../../../domain/import/states.ts';

/** One row of the preview or of the result, in words. */
export interface RowShown {
  rowNumber: number;
  name: string;
  born: string | null;
  outcome: RowOutcome | null;
  result: RowResult | null;
  takenBack: TakenBack | null;
  /** The person's page, when it is open to the reader. */
  personId: string | null;
  /** What a creation would record. */
  facts: string[];
  changes: { label: string; old: string | null; new: string }[];
  keptBack: string | null;
  problems: string[];
  candidates: { personId: string | null; label: string; reasons: string }[];
  decided: string | null;
}
