import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { checkedDetails, storedDetails } from './checked-details.server.ts';
import { chooseOwner } from './choose-owner.server.ts';
import { declineReasonCodes, declineReasons, leverCodes } from './codes.ts';
import { details, dueOn, expectAhead, note, owner, personId, title, version } from './inputs.ts';
import { expectOneRow, expectVersion, lockProposal, type ProposalRow } from './lock-rows.server.ts';
import { shortDetails } from './record-plan-event.server.ts';
import { recordProposalEvent } from './record-proposal-event.server.ts';
import { type PlanSide, type ProposalMove, proposalMoves, proposalRefusal } from './states.ts';

const proposal = z.object({ personId, proposalId: z.uuid(), version });

/** What another version of a step says; of an objective, its title is all. */
const stepWords = z.object({
  lever: z.enum(leverCodes, 'lever_missing'),
  owner,
  dueOn,
  details: details.default({}),
});

/**
 * Accepted, amended, declined (with a reason) or withdrawn: by the side whose turn it is. Accepted, it enters the plan in the same
 * act, with who proposed and who accepted.
 */
export const answerProposal = command({
  name: 'answer-proposal',
  input: z.discriminatedUnion('move', [
    proposal.extend({ move: z.literal('accept') }),
    proposal.extend({ move: z.literal('amend'), title, words: note, step: stepWords.optional() }),
    proposal.extend({
      move: z.literal('decline'),
      reason: z.enum(declineReasonCodes, 'reason_missing'),
      words: note,
    }),
    proposal.extend({ move: z.literal('withdraw') }),
  ]),
  access: onPerson(['edit', 'self']),
  handle: async (context, input) => {
    const row = await lockProposal(context.tx, input);
    const side: PlanSide = context.levels.self ? 'personne' : 'professionnel';
    if (isSentTwice(row, input, side)) return;
    expectVersion(row, input.version);
    const party = context.levels.self ? 'person' : 'editor';
    const refusal = proposalRefusal(input.move, { state: row.state, party, lastBy: row.by_side });
    if (refusal) throw new Refused(refusal);
    switch (input.move) {
      case 'accept':
        return accept(context, row);
      case 'amend':
        return amend(context, row, input);
      case 'decline':
        await write(context, row, { state: 'declinee', reason: input.reason, words: input.words });
        return recordProposalEvent(context, row, 'proposal-declined', {
          reason: declineReasons[input.reason],
        });
      case 'withdraw':
        await write(context, row, { state: 'retiree' });
        return recordProposalEvent(context, row, 'proposal-withdrawn', {});
    }
  },
});

/** The same act again by the same side, the first one having been saved; two amendments are told apart by their words. */
const isSentTwice = (
  row: ProposalRow,
  input: { move: ProposalMove; version: number; title?: string },
  side: PlanSide,
) =>
  row.version === input.version + 1 &&
  row.by_side === side &&
  row.state === proposalMoves[input.move].to &&
  (input.title === undefined || input.title === row.title);

async function accept(context: Context, row: ProposalRow): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    SELECT access.enter_proposal(${row.person_id}, ${row.proposal_id}, ${row.version}) AS done`.execute(
    context.tx,
  );
  if (!rows[0]?.done) throw new Conflict(row);
  await recordProposalEvent(
    context,
    row,
    'proposal-accepted',
    row.lever ? shortDetails(row.lever, storedDetails(row.details)) : {},
  );
  await changeAccess(context.tx, 'refresh_list', row.person_id);
}

async function amend(
  context: Context,
  row: ProposalRow,
  input: { title: string; words: string; step?: z.output<typeof stepWords> | undefined },
): Promise<void> {
  const { tx } = context;
  const { step } = input;
  if ((row.kind === 'etape') !== (step !== undefined)) throw new NotFound();
  if (step) expectAhead(step.dueOn, context.clock, row.due_on);
  const kept = step && step.owner === (row.owner_seat ?? 'personne');
  const chosen =
    step && !kept ? await chooseOwner(tx, { ...row, personId: row.person_id }, step.owner) : undefined;
  await write(context, row, {
    state: 'amendee',
    title: input.title,
    words: input.words,
    ...(step && {
      lever: step.lever,
      due_on: step.dueOn,
      ...checkedDetails(step.lever, row.sensitive, step.details).columns,
    }),
    ...chosen?.columns,
  });
  await recordProposalEvent(context, { ...row, title: input.title }, 'proposal-amended', {
    ...(input.title !== row.title && { former: row.title }),
  });
}

type Changes = Partial<
  Pick<
    ProposalRow,
    | 'reason'
    | 'words'
    | 'title'
    | 'lever'
    | 'owner_seat'
    | 'owner_name'
    | 'owner_organisation'
    | 'due_on'
    | 'starts_on'
    | 'ends_on'
  >
> & { state: ProposalRow['state']; details?: string };

async function write({ tx }: Context, row: ProposalRow, changes: Changes): Promise<void> {
  expectOneRow(
    await tx
      .updateTable('plan_proposal')
      .set(changes)
      .where('person_id', '=', row.person_id)
      .where('proposal_id', '=', row.proposal_id)
      .executeTakeFirst(),
  );
}
