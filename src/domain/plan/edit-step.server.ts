import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { shareEvents } from '../timeline/share-events.server.ts';
import { checkedDetails, storedDetails } from './checked-details.server.ts';
import { type ChosenOwner, chooseOwner } from './choose-owner.server.ts';
import { leverCodes } from './codes.ts';
import { details, dueOn, expectAhead, owner, personId, stepId, title, version } from './inputs.ts';
import { type StepDetails, sameDetails } from './lever-details.ts';
import { expectOneRow, expectVersion, lockStep, type StepRow } from './lock-rows.server.ts';
import { recordPlanEvent, shortDetails } from './record-plan-event.server.ts';
import { isStepOpen } from './states.ts';

const changes = z.object({
  lever: z.enum(leverCodes, 'lever_missing'),
  title,
  owner,
  dueOn,
  /** Left out: what is known stays, as long as the lever does. */
  details: details.optional(),
});

/** Changes what an open step is, who does it, by when. A contributeur put in charge reads it from then on. */
export const editStep = command({
  name: 'edit-step',
  input: changes.extend({ personId, stepId, version }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const { tx } = context;
    const row = await lockStep(tx, input);
    const kept = row.lever === input.lever ? storedDetails(row.details) : {};
    const detailed = checkedDetails(input.lever, row.sensitive, input.details ?? kept);
    if (isSame(row, input, detailed.values)) return; // sent twice
    expectVersion(row, input.version);
    if (!isStepOpen(row.state)) throw new Refused('wrong_state');
    expectAhead(input.dueOn, context.clock, row.due_on);
    const chosen = await newOwner(tx, row, input.owner);
    const shared = withSeat(row.shared_seats, chosen?.sharedSeat);
    expectOneRow(
      await tx
        .updateTable('step')
        .set({
          lever: input.lever,
          title: input.title,
          due_on: input.dueOn,
          ...detailed.columns,
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
    await recordPlanEvent(context, about, 'step-changed', {
      ...whatChanged(row, input, chosen),
      ...(!sameDetails(storedDetails(row.details), detailed.values) &&
        shortDetails(input.lever, detailed.values)),
    });
  },
});

/** The one who is in charge already may have left the circle since: keeping them is no new choice. */
async function newOwner(tx: Tx, step: StepRow, wanted: string): Promise<ChosenOwner | undefined> {
  if (wanted === (step.owner_seat ?? 'personne')) return undefined;
  return chooseOwner(tx, { ...step, personId: step.person_id }, wanted);
}

const isSame = (row: StepRow, input: z.output<typeof changes>, values: StepDetails) =>
  sameDetails(storedDetails(row.details), values) &&
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
