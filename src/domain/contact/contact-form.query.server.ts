import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today, zoneOf } from '../../platform/clock/clock.ts';
import type { ContactChannel } from './codes.ts';
import { notesContacts } from './rules.ts';

interface ContactForm {
  readonly personName: string;
  /** How this professional's last contact took place, whoever it was with. */
  readonly lastChannel: ContactChannel | null;
  /** The territory's day and hour. */
  readonly today: string;
  readonly now: string;
}

/** What the form that notes a contact needs to be filled in advance. */
export const contactForm = query({
  name: 'contact-form',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(notesContacts),
  reads: { continues: 'person-page' },
  handle: async ({ tx, clock }, { personId }): Promise<ContactForm> => {
    const { rows } = await sql<Pick<ContactForm, 'personName' | 'lastChannel'>>`
      SELECT given_name || ' ' || family_name AS "personName", access.last_channel() AS "lastChannel"
      FROM person_list WHERE person_id = ${personId}`.execute(tx);
    if (!rows[0]) throw new NotFound();
    const now = clock
      .now()
      .toZonedDateTimeISO(zoneOf(clock))
      .toPlainTime()
      .toString({ smallestUnit: 'minute' });
    return { ...rows[0], today: today(clock), now };
  },
});
