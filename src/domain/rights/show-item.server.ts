import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { choiceKinds } from './codes.ts';
import { describeItem } from './describe-item.server.ts';

/** One professional of the circle sees one sensitive or discreet item, because the person says so. */
export const showItem = command({
  name: 'show-item',
  input: z.object({
    personId: z.uuid(),
    kind: z.enum(choiceKinds),
    subject: z.string(),
    seat: z.uuid('Choisissez un professionnel.'),
  }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, kind, subject, seat }) => {
    const { label } = await describeItem(tx, personId, kind, subject);
    await changeAccess(tx, 'show_item', personId, newId(), kind, subject, label, seat);
  },
});
