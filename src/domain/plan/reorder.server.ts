import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { objectiveId, personId, stepId } from './inputs.ts';
import { expectOneRow, readStep } from './lock-rows.server.ts';
import { rankChanges } from './rules.ts';
import type {} from './tables.ts';

const direction = z.enum(['up', 'down']);

/**
 * Moves an objective one place. Under the lock of the whole list (taken in the order of ids, so that nobody waits for each other), so that two people who reorder at once both have their move; the
 * order is not a version of the objective: whoever is rewording it meanwhile is not disturbed.
 */
export const moveObjective = command({
  name: 'move-objective',
  input: z.object({ personId, objectiveId, direction }),
  access: onPerson('edit'),
  handle: async ({ tx }, input) => {
    const rows = await tx
      .selectFrom('objective')
      .select(['objective_id as id', 'rank'])
      .where('person_id', '=', input.personId)
      .orderBy('objective_id')
      .forUpdate()
      .execute();
    for (const { id, rank } of moved(rows, input.objectiveId, input.direction)) {
      expectOneRow(
        await tx
          .updateTable('objective')
          .set({ rank })
          .where('person_id', '=', input.personId)
          .where('objective_id', '=', id)
          .executeTakeFirst(),
      );
    }
  },
});

/** The same for a step within its objective. */
export const moveStep = command({
  name: 'move-step',
  input: z.object({ personId, stepId, direction }),
  access: onPerson('edit'),
  handle: async ({ tx }, input) => {
    const { objective_id } = await readStep(tx, input);
    const rows = await tx
      .selectFrom('step')
      .select(['step_id as id', 'rank'])
      .where('person_id', '=', input.personId)
      .where('objective_id', '=', objective_id)
      .orderBy('step_id')
      .forUpdate()
      .execute();
    for (const { id, rank } of moved(rows, input.stepId, input.direction)) {
      expectOneRow(
        await tx
          .updateTable('step')
          .set({ rank })
          .where('person_id', '=', input.personId)
          .where('step_id', '=', id)
          .executeTakeFirst(),
      );
    }
  },
});

function moved(...of: Parameters<typeof rankChanges>) {
  const changes = rankChanges(...of);
  if (!changes) throw new NotFound();
  return changes;
}
