import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

const input = z.object({ personId: z.uuid(), otherId: z.uuid() });
const orients = seated<z.output<typeof input>>(({ officerOf }) => officerOf.length > 0);

/** « Ce sont deux personnes » : the pair is not proposed again. */
export const tellApart = command({
  name: 'tell-apart',
  input,
  access: orients,
  about: (personId: string) => personId,
  handle: async ({ tx }, { personId, otherId }) => {
    await changeAccess(tx, 'answer_possible_match', personId, otherId, 'two');
    return personId;
  },
});

/** The pair waits for an answer again. */
export const askAgain = command({
  name: 'ask-match-again',
  input,
  access: orients,
  about: (personId: string) => personId,
  handle: async ({ tx }, { personId, otherId }) => {
    await changeAccess(tx, 'answer_possible_match', personId, otherId, null);
    return personId;
  },
});
