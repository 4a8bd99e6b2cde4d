import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { choiceKinds } from './codes.ts';
import { describeItem } from './describe-item.server.ts';

/** One organisation sees no trace of one item any more, even when it wrote it. Nobody is told, nobody else sees a difference. */
export const hideItem = command({
  name: 'hide-item',
  input: z.object({
    personId: z.uuid(),
    kind: z.enum(choiceKinds).exclude(['member']),
    subject: z.string(),
    organisationId: z.uuid('Choisissez un organisme.'),
  }),
  access: onPerson('self'),
  handle: async ({ tx }, { personId, kind, subject, organisationId }) => {
    const { label, theme } = await describeItem(tx, personId, kind, subject);
    await changeAccess(tx, 'hide_item', personId, newId(), kind, subject, label, theme, organisationId);
  },
});
