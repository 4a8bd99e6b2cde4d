import type { Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type Clock, civilDateAt } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/database/schema.ts';
import './tables.ts';
import type { QuestionParty } from './states.ts';
import type { QuestionView } from './views.ts';

export type QuestionRow = Selectable<Database['step_question']>;

const storedAnswers = z.array(z.object({ id: z.string(), text: z.string(), at: z.string() }));

/** Who reads, and when. */
interface Reader {
  readonly seat: string | null;
  readonly clock: Clock;
}

export function questionView(row: QuestionRow, { seat, clock }: Reader): QuestionView {
  const party: QuestionParty =
    seat === row.asked_seat ? 'asked' : seat === row.asker_seat ? 'asker' : 'reader';
  return {
    id: row.step_question_id,
    stepId: row.step_id,
    question: row.question,
    asker: { name: row.asker_name, organisation: row.asker_organisation },
    asked: { name: row.asked_name, organisation: row.asked_organisation },
    askedOn: civilDateAt(row.asked_at, clock),
    state: row.state,
    answers: storedAnswers.parse(row.answers).map(({ id, text, at }) => ({
      id,
      text,
      on: civilDateAt(Temporal.Instant.from(at), clock),
    })),
    party,
    news: party === 'asker' && row.state === 'repondue' && row.seen_at === null,
  };
}

/** The questions about a person's steps that the actor reads, oldest first; those withdrawn are nobody's business any more. */
export async function readQuestions(
  tx: Tx,
  key: { personId: string; stepId?: string },
  reader: Reader,
): Promise<QuestionView[]> {
  let select = tx
    .selectFrom('step_question')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('state', '<>', 'retiree')
    .orderBy('asked_at')
    .orderBy('step_question_id');
  if (key.stepId) select = select.where('step_id', '=', key.stepId);
  return (await select.execute()).map((row) => questionView(row, reader));
}
