import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type Clock, civilDateAt, today } from '../../platform/clock/clock.ts';
import { storedDetails } from './checked-details.server.ts';
import type { ProposalRow } from './lock-rows.server.ts';
import { aboutOf } from './read-plan.server.ts';
import { addDays } from './rules.ts';
import { isProposalOpen, proposalMoves } from './states.ts';
import type {} from './tables.ts';
import type { ProposalView } from './views.ts';

/** How long an answer that is no stays in sight of who had proposed. */
const SHOWN_DAYS = 30;

/** What waits for an answer, and what was declined lately; oldest first, as far as the actor reads it. */
export async function readProposals(tx: Tx, personId: string, clock: Clock): Promise<ProposalView[]> {
  const rows = await tx
    .selectFrom('plan_proposal')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', ['proposee', 'amendee', 'declinee'])
    .orderBy('recorded_at')
    .orderBy('proposal_id')
    .execute();
  const shown = rows.filter(
    (row) => isProposalOpen(row.state) || civilDateAt(row.at, clock) >= addDays(today(clock), -SHOWN_DAYS),
  );
  const amended = shown.filter((row) => row.state === proposalMoves.amend.to);
  const former =
    amended.length > 0 ? await readFormer(tx, personId, amended) : new Map<string, ProposalRow>();
  return shown.map((row) => proposalView(row, former.get(row.proposal_id), clock));
}

/** The version before, of proposals that were amended. */
async function readFormer(tx: Tx, personId: string, amended: readonly ProposalRow[]) {
  const versions = await tx
    .selectFrom('plan_proposal_version')
    .selectAll()
    .where('person_id', '=', personId)
    .where(
      'proposal_id',
      'in',
      amended.map((row) => row.proposal_id),
    )
    .execute();
  const now = new Map(amended.map((row) => [row.proposal_id, row.version]));
  return new Map(
    versions
      .filter((row) => row.version + 1 === now.get(row.proposal_id))
      .map((row) => [row.proposal_id, row]),
  );
}

function proposalView(row: ProposalRow, former: ProposalRow | undefined, clock: Clock): ProposalView {
  const { owner_seat, owner_name, owner_organisation } = row;
  return {
    id: row.proposal_id,
    kind: row.kind,
    title: row.title,
    theme: aboutOf(row)?.theme ?? null,
    objectiveId: row.objective_id,
    lever: row.lever,
    owner:
      owner_seat && owner_name && owner_organisation
        ? { seat: owner_seat, name: owner_name, organisation: owner_organisation }
        : null,
    dueOn: row.due_on,
    details: storedDetails(row.details),
    words: row.words,
    state: row.state,
    reason: row.reason,
    side: row.by_side,
    by: row.by_name,
    organisation: row.by_organisation,
    on: civilDateAt(row.at, clock),
    former: former ? { title: former.title, dueOn: former.due_on, by: former.by_name } : null,
    sensitive: row.sensitive,
    discreet: row.discreet,
    version: row.version,
  };
}

/** How many objectives and steps professionals propose to the person, and that wait for their answer. */
export async function countProposals(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('plan_proposal')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('state', 'in', ['proposee', 'amendee'])
    .where('by_side', '=', 'professionnel')
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
