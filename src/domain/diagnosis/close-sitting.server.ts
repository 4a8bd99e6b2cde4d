import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { readSittings } from './sittings.server.ts';

/** Ends a sitting and tells the timeline who held it. What was answered stays open to later sittings. */
export const closeSitting = command({
  name: 'close-sitting',
  input: z.object({ personId: z.uuid(), sittingId: z.uuid() }),
  access: onPerson('edit'),
  async handle(context, { personId, sittingId }): Promise<void> {
    const { tx, actor, clock } = context;
    const sitting = (await readSittings(tx, actor, personId)).find((known) => known.sittingId === sittingId);
    if (!sitting) throw new NotFound();
    const { numUpdatedRows } = await tx
      .updateTable('diagnosis_sitting')
      .set({ closed_at: clock.now() })
      .where('person_id', '=', personId)
      .where('sitting_id', '=', sittingId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Refused('sitting_closed');
    await recordEvent(context, {
      personId,
      kind: 'diagnosis-held',
      params: { by: sitting.participants.map((participant) => participant.name), joint: sitting.joint },
      subjectId: sittingId,
    });
  },
});
