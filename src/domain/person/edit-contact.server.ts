import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { contactInput, personId, version } from './inputs.ts';
import { can } from './rules.ts';
import { contactColumns, sameColumns, standingContact, touched } from './write-rows.server.ts';

/** How to reach the person. Conflict when somebody else changed it since `version`. */
export const editContact = command({
  name: 'edit-contact',
  input: contactInput.extend({ personId, version }),
  access: onPerson(can('editContact')),
  handle: async (context, { personId, version: seen, ...contact }) => {
    const { tx } = context;
    const columns = contactColumns(contact);
    const current = await tx
      .selectFrom('person_contact')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!current) throw new NotFound();
    if (sameColumns(current, columns)) return;
    const { numUpdatedRows } = await tx
      .updateTable('person_contact')
      .set({ ...columns, ...touched() })
      .where('person_id', '=', personId)
      .where('version', '=', seen)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Conflict(standingContact(current));
    await recordEvent(context, { personId, kind: 'contact-changed', params: {} });
  },
});
