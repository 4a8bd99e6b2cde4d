import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { modalities } from './codes.ts';
import { CIRCLE, seatOf } from './stored-answers.server.ts';
import './tables.ts';

/**
 * Opens a sitting with the person. Whoever starts it takes part; `colleagues` are seats of the circle who are there too, and who
 * may also join by themselves. A sitting left open on an earlier day is closed by the next one.
 */
export const startSitting = command({
  name: 'start-sitting',
  input: z.object({
    personId: z.uuid(),
    heldOn: z.iso.date(),
    modality: z.enum(modalities.map((modality) => modality.value)),
    colleagues: z.array(z.uuid()).max(20).default([]),
  }),
  access: onPerson('edit'),
  async handle(context, { personId, heldOn, modality, colleagues }): Promise<{ sittingId: string }> {
    const { tx, actor } = context;
    const seat = seatOf(actor);
    await sql`SELECT access.lock_diagnosis(${personId})`.execute(tx);
    const { today, discreet } = await settings(tx);
    if (heldOn > today) throw new Refused('sitting_in_future');
    const heldBy = discreet && seat ? seat : CIRCLE;
    await closeForgotten(context, personId, heldBy);
    const open = await tx
      .selectFrom('diagnosis_sitting')
      .select('sitting_id')
      .where('person_id', '=', personId)
      .where('held_by', '=', heldBy)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (open) throw new Refused('sitting_open');
    const sittingId = newId();
    await tx
      .insertInto('diagnosis_sitting')
      .values({ person_id: personId, sitting_id: sittingId, held_by: heldBy, held_on: heldOn, modality })
      .execute();
    for (const participant of new Set([seat, ...colleagues])) {
      if (participant === null) continue;
      await tx
        .insertInto('diagnosis_participant')
        .values({ person_id: personId, sitting_id: sittingId, seat: participant })
        .execute();
    }
    await recordEvent(context, { personId, kind: 'diagnosis-opened', params: {}, subjectId: sittingId });
    return { sittingId };
  },
});

async function settings(tx: Context['tx']): Promise<{ today: string; discreet: boolean }> {
  const { rows } = await sql<{ today: string; discreet: boolean }>`
    SELECT access.today() AS today, access.org_discreet() AS discreet`.execute(tx);
  if (!rows[0]) throw new Error('settings without a row');
  return rows[0];
}

async function closeForgotten({ tx, clock }: Context, personId: string, heldBy: string): Promise<void> {
  await tx
    .updateTable('diagnosis_sitting')
    .set({ closed_at: clock.now() })
    .where('person_id', '=', personId)
    .where('held_by', '=', heldBy)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`opened_at < access.today()::timestamptz`)
    .execute();
}
