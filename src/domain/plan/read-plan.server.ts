import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { type Clock, civilDateAt, today } from '../../platform/clock/clock.ts';
import { findConstraint, findItem, type ItemKind } from '../diagnosis/codes.ts';
import { storedDetails } from './checked-details.server.ts';
import type { ObjectiveRow, StepRow } from './lock-rows.server.ts';
import { urgencyOf } from './rules.ts';
import { isStepOpen } from './states.ts';
import type {} from './tables.ts';
import type { Agreement, ObjectiveView, StepView } from './views.ts';

/** Who reads, and when: what a step looks like to them. */
export interface Reader {
  readonly seat: string | null;
  readonly clock: Clock;
}

/** Who proposed and who accepted. The person has no name here: the page knows whose plan it is. */
function agreementOf(row: ObjectiveRow | StepRow, clock: Clock): Agreement | null {
  const { origin, proposed_by, proposed_at, accepted_by, accepted_at } = row;
  if (origin === 'ensemble' || !proposed_by || !proposed_at || !accepted_by || !accepted_at) return null;
  return {
    origin,
    proposedBy: proposed_by,
    proposedOn: civilDateAt(proposed_at, clock),
    acceptedBy: accepted_by,
    acceptedOn: civilDateAt(accepted_at, clock),
  };
}

/** Since when the owner of an open step has no place around the person any more. */
const leftOn = (personId: string) =>
  sql<
    string | null
  >`(SELECT g.left_on FROM access.steps_to_entrust(ARRAY[${personId}]::uuid[]) g WHERE g.step_id = step.step_id)`.as(
    'left_on',
  );

function stepView(row: StepRow & { left_on: string | null }, reader: Reader): StepView {
  const owner =
    row.owner_seat && row.owner_name && row.owner_organisation
      ? { seat: row.owner_seat, name: row.owner_name, organisation: row.owner_organisation }
      : null;
  return {
    id: row.step_id,
    lever: row.lever,
    title: row.title,
    owner,
    ownerLeft: row.left_on !== null,
    mine: owner !== null && owner.seat === reader.seat,
    dueOn: row.due_on,
    urgency: urgencyOf({ dueOn: row.due_on, open: isStepOpen(row.state) }, today(reader.clock)),
    state: row.state,
    result: row.result,
    outcome: row.outcome,
    details: storedDetails(row.details),
    reason: row.reason,
    note: row.note,
    endedOn: row.ended_on,
    author: row.author_name,
    organisation: row.organisation_name,
    agreement: agreementOf(row, reader.clock),
    sensitive: row.sensitive,
    discreet: row.discreet,
    sharedSeats: row.shared_seats,
    version: row.version,
  };
}

function objectiveView(row: ObjectiveRow, steps: readonly StepView[], reader: Reader): ObjectiveView {
  const about = aboutOf(row);
  return {
    id: row.objective_id,
    title: row.title,
    theme: about?.theme ?? null,
    constraint: about?.constraint ?? null,
    reference: about && about.label !== row.title ? about.label : null,
    state: row.state,
    reason: row.reason,
    endedOn: row.ended_on,
    author: row.author_name,
    organisation: row.organisation_name,
    agreement: agreementOf(row, reader.clock),
    sensitive: row.sensitive,
    discreet: row.discreet,
    sharedSeats: row.shared_seats,
    version: row.version,
    steps,
  };
}

type About = Pick<ObjectiveRow, 'about_kind' | 'about_parent' | 'about_code'>;

export function aboutOf(row: About): { theme: string; label: string; constraint: string | null } | null {
  if (!row.about_kind || row.about_parent === null || !row.about_code) return null;
  const kind: ItemKind = row.about_kind;
  const item = findItem({ kind, parent: row.about_parent, code: row.about_code });
  if (!item) return null;
  const constraint = findConstraint(kind === 'constraint' ? row.about_code : row.about_parent);
  return { theme: constraint?.title ?? 'Besoin', label: item.label, constraint: constraint?.code ?? null };
}

/** Objectives in progress first, each list in the order chosen; steps that are ended after those that are open. */
export async function readObjectives(tx: Tx, personId: string, reader: Reader): Promise<ObjectiveView[]> {
  const objectives = await tx
    .selectFrom('objective')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('rank')
    .orderBy('objective_id')
    .execute();
  const steps = await tx
    .selectFrom('step')
    .selectAll()
    .select(leftOn(personId))
    .where('person_id', '=', personId)
    .orderBy('rank')
    .orderBy('step_id')
    .execute();
  const of = Map.groupBy(steps, (step) => step.objective_id);
  return objectives.map((row) => {
    const views = (of.get(row.objective_id) ?? []).map((step) => stepView(step, reader));
    const open = views.filter((step) => isStepOpen(step.state));
    return objectiveView(row, [...open, ...views.filter((step) => !isStepOpen(step.state))], reader);
  });
}

/** Steps that the actor reads, whoever's objective: all that a contributeur has. */
export async function readSteps(tx: Tx, personId: string, reader: Reader): Promise<StepView[]> {
  const rows = await tx
    .selectFrom('step')
    .selectAll()
    .select(leftOn(personId))
    .where('person_id', '=', personId)
    .orderBy('due_on')
    .orderBy('step_id')
    .execute();
  return rows.map((row) => stepView(row, reader));
}

/** Open steps that the actor reads, nearest date first, those without date last: « ce qui vient » of a page about a person. */
export async function readNextSteps(
  tx: Tx,
  personId: string,
  reader: Reader,
  limit = 5,
): Promise<StepView[]> {
  const rows = await tx
    .selectFrom('step')
    .selectAll()
    .select(leftOn(personId))
    .where('person_id', '=', personId)
    .where('state', 'in', ['prevue', 'en-cours'])
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('step_id')
    .limit(limit)
    .execute();
  return rows.map((row) => stepView(row, reader));
}
