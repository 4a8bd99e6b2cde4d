import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from './change-access.server.ts';

/** Before it is carried out: nothing has changed, and it no longer waits. */
export const cancelMove = command({
  name: 'cancel-move',
  input: z.object({ moveId: z.uuid() }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { moveId }) => {
    await changeAccess(tx, 'cancel_move', moveId);
  },
});
