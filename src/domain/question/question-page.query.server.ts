import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson, openTo, seated } from '../../platform/access/access-rule.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { personName } from '../person/person-name.server.ts';
import { readStep } from '../plan/lock-rows.server.ts';
import { addDays } from '../plan/rules.ts';
import { questionView } from './read-questions.server.ts';
import { UNANSWERED_DAYS } from './states.ts';
import './tables.ts';
import type { MyQuestion, QuestionPage } from './views.ts';

const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : null);

/** One question with its answers: where its e-mail leads, after signing in. */
export const questionPage = query({
  name: 'step-question',
  input: z.object({ personId: z.uuid(), questionId: z.uuid() }),
  access: onPerson(['edit', 'part']),
  reads: { continues: 'plan' },
  handle: async ({ tx, actor, clock }, input): Promise<QuestionPage> => {
    const row = await tx
      .selectFrom('step_question')
      .selectAll()
      .where('person_id', '=', input.personId)
      .where('step_question_id', '=', input.questionId)
      .executeTakeFirst();
    if (!row) throw new NotFound();
    const step = await readStep(tx, { personId: input.personId, stepId: row.step_id });
    return {
      personName: await personName(tx, input.personId),
      stepTitle: step.title,
      question: questionView(row, { seat: seatOf(actor), clock }),
    };
  },
});

/** Whose person a question is about, for the two that it is between: an e-mail carries the question alone. */
export const locateQuestion = query({
  name: 'locate-step-question',
  input: z.object({ questionId: z.uuid() }),
  access: openTo('professional'),
  reads: 'none',
  handle: async ({ tx }, { questionId }): Promise<{ personId: string } | 'other-seat'> => {
    const { rows } = await sql<{ person_id: string }>`
      SELECT person_id FROM access.question_place(${questionId})`.execute(tx);
    if (rows[0]) return { personId: rows[0].person_id };
    const other = await sql<{ yes: boolean }>`
      SELECT access.question_for_other_seat(${questionId}) AS yes`.execute(tx);
    if (other.rows[0]?.yes) return 'other-seat';
    throw new NotFound();
  },
});

/** What waits for the professional's answer, the answers they have not read, and what they wait for. */
export const myQuestions = query({
  name: 'my-questions',
  input: z.object({}),
  access: seated(),
  reads: 'list',
  listed: (questions: MyQuestion[]) => [...new Set(questions.map(({ personId }) => personId))],
  handle: async ({ tx, actor, clock, open }): Promise<MyQuestion[]> => {
    const { rows } = await sql<{ person_id: string; id: string }>`
      SELECT person_id, step_question_id AS id FROM access.my_questions() LIMIT 200`.execute(tx);
    if (rows.length === 0) return [];
    await open([...new Set(rows.map((row) => row.person_id))]);
    const questions = await tx
      .selectFrom('step_question')
      .innerJoin('step', (join) =>
        join
          .onRef('step.person_id', '=', 'step_question.person_id')
          .onRef('step.step_id', '=', 'step_question.step_id'),
      )
      .innerJoin('person_list', 'person_list.person_id', 'step_question.person_id')
      .selectAll('step_question')
      .select(['step.title as step_title', 'person_list.given_name', 'person_list.family_name'])
      .where(
        'step_question.step_question_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('step_question.asked_at')
      .execute();
    const lateBefore = addDays(today(clock), -UNANSWERED_DAYS);
    return questions.map((row) => {
      const view = questionView(row, { seat: seatOf(actor), clock });
      return {
        ...view,
        personId: row.person_id,
        personName: `${row.given_name} ${row.family_name}`,
        stepTitle: row.step_title,
        late: view.state === 'ouverte' && view.askedOn <= lateBefore,
      };
    });
  },
});
