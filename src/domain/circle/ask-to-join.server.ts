import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { circleRoles, REASON_LENGTH } from './codes.ts';
import { joinAskedMail } from './mails.ts';
import { tell } from './tell.server.ts';

/** After an exact-identity search that found the person (the database checks it): asks; the référent decides. */
export const askToJoin = command({
  name: 'ask-to-join',
  input: z.object({
    personId: z.uuid(),
    role: z.enum(circleRoles, 'Choisissez ce que vous venez faire.'),
    reason: z
      .string()
      .trim()
      .min(1, 'Dites en une phrase pourquoi vous demandez à rejoindre le cercle.')
      .max(REASON_LENGTH, `Le motif tient en ${REASON_LENGTH} caractères.`),
  }),
  access: seated(({ roles }) => roles.includes('member')),
  handle: async ({ tx }, { personId, role, reason }) => {
    const invitationId = newId();
    await changeAccess(tx, 'ask_to_join', personId, invitationId, role, reason);
    await recordEvent({ tx }, { personId, kind: 'join-asked', params: { role } });
    await tell(tx, { decidersOf: personId }, joinAskedMail, {});
    return { invitationId };
  },
});
