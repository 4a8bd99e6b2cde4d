import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { AnswerInput } from './answer-input.ts';
import { recordCompleted } from './record-completed.server.ts';
import type { RecordedAnswers } from './rules.ts';
import { saveAnswers } from './save-answers.server.ts';
import { openSittingOf } from './sittings.server.ts';
import { seatOf } from './stored-answers.server.ts';

/** More than there are items: a page that was offline sends everything at once. */
export const MOST_ANSWERS = 200;

/** What a page saves as one goes: answers of the open sitting, or of none. */
export const recordAnswers = command({
  name: 'record-answers',
  input: z.object({ personId: z.uuid(), answers: z.array(AnswerInput).min(1).max(MOST_ANSWERS) }),
  access: onPerson('edit'),
  async handle(context, { personId, answers }): Promise<RecordedAnswers> {
    const { tx, actor, clock } = context;
    await sql`SELECT access.lock_diagnosis(${personId})`.execute(tx);
    const sittingId = await openSittingOf(tx, personId, seatOf(actor));
    const { written, ...saved } = await saveAnswers(context, personId, answers, sittingId);
    if (!sittingId) await recordCompleted(context, personId, written);
    return { at: clock.now().toString(), ...saved };
  },
});
