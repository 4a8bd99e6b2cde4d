import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { statusKinds } from './codes.ts';
import { personId, type StatusInput, statusInput } from './inputs.ts';
import { can } from './rules.ts';
import { addingAlone } from './write-rows.server.ts';

/** A status that begins, or one that was never told. Several may run at once, each kind once. */
export const addStatusPeriod = command({
  name: 'add-status-period',
  input: statusInput.extend({ personId }),
  access: onPerson(can('editStatuses')),
  handle: async (context, { personId, ...status }) => {
    await addingAlone(context.tx, personId);
    const open = await context.tx
      .selectFrom('status_period')
      .select('status_period_id')
      .where('person_id', '=', personId)
      .where('kind', '=', status.kind)
      .where('until_on', 'is', null)
      .executeTakeFirst();
    if (open && status.until === null) throw new Refused('status-open');
    return { statusPeriodId: await insertStatus(context, personId, status) };
  },
});

/** Writes the period and tells it, in the transaction of the caller. */
export async function insertStatus(
  context: Pick<Context, 'tx'>,
  personId: string,
  { kind, from, expectedUntil, until, source }: StatusInput,
): Promise<string> {
  if ((until ?? from) < from || (expectedUntil ?? from) < from) throw new Refused('status-dates');
  const { label, sensitive } = statusKinds[kind];
  const statusPeriodId = newId();
  await context.tx
    .insertInto('status_period')
    .values({
      person_id: personId,
      status_period_id: statusPeriodId,
      kind,
      sensitive,
      from_on: from,
      expected_until: expectedUntil,
      until_on: until,
      source,
    })
    .execute();
  await recordEvent(context, {
    personId,
    kind: 'status-opened',
    params: { label, from },
    subjectId: statusPeriodId,
    sensitive,
  });
  return statusPeriodId;
}
