import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { command } from '../../platform/access/run.ts';
import { about, aboutColumns, objectiveId, personId, title } from './inputs.ts';
import { lockObjective } from './lock-rows.server.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';

/**
 * Adds an objective: one of the shared diagnosis, or the person's own words, or both (own words about a constraint). The page makes
 * the id, so that sending a form twice adds one objective.
 */
export const addObjective = command({
  name: 'add-objective',
  input: z
    .object({ personId, objectiveId, title: title.optional(), about: about.optional() })
    .refine((input) => input.title ?? input.about, { path: ['title'], message: 'title_or_about_missing' }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const { tx } = context;
    const words = input.title ?? input.about?.label ?? '';
    const inserted = await tx
      .insertInto('objective')
      .values({
        person_id: input.personId,
        objective_id: input.objectiveId,
        title: words,
        ...aboutColumns(input.about),
        rank: await nextRank(tx, input.personId),
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'objective_id']).doNothing())
      .executeTakeFirst();
    const row = await lockObjective(tx, input);
    if (inserted.numInsertedOrUpdatedRows === 0n) return { objectiveId: row.objective_id }; // sent twice
    await recordPlanEvent(
      context,
      { personId: input.personId, subjectId: input.objectiveId, marks: row },
      'objective-added',
      { title: words },
    );
    return { objectiveId: input.objectiveId };
  },
});

async function nextRank(tx: Tx, person: string): Promise<number> {
  const last = await tx
    .selectFrom('objective')
    .select(({ fn }) => fn.max('rank').as('rank'))
    .where('person_id', '=', person)
    .executeTakeFirst();
  return (last?.rank ?? 0) + 1;
}
