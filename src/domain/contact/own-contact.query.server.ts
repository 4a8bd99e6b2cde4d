import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import { type ContactChannel, contactChannels } from './codes.ts';
import { notesContacts } from './rules.ts';
import './tables.ts';

/** One contact that the reader noted and may still withdraw: what the question before withdrawing shows. */
export const ownContact = query({
  name: 'own-contact',
  input: z.object({ personId: z.uuid(), contactId: z.uuid() }),
  access: onPerson(notesContacts),
  reads: { continues: 'person-page' },
  handle: async ({ tx, actor, clock }, { personId, contactId }) => {
    const row = await tx
      .selectFrom('contact')
      .select(['channel', 'reached', 'at', 'line', 'author_seat'])
      .where('person_id', '=', personId)
      .where('contact_id', '=', contactId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (!row || actor.kind !== 'professional' || row.author_seat !== actor.seat) throw new NotFound();
    const words: { reached: string; missed: string } = contactChannels[row.channel as ContactChannel];
    return {
      words: words[row.reached ? 'reached' : 'missed'],
      on: civilDateAt(row.at, clock),
      line: row.line,
    };
  },
});
