import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { circleRoles, REASON_LENGTH } from './codes.ts';
import { invitedMail } from './mails.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** A member who accompanies, or the orientation service, invites a professional; they join when they accept. */
export const inviteToCircle = command({
  name: 'invite-to-circle',
  input: z.object({
    personId: z.uuid(),
    seat: z.uuid('Choisissez un professionnel.'),
    role: z.enum(circleRoles, 'Choisissez ce que le professionnel vient faire.'),
    reason: z
      .string()
      .trim()
      .min(1, 'Dites en une phrase pourquoi vous l’invitez.')
      .max(REASON_LENGTH, `Le motif tient en ${REASON_LENGTH} caractères.`),
  }),
  access: onPerson(['edit', 'summary']),
  handle: async ({ tx }, { personId, seat, role, reason }) => {
    const invitationId = newId();
    await changeAccess(tx, 'invite', personId, invitationId, seat, role, reason);
    const invited = await tx
      .selectFrom('circle_invitation')
      .select(['professional_name', 'organisation_name'])
      .where('person_id', '=', personId)
      .where('circle_invitation_id', '=', invitationId)
      .executeTakeFirstOrThrow();
    await recordEvent(
      { tx },
      {
        personId,
        kind: 'invitation-sent',
        params: { name: invited.professional_name, organisation: invited.organisation_name, role },
        subjectId: invitationId,
      },
    );
    await tell(tx, { seat }, invitedMail, {});
    return { invitationId, name: invited.professional_name };
  },
});
