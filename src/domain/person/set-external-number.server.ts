import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { externalNumber, personId } from './inputs.ts';
import { can } from './rules.ts';
import './tables.ts';

/** The number under which the acting organisation knows the person; no other organisation reads it. */
export const setExternalNumber = command({
  name: 'set-external-number',
  input: z.object({ personId, number: externalNumber }),
  access: onPerson(can('setExternalNumber')),
  handle: async ({ tx, actor }, { personId, number }) => {
    if (actor.kind !== 'professional') throw new NotFound();
    await tx
      .insertInto('person_external_number')
      .values({ person_id: personId, organisation_id: actor.organisationId, number })
      .onConflict((conflict) => conflict.columns(['person_id', 'organisation_id']).doUpdateSet({ number }))
      .execute();
  },
});
