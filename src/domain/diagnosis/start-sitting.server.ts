import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { modalities } from './codes.ts';
import { sittingHolder, writeSitting } from './open-sitting.server.ts';
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
    const { tx } = context;
    await sql`SELECT access.lock_diagnosis(${personId})`.execute(tx);
    const holder = await sittingHolder(context);
    await closeForgotten(context, personId, holder.heldBy);
    const open = await tx
      .selectFrom('diagnosis_sitting')
      .select('sitting_id')
      .where('person_id', '=', personId)
      .where('held_by', '=', holder.heldBy)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (open && heldOn <= holder.today) throw new Refused('sitting_open');
    const sittingId = await writeSitting(context, { personId, heldOn, modality, colleagues }, holder);
    await recordEvent(context, { personId, kind: 'diagnosis-opened', params: {}, subjectId: sittingId });
    return { sittingId };
  },
});

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
