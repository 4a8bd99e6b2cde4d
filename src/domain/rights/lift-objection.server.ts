import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import './tables.ts';

/** The organisation may be invited again; nothing is given back by itself. */
export const liftObjection = command({
  name: 'lift-objection',
  input: z.object({ personId: z.uuid(), objectionId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, objectionId }) => {
    const objection = await tx
      .selectFrom('objection')
      .select('organisation_name')
      .where('person_id', '=', personId)
      .where('objection_id', '=', objectionId)
      .executeTakeFirst();
    if (!objection) throw new NotFound();
    await changeAccess(tx, 'lift_objection', personId, objectionId);
    await recordEvent(
      { tx },
      {
        personId,
        kind: 'objection-lifted',
        params: { organisation: objection.organisation_name },
        discreet: true,
      },
    );
  },
});
