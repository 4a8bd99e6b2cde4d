import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { addressInput, personId, version } from './inputs.ts';
import { can } from './rules.ts';
import { addressColumns, sameColumns, standingAddress, touched } from './write-rows.server.ts';

/**
 * Where the person lives. Of a protected person the row is the référent's alone: for anyone else it is missing. Conflict when
 * somebody else changed it since `version`.
 */
export const editAddress = command({
  name: 'edit-address',
  input: addressInput.extend({ personId, version }),
  access: onPerson(can('editContact')),
  handle: async (context, { personId, version: seen, ...address }) => {
    const { tx } = context;
    const columns = addressColumns(address);
    const current = await tx
      .selectFrom('person_address')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!current) throw new NotFound();
    if (sameColumns(current, columns)) return;
    const { numUpdatedRows } = await tx
      .updateTable('person_address')
      .set({ ...columns, ...touched() })
      .where('person_id', '=', personId)
      .where('version', '=', seen)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Conflict(standingAddress(current));
    await recordEvent(context, { personId, kind: 'address-changed', params: {} });
    await changeAccess(tx, 'refresh_list', personId);
  },
});
