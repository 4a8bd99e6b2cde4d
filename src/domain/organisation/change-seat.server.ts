import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { seatInput } from './inputs.ts';

/** A manager changes the function, speciality and roles of a seat of their organisation. */
export const changeSeat = command({
  name: 'change-seat',
  input: z.object({ seat: z.uuid(), ...seatInput }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { seat, function: jobTitle, speciality, roles }) => {
    await changeAccess(tx, 'change_seat', seat, jobTitle, speciality, roles);
  },
});
