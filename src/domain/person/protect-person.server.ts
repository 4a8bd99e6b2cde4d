import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { personId } from './inputs.ts';
import { can } from './rules.ts';

/**
 * A person in danger: from now on an exact-identity search answers as for an unknown name, and only the référent reads commune
 * and address. Nothing of it goes to the timeline.
 */
export const protectPerson = command({
  name: 'protect-person',
  input: z.object({ personId, protected: z.boolean() }),
  access: onPerson(can('protect')),
  handle: async ({ tx }, input) => {
    await changeAccess(tx, 'protect', input.personId, input.protected);
  },
});
