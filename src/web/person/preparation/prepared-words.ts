import {
  findQuestion,
  type PreparedAnswer,
  type PreparedOption,
} from '../../../domain/diagnosis/preparation.ts';
import { findAnyItem } from '../../../domain/diagnosis/rome.ts';

/** The option that this answer chose. */
export const chosenOption = ({ question, state }: PreparedAnswer): PreparedOption | undefined =>
  findQuestion(question)?.options.find(
    (option) => option.value === state?.value && (option.impact ?? null) === state.impact,
  );

/** An answer in the person's own words: the option that they chose, their text, the name of the job. */
export function preparedWords(prepared: PreparedAnswer): string {
  const { state, item } = prepared;
  if (!state) return 'Je préfère en parler';
  if (state.details.text) return `« ${state.details.text} »`;
  if (item?.kind === 'job') return findAnyItem(item)?.label ?? item.code;
  return chosenOption(prepared)?.label ?? '';
}

/** Each question that was answered, as it was asked, with the answer. */
export const preparedLines = (prepared: readonly PreparedAnswer[]) =>
  prepared.map((one) => ({
    question: one.question,
    ask: findQuestion(one.question)?.ask ?? '',
    words: preparedWords(one),
  }));
