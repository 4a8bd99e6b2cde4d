import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { invitationWithdrawnMail, joinWithdrawnMail } from './mails.ts';
import { asProfessional } from './professional-actor.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** By whoever sent it: an invitation of theirs, or their own request. */
export const withdrawCircleInvitation = command({
  name: 'withdraw-circle-invitation',
  input: z.object({ personId: z.uuid(), invitationId: z.uuid() }),
  access: seated(),
  handle: async ({ tx, actor }, { personId, invitationId }) => {
    await changeAccess(tx, 'withdraw_invitation', personId, invitationId);
    const withdrawn = await tx
      .selectFrom('circle_invitation')
      .select(['direction', 'seat', 'professional_name'])
      .where('person_id', '=', personId)
      .where('circle_invitation_id', '=', invitationId)
      .where('by_seat', '=', asProfessional(actor).seat)
      .executeTakeFirst();
    if (!withdrawn) throw new NotFound();
    if (withdrawn.direction === 'demande') {
      await recordEvent({ tx }, { personId, kind: 'join-withdrawn', params: {} });
      await tell(tx, { decidersOf: personId }, joinWithdrawnMail, {});
    } else {
      await recordEvent(
        { tx },
        { personId, kind: 'invitation-withdrawn', params: { name: withdrawn.professional_name } },
      );
      await tell(tx, { seat: withdrawn.seat }, invitationWithdrawnMail, {});
    }
  },
});
