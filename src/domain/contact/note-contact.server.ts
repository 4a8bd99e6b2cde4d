import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { type Clock, zoneOf } from '../../platform/clock/clock.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { channelCodes, LINE_LENGTH } from './codes.ts';
import { notesContacts } from './rules.ts';
import './tables.ts';

const OLDEST_YEARS = 5;

/** One line, the spaces that a copy brings along removed. */
const line = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(LINE_LENGTH, 'line_long'))
  .default('');

/**
 * An exchange with the person, or an attempt. The page makes the id: sending a form twice notes one contact. Without an hour, a
 * contact of today was just now, and one of another day was at noon.
 */
export const noteContact = command({
  name: 'note-contact',
  input: z.object({
    personId: z.uuid(),
    contactId: z.uuid(),
    channel: z.enum(channelCodes, 'channel_missing'),
    reached: z.boolean('reached_missing'),
    on: z.iso.date('date_wrong'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/, 'time_wrong')
      .nullable()
      .default(null),
    line,
  }),
  access: onPerson(notesContacts),
  handle: async (context, input) => {
    const { tx, actor, clock, levels } = context;
    if (actor.kind !== 'professional') throw new NotFound();
    const at = instantOf(input.on, input.time, clock);
    const inserted = await tx
      .insertInto('contact')
      .values({
        person_id: input.personId,
        contact_id: input.contactId,
        channel: input.channel,
        reached: input.reached,
        at,
        line: input.line,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'contact_id']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return; // sent twice
    await recordEvent(context, {
      personId: input.personId,
      kind: 'contact-noted',
      params: { channel: input.channel, reached: input.reached },
      subjectId: input.contactId,
      at,
      // A contributeur reads what they did.
      sharedSeats: levels.edit ? [] : [actor.seat],
    });
  },
});

function instantOf(on: string, time: string | null, clock: Clock): Temporal.Instant {
  const now = clock.now();
  const here = now.toZonedDateTimeISO(zoneOf(clock)).toPlainDate();
  if (Temporal.PlainDate.from(on).until(here, { largestUnit: 'years' }).years >= OLDEST_YEARS)
    throw new Refused('contact_too_old');
  const at = momentOf(on, time, clock);
  if (Temporal.Instant.compare(at, now) > 0) throw new Refused('contact_in_future');
  return at;
}

/** Without an hour, today is now and another day is at noon. */
export function momentOf(on: string, time: string | null, clock: Clock): Temporal.Instant {
  const now = clock.now();
  const timeZone = zoneOf(clock);
  const day = Temporal.PlainDate.from(on);
  if (!time && day.equals(now.toZonedDateTimeISO(timeZone).toPlainDate())) return now;
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time ?? '12:00') }).toInstant();
}
