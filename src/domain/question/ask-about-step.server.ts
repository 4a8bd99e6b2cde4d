import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { currentMembers } from '../circle/current-members.server.ts';
import { tell } from '../circle/tell.server.ts';
import { readStep } from '../plan/lock-rows.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { stepQuestionMail } from './mails.ts';
import type { QuestionRow } from './read-questions.server.ts';
import { ANSWER_LENGTH, QUESTION_LENGTH } from './states.ts';
import './tables.ts';

const words = (missing: string, long: string, most: number) =>
  z.string().trim().min(1, missing).max(most, long);

/**
 * Asks a member of the circle who reads the step. They are told by e-mail; the database checks that they read it. The page makes the
 * id: a form sent twice asks once.
 */
export const askAboutStep = command({
  name: 'ask-about-step',
  input: z.object({
    personId: z.uuid(),
    stepId: z.uuid(),
    questionId: z.uuid(),
    seat: z.uuid('asked_missing'),
    question: words('question_missing', 'question_long', QUESTION_LENGTH),
  }),
  access: onPerson(['edit', 'part']),
  handle: async (context, input) => {
    const { tx } = context;
    const step = await readStep(tx, input);
    const { rows } = await sql<{ asked: boolean }>`SELECT access.ask_about_step(${input.personId},
      ${input.questionId}, ${input.stepId}, ${input.seat}, ${input.question}) AS asked`.execute(tx);
    if (!rows[0]?.asked) return;
    const row = await readQuestion(tx, input);
    await record(context, row, 'question-asked', { title: step.title, to: row.asked_name });
    await tell(tx, { seat: input.seat }, stepQuestionMail, { questionId: input.questionId });
  },
});

/** Answered in the product, by whom it was asked; once or more. */
export const answerStepQuestion = command({
  name: 'answer-step-question',
  input: z.object({
    personId: z.uuid(),
    questionId: z.uuid(),
    answerId: z.uuid(),
    text: words('answer_missing', 'answer_long', ANSWER_LENGTH),
  }),
  access: onPerson(['edit', 'part']),
  handle: async (context, input) => {
    const { tx } = context;
    const row = await readQuestion(tx, input);
    const { rows } = await sql<{ answered: boolean }>`SELECT access.answer_step_question(${input.personId},
      ${input.questionId}, ${input.answerId}, ${input.text}) AS answered`.execute(tx);
    if (!rows[0]?.answered) return; // sent twice
    const step = await readStep(tx, { personId: input.personId, stepId: row.step_id });
    await record(context, row, 'question-answered', { title: step.title });
  },
});

/** Taken back by who asked, as long as nobody has answered. */
export const withdrawStepQuestion = command({
  name: 'withdraw-step-question',
  input: z.object({ personId: z.uuid(), questionId: z.uuid() }),
  access: onPerson(['edit', 'part']),
  handle: async ({ tx }, input) => {
    await sql`SELECT access.withdraw_step_question(${input.personId}, ${input.questionId})`.execute(tx);
  },
});

/** The asker has read the answer: it leaves their news. */
export const seeStepQuestion = command({
  name: 'see-step-question',
  input: z.object({ personId: z.uuid(), questionId: z.uuid() }),
  access: onPerson(['edit', 'part']),
  handle: async ({ tx }, input) => {
    await sql`SELECT access.see_step_question(${input.personId}, ${input.questionId})`.execute(tx);
  },
});

async function readQuestion(
  tx: Context['tx'],
  key: { personId: string; questionId: string },
): Promise<QuestionRow> {
  const row = await tx
    .selectFrom('step_question')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('step_question_id', '=', key.questionId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Read by whoever reads the question: of the contributeurs, those of the two that it is between. */
async function record(
  context: Context,
  row: QuestionRow,
  kind: 'question-asked' | 'question-answered',
  params: { title: string; to: string } | { title: string },
): Promise<void> {
  const members = await currentMembers(context.tx, row.person_id);
  const between = [row.asker_seat, row.asked_seat];
  const contributors = members.filter(({ role, seat }) => role === 'contributeur' && between.includes(seat));
  await recordEvent(context, {
    personId: row.person_id,
    kind,
    params: params as { title: string; to: string },
    subjectId: row.step_question_id,
    sensitive: row.sensitive,
    discreet: row.discreet,
    namedSeats: row.named_seats,
    hiddenFrom: row.hidden_from,
    sharedSeats: contributors.map(({ seat }) => seat),
  });
}
