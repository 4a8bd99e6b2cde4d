import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { joinAnsweredMail } from './mails.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** The référent decides of a request; while there is none, the orientation service. */
export const answerRequest = command({
  name: 'answer-request',
  input: z.object({ personId: z.uuid(), invitationId: z.uuid(), accept: z.boolean() }),
  access: onPerson(['lead', 'summary']),
  handle: async ({ tx }, { personId, invitationId, accept }) => {
    const asked = await tx
      .selectFrom('circle_invitation')
      .select(['seat', 'role', 'professional_name', 'organisation_name'])
      .where('person_id', '=', personId)
      .where('circle_invitation_id', '=', invitationId)
      .where('direction', '=', 'demande')
      .executeTakeFirst();
    if (!asked) throw new NotFound();
    await changeAccess(tx, 'answer_request', personId, invitationId, accept, newId());
    const somebody = { name: asked.professional_name, organisation: asked.organisation_name };
    await (accept
      ? recordEvent({ tx }, { personId, kind: 'join-accepted', params: { ...somebody, role: asked.role } })
      : recordEvent({ tx }, { personId, kind: 'join-declined', params: somebody }));
    await tell(tx, { seat: asked.seat }, joinAnsweredMail, {});
    return { name: asked.professional_name };
  },
});
