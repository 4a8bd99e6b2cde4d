import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { checkedDetails } from './checked-details.server.ts';
import { chooseOwner } from './choose-owner.server.ts';
import { leverCodes } from './codes.ts';
import { details, dueOn, expectAhead, objectiveId, owner, personId, stepId, title } from './inputs.ts';
import { lockObjective, lockStep } from './lock-rows.server.ts';
import { recordPlanEvent, shortDetails } from './record-plan-event.server.ts';
import { stepMarks } from './step-marks.server.ts';

/** Adds a step to an objective in progress. The page makes the id: sending the form twice adds one step. */
export const addStep = command({
  name: 'add-step',
  input: z.object({
    personId,
    stepId,
    objectiveId,
    lever: z.enum(leverCodes, 'lever_missing'),
    title,
    owner,
    dueOn,
    details: details.default({}),
  }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const { tx } = context;
    expectAhead(input.dueOn, context.clock);
    const objective = await lockObjective(tx, input);
    if (objective.state !== 'en-cours') throw new Refused('objective_closed');
    const marks = await stepMarks(tx, objective);
    const chosen = await chooseOwner(tx, { personId: input.personId, ...marks }, input.owner);
    const detailed = checkedDetails(input.lever, marks.sensitive, input.details);
    const inserted = await tx
      .insertInto('step')
      .values({
        person_id: input.personId,
        step_id: input.stepId,
        objective_id: input.objectiveId,
        lever: input.lever,
        title: input.title,
        ...chosen.columns,
        due_on: input.dueOn,
        rank: await nextRank(tx, input),
        ...detailed.columns,
        ...marks,
        shared_seats: chosen.sharedSeat ? [chosen.sharedSeat] : [],
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'step_id']).doNothing())
      .executeTakeFirst();
    const row = await lockStep(tx, input);
    if (inserted.numInsertedOrUpdatedRows === 0n) return { stepId: row.step_id }; // sent twice
    await recordPlanEvent(
      context,
      { personId: input.personId, subjectId: input.stepId, marks: row },
      'step-added',
      {
        title: input.title,
        owner: chosen.label,
        ...(input.dueOn && { due: input.dueOn }),
        ...shortDetails(input.lever, detailed.values),
      },
    );
    return { stepId: input.stepId };
  },
});

async function nextRank(tx: Tx, key: { personId: string; objectiveId: string }): Promise<number> {
  const last = await tx
    .selectFrom('step')
    .select(({ fn }) => fn.max('rank').as('rank'))
    .where('person_id', '=', key.personId)
    .where('objective_id', '=', key.objectiveId)
    .executeTakeFirst();
  return (last?.rank ?? 0) + 1;
}
