import type { Tx } from '../../platform/access/bound-transaction.ts';
import './tables.ts';

/** Contributeurs who read a row read its events, and stop when it is no longer shared with them. */
export async function shareEvents(
  tx: Tx,
  personId: string,
  subjectId: string,
  seats: readonly string[],
): Promise<void> {
  await tx
    .updateTable('timeline_event')
    .set({ shared_seats: seats })
    .where('person_id', '=', personId)
    .where('subject_id', '=', subjectId)
    .where('sensitive', '=', false)
    .where('discreet', '=', false)
    .execute();
}
