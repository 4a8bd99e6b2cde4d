import { type ItemRef, impactLabel, valueLabel } from '../../../../domain/diagnosis/codes.ts';
import { detailFields, detailWords } from '../../../../domain/diagnosis/details.ts';
import type { AnswerState } from '../../../../domain/diagnosis/rules.ts';
import { formatDate } from '../../../ui/format.ts';

/** « Oui, impact fort, prioritaire »; « Visé, à 30 km au plus, CDI »; own words as they were said. */
export function answerWords(
  { kind }: Pick<ItemRef, 'kind'>,
  { value, impact, priority, details }: AnswerState,
): string {
  if (kind === 'project' && details.text) return `« ${details.text} »`;
  const words = [
    valueLabel(kind, value),
    impact && `impact ${impactLabel(impact).toLowerCase()}`,
    priority && 'prioritaire',
    ...detailFields(kind).map((field) => {
      const said = details[field.name];
      return said && detailWords(field, said, formatDate);
    }),
  ];
  return words.filter(Boolean).join(', ');
}
