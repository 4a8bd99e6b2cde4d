import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** A former référent stops reading before the thirty days are over. */
export const endOverlap = command({
  name: 'end-overlap',
  input: z.object({ personId: z.uuid(), grantId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, grantId }) => {
    await changeAccess(tx, 'end_overlap', personId, grantId);
  },
});
