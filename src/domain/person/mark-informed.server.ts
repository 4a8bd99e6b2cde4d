import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { civilDay, personId } from './inputs.ts';
import { can } from './rules.ts';

/** The person was told, on this day, who reads what about them: only then may other organisations see them. */
export const markInformed = command({
  name: 'mark-informed',
  input: z.object({ personId, informedOn: civilDay('informed-on-wrong') }),
  access: onPerson(can('markInformed')),
  handle: async (context, { personId, informedOn }) => {
    if (informedOn > today(context.clock)) throw new Refused('informed-future');
    await changeAccess(context.tx, 'mark_informed', personId, informedOn);
    await recordEvent(context, { personId, kind: 'person-informed', params: { on: informedOn } });
  },
});
