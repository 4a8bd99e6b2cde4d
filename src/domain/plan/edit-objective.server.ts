import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { objectiveId, personId, title, version } from './inputs.ts';
import { expectOneRow, expectVersion, lockObjective } from './lock-rows.server.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';

/** Rewords an objective. What it is about stays: another subject is another objective. */
export const editObjective = command({
  name: 'edit-objective',
  input: z.object({ personId, objectiveId, version, title }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const row = await lockObjective(context.tx, input);
    if (row.title === input.title) return;
    expectVersion(row, input.version);
    expectOneRow(
      await context.tx
        .updateTable('objective')
        .set({ title: input.title, version: row.version + 1 })
        .where('person_id', '=', input.personId)
        .where('objective_id', '=', input.objectiveId)
        .executeTakeFirst(),
    );
    await recordPlanEvent(
      context,
      { personId: input.personId, subjectId: input.objectiveId, marks: row },
      'objective-changed',
      { title: input.title, former: row.title },
    );
  },
});
