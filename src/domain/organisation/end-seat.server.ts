import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** A departure: refused while the seat leads people; otherwise every access ends at once. */
export const endSeat = command({
  name: 'end-seat',
  input: z.object({ seat: z.uuid() }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { seat }) => {
    await changeAccess(tx, 'end_seat', seat);
  },
});
