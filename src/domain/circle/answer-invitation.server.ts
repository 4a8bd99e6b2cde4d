import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { invitationAnsweredMail } from './mails.ts';
import { asProfessional } from './professional-actor.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** The invited professional accepts or declines. Until then they stand at no level: the invitation itself is their right. */
export const answerInvitation = command({
  name: 'answer-invitation',
  input: z.object({ personId: z.uuid(), invitationId: z.uuid(), accept: z.boolean() }),
  access: seated(),
  handle: async ({ tx, actor }, { personId, invitationId, accept }) => {
    const { seat } = asProfessional(actor);
    await changeAccess(tx, 'answer_invitation', personId, invitationId, accept, newId());
    const invitation = await tx
      .selectFrom('circle_invitation')
      .select(['by_seat', 'role', 'person_label'])
      .where('person_id', '=', personId)
      .where('circle_invitation_id', '=', invitationId)
      .where('seat', '=', seat)
      .executeTakeFirst();
    if (!invitation) throw new NotFound();
    await recordEvent(
      { tx },
      {
        personId,
        kind: accept ? 'invitation-accepted' : 'invitation-declined',
        params: { role: invitation.role },
      },
    );
    await tell(tx, { seat: invitation.by_seat }, invitationAnsweredMail, {});
    return { personLabel: invitation.person_label };
  },
});
