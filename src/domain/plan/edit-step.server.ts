import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { shareEvents } from '../timeline/share-events.server.ts';
import { type ChosenOwner, chooseOwner } from './choose-owner.server.ts';
import { leverCodes } from './codes.ts';
import { dueOn, owner, personId, stepId, title, version } from './inputs.ts';
import { expectOneRow, expectVersion, lockStep, type StepRow } from './lock-rows.server.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';
import { isStepOpen } from './states.ts';

const changes = z.object({ lever: z.enum(leverCodes, 'lever_missing'), title, owner, dueOn });

/** Changes what an open step is, who does it, by when. A contributeur put in charge reads it from then on. */
export const editStep = command({
  name: 'edit-step',
  input: changes.extend({ personId, stepId, version }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const { tx } = context;
    const row = await lockStep(tx, input);
    if (isSame(row, input)) return; // sent twice
    expectVersion(row, input.version);
    if (!isStepOpen(row.state)) throw new Refused('wrong_state');
    const chosen = await newOwner(tx, row, input.owner);
    const shared = withSeat(row.shared_seats, chosen?.sharedSeat);
    expectOneRow(
      await tx
        .updateTable('step')
        .set({
          lever: input.lever,
          title: input.title,
          due_on: input.dueOn,
          ...chosen?.columns,
          shared_seats: shared,
          version: row.version + 1,
        })
        .where('person_id', '=', input.personId)
        .where('step_id', '=', input.stepId)
        .executeTakeFirst(),
    );
    const about = {
      personId: input.personId,
      subjectId: input.stepId,
      marks: { ...row, shared_seats: shared },
    };
    if (shared.length > row.shared_seats.length) await shareEvents(tx, input.personId, input.stepId, shared);
    await recordPlanEvent(context, about, 'step-changed', whatChanged(row, input, chosen));
  },
});

/** The one who is in charge already may have left the circle since: keeping them is no new choice. */
async function newOwner(tx: Tx, step: StepRow, wanted: string): Promise<ChosenOwner | undefined> {
  if (wanted === (step.owner_seat ?? 'personne')) return undefined;
  return chooseOwner(tx, { ...step, personId: step.person_id }, wanted);
}

const isSame = (row: StepRow, input: z.output<typeof changes>) =>
  row.lever === input.lever &&
  row.title === input.title &&
  row.due_on === input.dueOn &&
  (row.owner_seat ?? 'personne') === input.owner;

const withSeat = (seats: readonly string[], seat: string | null | undefined): readonly string[] =>
  seat && !seats.includes(seat) ? [...seats, seat] : seats;

function whatChanged(row: StepRow, input: z.output<typeof changes>, chosen: ChosenOwner | undefined) {
  return {
    title: input.title,
    ...(input.title !== row.title && { former: row.title }),
    ...(input.dueOn && input.dueOn !== row.due_on && { due: input.dueOn }),
    ...(chosen && { owner: chosen.label }),
  };
}
