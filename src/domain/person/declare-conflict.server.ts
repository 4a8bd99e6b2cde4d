import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { personId } from './inputs.ts';

/**
 * « Je connais cette personne » (a relative, a neighbour): from now on this seat knows nothing of them, and nobody is told. Also
 * for a person just found by exact identity, towards whom the seat stands at no level: the database checks which of the two.
 */
export const declareConflict = command({
  name: 'declare-conflict',
  input: z.object({ personId }),
  access: seated(),
  handle: async ({ tx }, input) => {
    await changeAccess(tx, 'declare_conflict', input.personId);
  },
});
