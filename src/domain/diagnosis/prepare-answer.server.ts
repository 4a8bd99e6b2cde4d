import { sql } from 'kysely';
import { z } from 'zod';
import { prepared as answeredByPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import type { ItemRef } from './codes.ts';
import { PROJECT_LENGTH } from './details.ts';
import { findQuestion, preparedState, type Question } from './preparation.ts';
import { findAnyItem } from './rome.ts';
import { type AnswerState, tidyAnswer } from './rules.ts';

const said = z.discriminatedUnion('choice', [
  /** One of the question's options; the text of their project; the code of a job. */
  z.object({ choice: z.literal('reponse'), answer: z.string().trim().min(1).max(1_000) }),
  z.object({ choice: z.literal('en-parler') }),
  /** Taken back: nobody else reads it any more. */
  z.object({ choice: z.literal('retiree') }),
]);

type Said = z.output<typeof said>;
interface Prepared {
  readonly ref: ItemRef | null;
  readonly state: AnswerState | null;
}

function prepared(question: Question, input: Said): Prepared | 'too_long' | undefined {
  const ref = question.item === 'job' ? null : question.item;
  if (input.choice !== 'reponse') return { ref, state: null };
  const { answer } = input;
  if (question.item === 'job') {
    const job = findAnyItem({ kind: 'job', parent: '', code: answer });
    return job && { ref: job, state: { value: 'VISE', impact: null, priority: false, details: {} } };
  }
  if (question.item.kind === 'project') {
    const text = answer.replaceAll('\r\n', '\n');
    if (text.length > PROJECT_LENGTH) return 'too_long';
    return { ref, state: { value: 'DIT', impact: null, priority: false, details: { text } } };
  }
  const chosen = question.options.find((option) => option.id === answer);
  return chosen && { ref, state: tidyAnswer(question.item.kind, preparedState(chosen)) };
}

/**
 * The accompanied person answers one question before an interview. Works for who may only answer: it reads nothing and gives
 * nothing back. It stays theirs until a professional takes it up as an answer of their own.
 */
export const prepareAnswer = command({
  name: 'prepare-answer',
  input: z
    .object({ personId: z.uuid(), question: z.string().max(20), said })
    .transform(({ personId, question: code, said: input }, context) => {
      const question = findQuestion(code);
      const answer = question && prepared(question, input);
      if (!question || !answer || answer === 'too_long') {
        const message =
          answer === 'too_long'
            ? `Votre texte est trop long : ${PROJECT_LENGTH} caractères au plus. Rien n’est perdu, raccourcissez-le.`
            : 'Choisissez une réponse dans la liste.';
        context.addIssue({ code: 'custom', message, path: ['said'] });
        return z.NEVER;
      }
      return { personId, question, choice: input.choice, ...answer };
    }),
  access: answeredByPerson(),
  async handle({ tx }, { personId, question, choice, ref, state }): Promise<void> {
    const { kind = null, parent = null, code = null } = ref ?? {};
    await sql`SELECT access.prepare_answer(${personId}, ${question.code}, ${choice}, ${kind}, ${parent}, ${code},
      ${state?.value ?? null}, ${state?.impact ?? null}, ${JSON.stringify(state?.details ?? {})}::jsonb)`.execute(
      tx,
    );
  },
});
