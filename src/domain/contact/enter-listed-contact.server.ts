import type { Temporal } from 'temporal-polyfill';
import type { Context } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { momentOf } from './note-contact.server.ts';

const LINE = 'Dernier entretien ou contact, noté dans la liste importée';

type Writing = Pick<Context, 'tx' | 'clock'>;

/** The last contact that a list tells of somebody known already, noted by whoever accompanies them and imports it. */
export async function addListedContact(context: Writing, personId: string, on: string): Promise<string> {
  const contactId = newId();
  const at = momentOf(on, null, context.clock);
  await context.tx
    .insertInto('contact')
    .values({
      person_id: personId,
      contact_id: contactId,
      channel: 'entretien',
      reached: true,
      at,
      line: LINE,
    })
    .execute();
  await tell(context, personId, contactId, at);
  return contactId;
}

/** The last contact that a list tells of somebody whom it brings in: a fact of the list, which its importer may not read again. */
export async function enterListedContact(context: Writing, personId: string, on: string): Promise<void> {
  const contactId = newId();
  const at = momentOf(on, null, context.clock);
  await changeAccess(context.tx, 'enter_listed_contact', personId, contactId, at.toString(), LINE);
  await tell(context, personId, contactId, at);
}

const tell = ({ tx }: Writing, personId: string, subjectId: string, at: Temporal.Instant) =>
  recordEvent(
    { tx },
    {
      personId,
      kind: 'contact-noted',
      params: { channel: 'entretien', reached: true },
      subjectId,
      at,
    },
  );
