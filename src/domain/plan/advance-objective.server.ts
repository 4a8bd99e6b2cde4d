import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { type EndReason, endReasonCodes, endReasons } from './codes.ts';
import { objectiveId, personId, version } from './inputs.ts';
import { expectOneRow, expectVersion, lockObjective, type StepRow } from './lock-rows.server.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';
import { isStepOpen, objectiveMoves, objectiveRefusal } from './states.ts';

const reason = z.enum(endReasonCodes, 'reason_missing');

/** Reached, given up (with a reason, and its open steps with it), or taken up again. */
export const advanceObjective = command({
  name: 'advance-objective',
  input: z.discriminatedUnion('move', [
    z.object({ personId, objectiveId, version, move: z.literal('reach') }),
    z.object({ personId, objectiveId, version, move: z.literal('give-up'), reason }),
    z.object({ personId, objectiveId, version, move: z.literal('reopen') }),
  ]),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const { tx, clock } = context;
    const row = await lockObjective(tx, input);
    const to = objectiveMoves[input.move].to;
    const why = input.move === 'give-up' ? input.reason : null;
    if (row.version === input.version + 1 && row.state === to && row.reason === why) return; // sent twice
    expectVersion(row, input.version);
    const openSteps = await lockOpenSteps(context, input);
    const refusal = objectiveRefusal(input.move, {
      state: row.state,
      party: 'editor',
      openSteps: openSteps.length,
    });
    if (refusal) throw new Refused(refusal);
    if (why) for (const step of openSteps) await giveUpStep(context, step, why);
    expectOneRow(
      await tx
        .updateTable('objective')
        .set({
          state: to,
          reason: why,
          ended_on: to === 'en-cours' ? null : today(clock),
          version: row.version + 1,
        })
        .where('person_id', '=', input.personId)
        .where('objective_id', '=', input.objectiveId)
        .executeTakeFirst(),
    );
    const about = { personId: input.personId, subjectId: input.objectiveId, marks: row };
    if (why)
      await recordPlanEvent(context, about, 'objective-given-up', {
        title: row.title,
        reason: endReasons[why],
      });
    else
      await recordPlanEvent(context, about, to === 'atteint' ? 'objective-reached' : 'objective-reopened', {
        title: row.title,
      });
  },
});

async function lockOpenSteps(
  { tx }: Context,
  key: { personId: string; objectiveId: string },
): Promise<StepRow[]> {
  const steps = await tx
    .selectFrom('step')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('objective_id', '=', key.objectiveId)
    .orderBy('step_id')
    .forUpdate()
    .execute();
  return steps.filter((step) => isStepOpen(step.state));
}

async function giveUpStep(context: Context, step: StepRow, why: EndReason): Promise<void> {
  expectOneRow(
    await context.tx
      .updateTable('step')
      .set({ state: 'abandonnee', reason: why, ended_on: today(context.clock), version: step.version + 1 })
      .where('person_id', '=', step.person_id)
      .where('step_id', '=', step.step_id)
      .executeTakeFirst(),
  );
  await recordPlanEvent(
    context,
    { personId: step.person_id, subjectId: step.step_id, marks: step },
    'step-given-up',
    { title: step.title, reason: endReasons[why] },
  );
}
