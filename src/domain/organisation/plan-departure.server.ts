import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';

/** The last day at work: the seat ends by itself at its midnight. Null: they stay after all. */
export const planDeparture = command({
  name: 'plan-departure',
  input: z.object({ seat: z.uuid(), lastDay: z.iso.date('Donnez le dernier jour.').nullable() }),
  access: professionalOnly(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { seat, lastDay }) => {
    const first = lastDay && Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString();
    await changeAccess(tx, 'plan_departure', seat, first);
  },
});
