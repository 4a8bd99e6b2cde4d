import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { tell } from '../circle/tell.server.ts';
import { sittingInvitationMail } from './mails.ts';
import { seatOf } from './stored-answers.server.ts';
import './tables.ts';

const input = z.object({
  personId: z.uuid(),
  sittingId: z.uuid(),
  seat: z.uuid('Choisissez un collègue du cercle.'),
});

/** The open sitting, in which the actor takes part. */
async function ownOpenSitting({ tx, actor }: Context, personId: string, sittingId: string): Promise<void> {
  const sitting = await tx
    .selectFrom('diagnosis_sitting as s')
    .innerJoin('diagnosis_participant as p', (join) =>
      join.onRef('p.person_id', '=', 's.person_id').onRef('p.sitting_id', '=', 's.sitting_id'),
    )
    .select('s.closed_at')
    .where('s.person_id', '=', personId)
    .where('s.sitting_id', '=', sittingId)
    .where('p.seat', '=', seatOf(actor))
    .executeTakeFirst();
  if (!sitting) throw new NotFound();
  if (sitting.closed_at) throw new Refused('sitting_closed');
}

/** A colleague of the circle is in the room: their name is added to the sitting. The database knows who may be named. */
export const addParticipant = command({
  name: 'add-participant',
  input,
  access: onPerson('edit'),
  async handle(context, { personId, sittingId, seat }): Promise<void> {
    await ownOpenSitting(context, personId, sittingId);
    const { numInsertedOrUpdatedRows } = await context.tx
      .insertInto('diagnosis_participant')
      .values({ person_id: personId, sitting_id: sittingId, seat })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new Refused('already_participant');
  },
});

/** A colleague of the circle is asked by e-mail to join the sitting from their own screen; they alone say that they did. */
export const inviteToSitting = command({
  name: 'invite-to-sitting',
  input,
  access: onPerson('edit'),
  async handle(context, { personId, sittingId, seat }): Promise<void> {
    const { tx } = context;
    await ownOpenSitting(context, personId, sittingId);
    const colleague = await tx
      .selectFrom('circle_member')
      .select('seat')
      .where('person_id', '=', personId)
      .where('seat', '=', seat)
      .where('role', '=', 'accompagnateur')
      .where('discreet', '=', false)
      .where('until', 'is', null)
      .executeTakeFirst();
    if (!colleague) throw new NotFound();
    await tell(tx, { seat }, sittingInvitationMail, { personId });
  },
});
