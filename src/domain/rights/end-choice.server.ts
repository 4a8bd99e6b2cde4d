import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** The person takes back what they chose for one item. */
export const endChoice = command({
  name: 'end-choice',
  input: z.object({ personId: z.uuid(), choiceId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, choiceId }) => {
    await changeAccess(tx, 'end_choice', personId, choiceId);
  },
});
