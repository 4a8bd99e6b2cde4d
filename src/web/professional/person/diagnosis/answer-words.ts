import { type ItemRef, impactLabel, valueLabel } from '../../../../domain/diagnosis/codes.ts';
import type { AnswerState } from '../../../../domain/diagnosis/rules.ts';

/** « Oui, impact fort, prioritaire » */
export function answerWords(
  { kind }: Pick<ItemRef, 'kind'>,
  { value, impact, priority }: AnswerState,
): string {
  const words = [
    valueLabel(kind, value),
    impact && `impact ${impactLabel(impact).toLowerCase()}`,
    priority && 'prioritaire',
  ];
  return words.filter(Boolean).join(', ');
}
