import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from './change-access.server.ts';
import { standInEndedMail } from './mails.ts';
import { tell } from './tell.server.ts';

/** The absent colleague is back early, or another one takes over: the stand-in's access ends at once. */
export const endStandIn = command({
  name: 'end-stand-in',
  input: z.object({ fromSeat: z.uuid(), toSeat: z.uuid() }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx }, { fromSeat, toSeat }) => {
    const ended = (await changeAccess(tx, 'end_stand_in', fromSeat, toSeat)) as number;
    await tell(tx, { seat: toSeat }, standInEndedMail, {});
    await tell(tx, { seat: fromSeat }, standInEndedMail, {});
    return { ended };
  },
});
