import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { type CurrentMember, currentMembers } from '../circle/current-members.server.ts';
import { shareEvents } from '../timeline/share-events.server.ts';
import { objectiveId, personId, seat, stepId, version } from './inputs.ts';
import { expectOneRow, expectVersion, lockObjective, lockStep } from './lock-rows.server.ts';
import { recordPlanEvent } from './record-plan-event.server.ts';

const seats = z.array(seat);

/** Whom something of the plan can be shared with: a discreet contributeur is named to nobody, hence in no list of who reads. */
export const possibleReaders = (members: readonly CurrentMember[]): CurrentMember[] =>
  members.filter(({ role, discreet }) => role === 'contributeur' && !discreet);

/** Sets which contributeurs of the circle read a step and may do it; those no longer chosen stop reading it at once. */
export const shareStep = command({
  name: 'share-step',
  input: z.object({ personId, stepId, version, seats }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const row = await lockStep(context.tx, input);
    const change = await changeOf(context, row, input);
    if (!change) return;
    expectVersion(row, input.version);
    if (row.owner_seat && change.removed.some((member) => member.seat === row.owner_seat)) {
      throw new Refused('owner_needs_sharing');
    }
    expectOneRow(
      await context.tx
        .updateTable('step')
        .set({ shared_seats: change.seats, version: row.version + 1 })
        .where('person_id', '=', input.personId)
        .where('step_id', '=', input.stepId)
        .executeTakeFirst(),
    );
    await tell(context, 'step', { ...row, subjectId: row.step_id }, change);
  },
});

/** The same for an objective: its wording only, steps are shared one by one. */
export const shareObjective = command({
  name: 'share-objective',
  input: z.object({ personId, objectiveId, version, seats }),
  access: onPerson('edit'),
  handle: async (context, input) => {
    const row = await lockObjective(context.tx, input);
    const change = await changeOf(context, row, input);
    if (!change) return;
    expectVersion(row, input.version);
    expectOneRow(
      await context.tx
        .updateTable('objective')
        .set({ shared_seats: change.seats, version: row.version + 1 })
        .where('person_id', '=', input.personId)
        .where('objective_id', '=', input.objectiveId)
        .executeTakeFirst(),
    );
    await tell(context, 'objective', { ...row, subjectId: row.objective_id }, change);
  },
});

interface Change {
  readonly seats: readonly string[];
  readonly added: readonly CurrentMember[];
  readonly removed: readonly CurrentMember[];
}

interface Shareable {
  readonly person_id: string;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly shared_seats: readonly string[];
}

/** Undefined when the list is already so. Who left the circle drops out; who is not the actor's to know stays. */
async function changeOf(
  { tx }: Context,
  row: Shareable,
  input: { seats: string[] },
): Promise<Change | undefined> {
  if (input.seats.length > 0 && (row.sensitive || row.discreet)) throw new Refused('not_shareable');
  const readers = possibleReaders(await currentMembers(tx, row.person_id));
  const wanted = readers.filter((member) => input.seats.includes(member.seat));
  if (wanted.length !== new Set(input.seats).size) throw new Refused('seat_unavailable');
  const added = wanted.filter((member) => !row.shared_seats.includes(member.seat));
  const removed = readers.filter(
    (member) => row.shared_seats.includes(member.seat) && !input.seats.includes(member.seat),
  );
  if (added.length === 0 && removed.length === 0) return undefined;
  const gone = new Set(removed.map((member) => member.seat));
  return {
    seats: [...row.shared_seats.filter((shared) => !gone.has(shared)), ...added.map((member) => member.seat)],
    added,
    removed,
  };
}

async function tell(
  context: Context,
  what: 'step' | 'objective',
  row: Parameters<typeof recordPlanEvent>[1]['marks'] & {
    person_id: string;
    subjectId: string;
    title: string;
  },
  { seats: shared, added, removed }: Change,
): Promise<void> {
  await shareEvents(context.tx, row.person_id, row.subjectId, shared);
  const about = {
    personId: row.person_id,
    subjectId: row.subjectId,
    marks: { ...row, shared_seats: shared },
  };
  const names = (members: readonly CurrentMember[]) => members.map((member) => member.name);
  if (added.length > 0) {
    await recordPlanEvent(context, about, `${what}-shared`, { title: row.title, with: names(added) });
  }
  if (removed.length > 0) {
    await recordPlanEvent(context, about, `${what}-unshared`, { title: row.title, with: names(removed) });
  }
}
