import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { placeEndedMail } from './mails.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** The référent ends somebody's place in the circle. A discreet member is not theirs to see, hence not theirs to end. */
export const endParticipation = command({
  name: 'end-participation',
  input: z.object({ personId: z.uuid(), circleMemberId: z.uuid() }),
  access: onPerson('lead'),
  handle: async ({ tx }, { personId, circleMemberId }) => {
    const member = await tx
      .selectFrom('circle_member')
      .select(['seat', 'professional_name', 'organisation_name'])
      .where('person_id', '=', personId)
      .where('circle_member_id', '=', circleMemberId)
      .executeTakeFirst();
    if (!member) throw new NotFound();
    await changeAccess(tx, 'end_participation', personId, circleMemberId);
    await recordEvent(
      { tx },
      {
        personId,
        kind: 'participation-ended',
        params: { name: member.professional_name, organisation: member.organisation_name },
      },
    );
    await tell(tx, { seat: member.seat }, placeEndedMail, {});
    return { name: member.professional_name };
  },
});
