import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { personId } from '../person/inputs.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { listedDateKinds } from './codes.ts';
import { closesListedDates } from './rules.ts';
import './tables.ts';

/** Done, or without object: it is due no more and stays in the history. */
export const closeListedDate = command({
  name: 'close-listed-date',
  input: z.object({ personId, listedDateId: z.uuid() }),
  access: onPerson(closesListedDates),
  handle: async (context, { personId, listedDateId }) => {
    const closed = await context.tx
      .updateTable('listed_date')
      .set({ closed_on: sql<string>`access.today()`, version: sql<number>`version + 1` })
      .where('person_id', '=', personId)
      .where('listed_date_id', '=', listedDateId)
      .where('closed_on', 'is', null)
      .returning(['kind', 'on_date'])
      .executeTakeFirst();
    if (!closed) throw new Refused('listed-date-closed');
    await recordEvent(context, {
      personId,
      kind: 'listed-date-closed',
      params: { label: listedDateKinds[closed.kind].label, on: closed.on_date },
      subjectId: listedDateId,
    });
  },
});
