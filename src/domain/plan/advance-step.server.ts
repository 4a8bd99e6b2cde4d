import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import {
  type EndReason,
  endReasonCodes,
  endReasons,
  type StepResult,
  stepResultCodes,
  stepResults,
} from './codes.ts';
import { note, personId, stepId, version } from './inputs.ts';
import { expectOneRow, expectVersion, lockStep, readStep, type StepRow } from './lock-rows.server.ts';
import { outcomeFits, outcomeLabel } from './outcomes.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';
import { isStepOpen, type PlanParty, type StepState, stepMoves, stepRefusal } from './states.ts';

const step = z.object({ personId, stepId, version });

/** Where the step comes to, and what is said of it. */
interface Outcome {
  readonly state: StepState;
  readonly result: StepResult | null;
  readonly outcome: string | null;
  readonly reason: EndReason | null;
  readonly note: string;
}

/**
 * Started, done (with its result), given up (with a reason), taken up again: by who accompanies, or by a contributeur it is shared
 * with. The person says of their own steps that they began, or what came of them.
 */
export const advanceStep = command({
  name: 'advance-step',
  input: z.discriminatedUnion('move', [
    step.extend({ move: z.literal('start') }),
    step.extend({
      move: z.literal('finish'),
      result: z.enum(stepResultCodes, 'result_missing'),
      /** What came of it: a code of its lever. */
      outcome: z.string().max(40).optional(),
      note,
    }),
    step.extend({ move: z.literal('give-up'), reason: z.enum(endReasonCodes, 'reason_missing'), note }),
    step.extend({ move: z.literal('reopen') }),
  ]),
  access: onPerson(['edit', 'part', 'self']),
  handle: async (context, input) => {
    const { levels } = context;
    const party: PlanParty = levels.edit ? 'editor' : levels.self ? 'person' : 'contributor';
    const row = party === 'editor' ? await lockStep(context.tx, input) : await readStep(context.tx, input);
    const outcome: Outcome = {
      state: stepMoves[input.move].to,
      result: input.move === 'finish' ? input.result : null,
      outcome: (input.move === 'finish' && input.outcome) || null,
      reason: input.move === 'give-up' ? input.reason : null,
      note: 'note' in input ? input.note : '',
    };
    if (row.version === input.version + 1 && comesTo(row, outcome)) return; // sent twice
    expectVersion(row, input.version);
    const objective = await objectiveState(context, row);
    const ofPerson = row.owner_seat === null;
    const refusal = stepRefusal(input.move, { state: row.state, party, objective, ofPerson });
    if (refusal) throw new Refused(refusal);
    if (outcome.outcome && !(outcome.result && outcomeFits(row.lever, outcome.result, outcome.outcome)))
      throw new Refused('outcome_unfit');
    await (party === 'editor' ? writeAsEditor : writeOwn)(context, row, outcome);
    await tell(context, row, outcome);
  },
});

const comesTo = (row: StepRow, outcome: Outcome) =>
  row.state === outcome.state &&
  row.result === outcome.result &&
  row.outcome === outcome.outcome &&
  row.reason === outcome.reason &&
  row.note === outcome.note;

async function objectiveState({ tx }: Context, row: StepRow) {
  const objective = await tx
    .selectFrom('objective')
    .select('state')
    .where('person_id', '=', row.person_id)
    .where('objective_id', '=', row.objective_id)
    .executeTakeFirst();
  return objective?.state ?? null;
}

async function writeAsEditor({ tx, clock }: Context, row: StepRow, outcome: Outcome): Promise<void> {
  expectOneRow(
    await tx
      .updateTable('step')
      .set({
        ...outcome,
        ended_on: isStepOpen(outcome.state) ? null : today(clock),
        version: row.version + 1,
      })
      .where('person_id', '=', row.person_id)
      .where('step_id', '=', row.step_id)
      .executeTakeFirst(),
  );
}

/** The database checks again that the step is shared, or the person's own, and writes nothing but what came of it. */
async function writeOwn({ tx }: Context, row: StepRow, outcome: Outcome): Promise<void> {
  const { rows } = await sql<{
    done: boolean;
  }>`SELECT access.advance_own_step(${row.person_id}, ${row.step_id},
    ${row.version}, ${outcome.state}, ${outcome.result}, ${outcome.outcome}, ${outcome.reason}, ${outcome.note}) AS done`.execute(
    tx,
  );
  if (!rows[0]?.done) throw new Conflict(row);
}

async function tell(
  context: Context,
  row: StepRow,
  { state, result, outcome, reason }: Outcome,
): Promise<void> {
  const about = { personId: row.person_id, subjectId: row.step_id, marks: row };
  const { title } = row;
  if (result) {
    const came = outcome && outcomeLabel(row.lever, outcome);
    return recordPlanEvent(context, about, 'step-done', {
      title,
      result: came ? `${stepResults[result]} : ${came.toLowerCase()}` : stepResults[result],
    });
  }
  if (reason) return recordPlanEvent(context, about, 'step-given-up', { title, reason: endReasons[reason] });
  const reopened = !isStepOpen(row.state) && isStepOpen(state);
  return recordPlanEvent(context, about, reopened ? 'step-reopened' : 'step-started', { title });
}
