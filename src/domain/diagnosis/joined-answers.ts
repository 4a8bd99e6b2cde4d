import { itemKey } from './codes.ts';
import type { ShownAnswer } from './rules.ts';

/** An answer of another record of the same person. */
export interface JoinedAnswer extends ShownAnswer {
  /** The page's own answer to the same question is older; without it, there is none. */
  readonly replaces: boolean;
}

export interface JoinedDiagnosis {
  readonly personId: string;
  readonly mergedOn: string;
  readonly mergedBy: string;
  readonly answers: readonly JoinedAnswer[];
}

/**
 * What the other record says that this one does not, or said before: of each question, whichever record answered last. What a
 * professional holds apart is compared with nothing.
 */
export function latestElsewhere(
  own: readonly ShownAnswer[],
  other: readonly ShownAnswer[],
): readonly JoinedAnswer[] {
  const here = new Map(own.filter(isCircle).map((answer) => [itemKey(answer), answer.at]));
  return other.filter(isCircle).flatMap((answer) => {
    const at = here.get(itemKey(answer));
    if (at !== undefined && at >= answer.at) return [];
    return [{ ...answer, replaces: at !== undefined }];
  });
}

const isCircle = ({ heldBy }: ShownAnswer) => heldBy === 'circle';
