import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { ORIENTATION_REASON_LENGTH, tracks } from './codes.ts';
import { bodyOrientedMail } from './mails.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** Decision of the competent authority, by its orientation officer (C. trav. L. 5411-5-1): track and referent body. */
export const orientPerson = command({
  name: 'orient-person',
  input: z.object({
    personId: z.uuid(),
    track: z.enum(tracks, 'Choisissez l’orientation.'),
    bodyId: z.uuid('Choisissez l’organisme référent.'),
    reason: z
      .string()
      .trim()
      .max(ORIENTATION_REASON_LENGTH, `Le motif tient en ${ORIENTATION_REASON_LENGTH} caractères.`)
      .default(''),
    notifiedOn: z.iso.date('Donnez une date, ou laissez vide.').nullable().default(null),
  }),
  access: onPerson('summary'),
  handle: async ({ tx, clock }, { personId, track, bodyId, reason, notifiedOn }) => {
    if (notifiedOn !== null && notifiedOn > today(clock)) throw new Refused('notified_future');
    const orientationId = newId();
    await changeAccess(tx, 'orient', personId, orientationId, track, bodyId, reason, notifiedOn);
    const { referent_body_name: body } = await tx
      .selectFrom('orientation')
      .select('referent_body_name')
      .where('person_id', '=', personId)
      .where('orientation_id', '=', orientationId)
      .executeTakeFirstOrThrow();
    await recordEvent({ tx }, { personId, kind: 'orientation-decided', params: { track, body } });
    await tell(tx, { managersOf: bodyId }, bodyOrientedMail, {});
    return { orientationId, body };
  },
});
