import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { interimTakenMail } from './mails.ts';

/**
 * A departure, in one instant: every access and every session ends, and what was written stays. With `interim`, people who still
 * have this seat as référent pass to the manager (or to another colleague, should the manager have declared a link); without it,
 * such a departure is refused.
 */
export const closeSeat = command({
  name: 'close-seat',
  input: z.object({ seat: z.uuid(), interim: z.boolean().default(false) }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { seat, interim }) => {
    const people = (await changeAccess(tx, 'close_seat', seat, interim)) as number;
    return { people };
  },
});

/** The same on the day that a manager had planned: a job carries it out in the name of that manager, and tells them. */
export const closePlannedSeat = command({
  name: 'close-planned-seat',
  input: z.object({ seat: z.uuid(), tell: z.email() }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { seat, tell }) => {
    const people = (await changeAccess(tx, 'close_seat', seat, true)) as number;
    if (people > 0) await queueMail(tx, interimTakenMail, { to: tell, params: { people } });
  },
});
