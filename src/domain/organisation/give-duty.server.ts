import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { dutyKinds } from './codes.ts';

const arranges = seated<unknown>(({ roles }) => roles.includes('manager') || roles.includes('coordinator'));

/** The coordinator gives duties in the territory; a manager, those of the orientation service of their own authority. */
export const giveDuty = command({
  name: 'give-duty',
  input: z.object({
    seat: z.uuid('Choisissez un professionnel.'),
    kind: z.enum(dutyKinds),
    authorityId: z.uuid().nullable().default(null),
    territoryId: z.uuid(),
  }),
  access: arranges,
  handle: async ({ tx, clock }, { seat, kind, authorityId, territoryId }) => {
    if ((kind === 'orientation-officer') !== (authorityId !== null)) throw new Refused('not_an_authority');
    const dutyId = newId();
    await changeAccess(tx, 'give_duty', dutyId, seat, kind, authorityId, territoryId, today(clock));
    return { dutyId };
  },
});

/** The right ends the same day. */
export const endDuty = command({
  name: 'end-duty',
  input: z.object({ dutyId: z.uuid() }),
  access: arranges,
  handle: async ({ tx }, { dutyId }) => {
    await changeAccess(tx, 'end_duty', dutyId);
  },
});
