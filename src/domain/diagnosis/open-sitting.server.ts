import { sql } from 'kysely';
import { Refused } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import type { Modality } from './codes.ts';
import { CIRCLE, seatOf } from './stored-answers.server.ts';
import './tables.ts';

export interface NewSitting {
  readonly personId: string;
  /** Civil date. */
  readonly heldOn: string;
  readonly modality: Modality;
  /** Seats of the circle, the actor's own apart. */
  readonly colleagues: readonly string[];
}

/** Whose row a sitting or an answer of this actor is: the circle's, or their own when their organisation is discreet. */
export async function sittingHolder({ tx, actor }: Context): Promise<{ today: string; heldBy: string }> {
  const { rows } = await sql<{ today: string; discreet: boolean }>`
    SELECT access.today() AS today, access.org_discreet() AS discreet`.execute(tx);
  if (!rows[0]) throw new Error('settings without a row');
  const seat = seatOf(actor);
  return { today: rows[0].today, heldBy: rows[0].discreet && seat ? seat : CIRCLE };
}

/** Writes a sitting with those who hold it. `closed`: it took place before and is entered afterwards. */
export async function writeSitting(
  context: Context,
  { personId, heldOn, modality, colleagues }: NewSitting,
  { today, heldBy, closed = false }: { today: string; heldBy: string; closed?: boolean },
): Promise<string> {
  const { tx, actor, clock } = context;
  if (heldOn > today) throw new Refused('sitting_in_future');
  const sittingId = newId();
  await tx
    .insertInto('diagnosis_sitting')
    .values({
      person_id: personId,
      sitting_id: sittingId,
      held_by: heldBy,
      held_on: heldOn,
      modality,
      ...(closed && { closed_at: clock.now() }),
    })
    .execute();
  for (const participant of new Set([seatOf(actor), ...colleagues])) {
    if (participant === null) continue;
    await tx
      .insertInto('diagnosis_participant')
      .values({ person_id: personId, sitting_id: sittingId, seat: participant })
      .execute();
  }
  return sittingId;
}
