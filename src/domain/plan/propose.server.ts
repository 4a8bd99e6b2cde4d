import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { checkedDetails } from './checked-details.server.ts';
import { chooseOwner } from './choose-owner.server.ts';
import { leverCodes } from './codes.ts';
import {
  about,
  aboutColumns,
  details,
  dueOn,
  expectAhead,
  note,
  objectiveId,
  owner,
  personId,
  title,
} from './inputs.ts';
import { lockProposal, readObjective } from './lock-rows.server.ts';
import { recordProposalEvent } from './record-proposal-event.server.ts';
import { stepMarks } from './step-marks.server.ts';

const proposalId = z.uuid();

/**
 * An objective that the person proposes, or that a professional proposes to the person. It enters the plan once the other side
 * accepts. The page makes the id: a form sent twice proposes once.
 */
export const proposeObjective = command({
  name: 'propose-objective',
  input: z
    .object({ personId, proposalId, title: title.optional(), about: about.optional(), words: note })
    .refine((input) => input.title ?? input.about, { path: ['title'], message: 'title_or_about_missing' }),
  access: onPerson(['edit', 'self']),
  handle: async (context, input) => {
    const words = input.title ?? input.about?.label ?? '';
    const inserted = await context.tx
      .insertInto('plan_proposal')
      .values({
        person_id: input.personId,
        proposal_id: input.proposalId,
        kind: 'objectif',
        title: words,
        ...aboutColumns(input.about),
        words: input.words,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'proposal_id']).doNothing())
      .executeTakeFirst();
    const row = await lockProposal(context.tx, input);
    if (inserted.numInsertedOrUpdatedRows) await recordProposalEvent(context, row, 'proposal-made', {});
    return { proposalId: input.proposalId };
  },
});

/** The same for a step of an objective in progress. */
export const proposeStep = command({
  name: 'propose-step',
  input: z.object({
    personId,
    proposalId,
    objectiveId,
    lever: z.enum(leverCodes, 'lever_missing'),
    title,
    owner,
    dueOn,
    details: details.default({}),
    words: note,
  }),
  access: onPerson(['edit', 'self']),
  handle: async (context, input) => {
    const { tx, levels } = context;
    expectAhead(input.dueOn, context.clock);
    const objective = await readObjective(tx, input);
    if (!objective) throw new NotFound();
    if (objective.state !== 'en-cours') throw new Refused('objective_closed');
    const { named_seats, ...marks } = await stepMarks(tx, objective);
    const chosen = await chooseOwner(tx, { personId: input.personId, ...marks }, input.owner);
    const inserted = await tx
      .insertInto('plan_proposal')
      .values({
        person_id: input.personId,
        proposal_id: input.proposalId,
        kind: 'etape',
        objective_id: input.objectiveId,
        lever: input.lever,
        title: input.title,
        ...chosen.columns,
        due_on: input.dueOn,
        ...checkedDetails(input.lever, marks.sensitive, input.details).columns,
        ...marks,
        // What the person proposes under an objective that few may read is for the one who wrote that objective, above all.
        named_seats:
          levels.self && (marks.sensitive || marks.discreet)
            ? [...new Set([objective.author_seat, ...objective.named_seats])]
            : named_seats,
        words: input.words,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'proposal_id']).doNothing())
      .executeTakeFirst();
    const row = await lockProposal(tx, input);
    if (inserted.numInsertedOrUpdatedRows) await recordProposalEvent(context, row, 'proposal-made', {});
    return { proposalId: input.proposalId };
  },
});
