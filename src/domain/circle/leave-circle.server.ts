import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { memberLeftMail } from './mails.ts';
import { asProfessional } from './professional-actor.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** Access ends at once; what was contributed stays under its author's name. */
export const leaveCircle = command({
  name: 'leave-circle',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['edit', 'part']),
  handle: async ({ tx, actor }, { personId }) => {
    const own = await tx
      .selectFrom('circle_member')
      .select('discreet')
      .where('person_id', '=', personId)
      .where('seat', '=', asProfessional(actor).seat)
      .where('until', 'is', null)
      .executeTakeFirst();
    await changeAccess(tx, 'leave_circle', personId);
    await recordEvent({ tx }, { personId, kind: 'circle-left', params: {} });
    // The référent never knew of a discreet member: no message may tell that there was one.
    if (own && !own.discreet) await tell(tx, { leadOf: personId }, memberLeftMail, { personId });
  },
});
