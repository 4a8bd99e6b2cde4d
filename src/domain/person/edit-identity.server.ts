import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { identityInput, personId, version } from './inputs.ts';
import { can, plausibleBirth } from './rules.ts';
import { identityColumns, sameColumns, standingIdentity, touched } from './write-rows.server.ts';

/** Corrects names, birth date, civility. Conflict when somebody else did since `version`. */
export const editIdentity = command({
  name: 'edit-identity',
  input: identityInput.extend({ personId, version }),
  access: onPerson(can('editIdentity')),
  handle: async (context, { personId, version: seen, ...identity }) => {
    const { tx, clock } = context;
    if (identity.birthDate && !plausibleBirth(identity.birthDate, today(clock)))
      throw new Refused('birth-implausible');
    const columns = identityColumns(identity);
    const current = await tx
      .selectFrom('person_identity')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!current) throw new NotFound();
    if (sameColumns(current, columns)) return;
    const { numUpdatedRows } = await tx
      .updateTable('person_identity')
      .set({ ...columns, ...touched() })
      .where('person_id', '=', personId)
      .where('version', '=', seen)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Conflict(standingIdentity(current));
    await recordEvent(context, { personId, kind: 'identity-corrected', params: {} });
    await changeAccess(tx, 'refresh_list', personId);
    await changeAccess(tx, 'note_possible_matches', personId);
  },
});
