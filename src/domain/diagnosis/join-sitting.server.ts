import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { seatOf } from './stored-answers.server.ts';
import './tables.ts';

/** A second professional says that they hold the open sitting too. Saying it twice changes nothing. */
export const joinSitting = command({
  name: 'join-sitting',
  input: z.object({ personId: z.uuid(), sittingId: z.uuid() }),
  access: onPerson('edit'),
  async handle({ tx, actor }, { personId, sittingId }): Promise<void> {
    const sitting = await tx
      .selectFrom('diagnosis_sitting')
      .select('closed_at')
      .where('person_id', '=', personId)
      .where('sitting_id', '=', sittingId)
      .executeTakeFirst();
    const seat = seatOf(actor);
    if (!sitting || !seat) throw new NotFound();
    if (sitting.closed_at) throw new Refused('sitting_closed');
    await tx
      .insertInto('diagnosis_participant')
      .values({ person_id: personId, sitting_id: sittingId, seat })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
});
