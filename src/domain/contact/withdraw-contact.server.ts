import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { notesContacts, withdrawable } from './rules.ts';
import './tables.ts';

/** Noted by mistake: the row stays, its line is shown no more, and the timeline says that it was withdrawn. Own contacts only. */
export const withdrawContact = command({
  name: 'withdraw-contact',
  input: z.object({ personId: z.uuid(), contactId: z.uuid() }),
  access: onPerson(notesContacts),
  handle: async (context, { personId, contactId }) => {
    const { tx, actor, clock, levels } = context;
    const row = await tx
      .selectFrom('contact')
      .select(['channel', 'at', 'author_seat', 'recorded_at', 'withdrawn_at', 'sensitive', 'hidden_from'])
      .where('person_id', '=', personId)
      .where('contact_id', '=', contactId)
      .executeTakeFirst();
    if (!row || actor.kind !== 'professional') throw new NotFound();
    if (row.author_seat !== actor.seat) throw new Refused('withdraw_late');
    if (row.withdrawn_at) return; // sent twice
    if (!withdrawable(row.recorded_at.epochMilliseconds, clock.now().epochMilliseconds))
      throw new Refused('withdraw_late');
    const { numUpdatedRows } = await tx
      .updateTable('contact')
      .set({ withdrawn_at: clock.now() })
      .where('person_id', '=', personId)
      .where('contact_id', '=', contactId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return; // the other of two clicks has done it
    await recordEvent(context, {
      personId,
      kind: 'contact-withdrawn',
      params: { channel: row.channel, on: civilDateAt(row.at, clock) },
      subjectId: contactId,
      sensitive: row.sensitive,
      hiddenFrom: row.hidden_from,
      sharedSeats: levels.edit || row.sensitive ? [] : [actor.seat],
    });
  },
});
