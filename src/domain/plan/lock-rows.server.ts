import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Conflict, NotFound } from '../../platform/access/errors.ts';
import type { Database } from '../../platform/database/schema.ts';
import type {} from './tables.ts';

export type ObjectiveRow = Selectable<Database['objective']>;
export type StepRow = Selectable<Database['step']>;
export type ProposalRow = Selectable<Database['plan_proposal']>;

/** The objective, held until the act is committed. NotFound unless the actor reads and edits it. */
export async function lockObjective(
  tx: Tx,
  key: { personId: string; objectiveId: string },
): Promise<ObjectiveRow> {
  const row = await tx
    .selectFrom('objective')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('objective_id', '=', key.objectiveId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

export async function lockStep(tx: Tx, key: { personId: string; stepId: string }): Promise<StepRow> {
  const row = await tx
    .selectFrom('step')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('step_id', '=', key.stepId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** The step as it is shown, for acts that hold nothing: a contributeur may read it and lock nothing. */
export async function readStep(tx: Tx, key: { personId: string; stepId: string }): Promise<StepRow> {
  const row = await tx
    .selectFrom('step')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('step_id', '=', key.stepId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** The objective as it is shown, for who proposes under it: the person may lock nothing. */
export async function readObjective(
  tx: Tx,
  key: { personId: string; objectiveId: string },
): Promise<ObjectiveRow | undefined> {
  return tx
    .selectFrom('objective')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('objective_id', '=', key.objectiveId)
    .executeTakeFirst();
}

/** Both sides may answer a proposal that they read, hence lock it. */
export async function lockProposal(
  tx: Tx,
  key: { personId: string; proposalId: string },
): Promise<ProposalRow> {
  const row = await tx
    .selectFrom('plan_proposal')
    .selectAll()
    .where('person_id', '=', key.personId)
    .where('proposal_id', '=', key.proposalId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Throws Conflict with what stands now when the page was about another version. */
export function expectVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw new Conflict(row);
}

/** A policy makes an update touch no row silently: here that is an error. */
export function expectOneRow(result: { readonly numUpdatedRows: bigint }): void {
  if (result.numUpdatedRows !== 1n) throw new NotFound();
}
