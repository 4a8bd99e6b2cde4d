import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { type StatusCode, statusKinds } from './codes.ts';
import { civilDay, optionalDay, personId, version } from './inputs.ts';
import { can } from './rules.ts';
import './tables.ts';

const onePeriod = z.object({ personId, statusPeriodId: z.uuid(), version });
type OnePeriod = z.output<typeof onePeriod>;

/** What stands now, for whoever wrote second. */
export interface StatusEnds {
  expectedUntil: string | null;
  until: string | null;
  version: number;
}

/** The last day of a status; it stays in the person's history. */
export const endStatusPeriod = command({
  name: 'end-status-period',
  input: onePeriod.extend({ until: civilDay('status-until-wrong') }),
  access: onPerson(can('editStatuses')),
  handle: async (context, { until, ...target }) => {
    const period = await changePeriod(context, target, { until_on: until }, until);
    const { label, sensitive } = statusKinds[period.kind as StatusCode];
    await recordEvent(context, {
      personId: target.personId,
      kind: 'status-ended',
      params: { label, until },
      subjectId: target.statusPeriodId,
      sensitive,
    });
  },
});

/** When a status will end, as far as is known: what prepares the next relay. */
export const expectStatusEnd = command({
  name: 'expect-status-end',
  input: onePeriod.extend({ expectedUntil: optionalDay('status-until-wrong') }),
  access: onPerson(can('editStatuses')),
  handle: async (context, { expectedUntil, ...target }) => {
    await changePeriod(context, target, { expected_until: expectedUntil }, expectedUntil);
  },
});

async function changePeriod(
  { tx }: Context,
  { personId, statusPeriodId, version: seen }: OnePeriod,
  change: { until_on: string } | { expected_until: string | null },
  end: string | null,
) {
  const period = await tx
    .selectFrom('status_period')
    .select(['kind', 'from_on', 'expected_until', 'until_on', 'version'])
    .where('person_id', '=', personId)
    .where('status_period_id', '=', statusPeriodId)
    .executeTakeFirst();
  if (!period) throw new NotFound();
  const current: StatusEnds = {
    expectedUntil: period.expected_until,
    until: period.until_on,
    version: period.version,
  };
  if (period.version !== seen) throw new Conflict(current);
  if (period.until_on !== null) throw new Refused('status-ended');
  if (end !== null && end < period.from_on) throw new Refused('status-dates');
  const { numUpdatedRows } = await tx
    .updateTable('status_period')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('person_id', '=', personId)
    .where('status_period_id', '=', statusPeriodId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict(current);
  return period;
}
