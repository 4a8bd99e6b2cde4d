import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** The person ends somebody's place in their circle, the same day. What they wrote stays under their name. */
export const dismissMember = command({
  name: 'dismiss-member',
  input: z.object({ personId: z.uuid(), circleMemberId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, circleMemberId }) => {
    await changeAccess(tx, 'dismiss_member', personId, circleMemberId);
  },
});
