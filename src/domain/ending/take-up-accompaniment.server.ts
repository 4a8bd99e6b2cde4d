import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';

/**
 * Takes up an accompaniment that had ended: the person waits for a référent again, from that day on. With `undo`, within a day of an end
 * that was noted by mistake, everything is as before, the référent included.
 */
export const takeUpAccompaniment = command({
  name: 'take-up-accompaniment',
  input: z.object({ personId: z.uuid(), undo: z.boolean().default(false) }),
  access: onPerson(['edit', 'file', 'summary']),
  handle: async ({ tx }, { personId, undo }) => {
    const lead = await changeAccess(tx, 'take_up_accompaniment', personId, undo);
    const kind = undo ? 'accompaniment-end-undone' : 'accompaniment-taken-up';
    await recordEvent({ tx }, { personId, kind, params: {} });
    return { hasLead: lead !== null };
  },
});
