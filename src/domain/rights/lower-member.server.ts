import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** From now on somebody of the circle sees what is shared with them and nothing else. The référent's place is asked for, not lowered. */
export const lowerMember = command({
  name: 'lower-member',
  input: z.object({ personId: z.uuid(), circleMemberId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, circleMemberId }) => {
    await changeAccess(tx, 'lower_member', personId, circleMemberId);
  },
});
