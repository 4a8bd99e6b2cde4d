import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import './tables.ts';

/**
 * Ends an organisation's access to everything from this instant and bars it from coming back. It is told that its place ended, in
 * the words of any end. When the référent is theirs, the orientation service takes over in the same transaction.
 */
export const objectToOrganisation = command({
  name: 'object-to-organisation',
  input: z.object({ personId: z.uuid(), organisationId: z.uuid() }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, organisationId }) => {
    const objectionId = newId();
    await changeAccess(tx, 'object_to', personId, objectionId, newId(), organisationId);
    const { organisation_name: organisation } = await tx
      .selectFrom('objection')
      .select('organisation_name')
      .where('person_id', '=', personId)
      .where('objection_id', '=', objectionId)
      .executeTakeFirstOrThrow();
    await recordEvent({ tx }, { personId, kind: 'objection-made', params: { organisation }, discreet: true });
    return { objectionId };
  },
});
