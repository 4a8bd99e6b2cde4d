import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** Professionals no longer read it; the person still does. */
export const withdrawComment = command({
  name: 'withdraw-comment',
  input: z.object({ personId: z.uuid(), commentId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, commentId }) => {
    await changeAccess(tx, 'withdraw_comment', personId, commentId);
  },
});
