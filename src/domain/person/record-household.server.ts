import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Conflict, Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { childBands } from './codes.ts';
import { type HouseholdInput, householdInput, personId } from './inputs.ts';
import { can, householdHolds } from './rules.ts';
import { addingAlone } from './write-rows.server.ts';

/** The household as it is from a day on; what it was before stays in the person's history. */
export const recordHousehold = command({
  name: 'record-household',
  input: householdInput.extend({
    personId,
    /** The period that the form showed. */ replaces: z.uuid().nullable(),
  }),
  access: onPerson(can('recordHousehold')),
  handle: async (context, { personId, replaces, ...household }) => {
    const { tx, clock } = context;
    if (household.from > today(clock)) throw new Refused('household-future');
    await addingAlone(tx, personId);
    const current = await tx
      .selectFrom('household_period')
      .select(['household_period_id', 'household_ref', 'from_on', 'version'])
      .where('person_id', '=', personId)
      .where('until_on', 'is', null)
      .executeTakeFirst();
    if ((current?.household_period_id ?? null) !== replaces)
      throw new Conflict({ from: current?.from_on ?? null });
    if (current && household.from < current.from_on) throw new Refused('household-before');
    if (current) await endHousehold(context, personId, current, household.from);
    await insertHousehold(context, personId, household, current?.household_ref ?? newId());
  },
});

async function endHousehold(
  { tx }: Context,
  person: string,
  current: { household_period_id: string; from_on: string; version: number },
  next: string,
): Promise<void> {
  const dayBefore = Temporal.PlainDate.from(next).subtract({ days: 1 }).toString();
  const { numUpdatedRows } = await tx
    .updateTable('household_period')
    .set({
      until_on: dayBefore < current.from_on ? current.from_on : dayBefore,
      version: sql<number>`version + 1`,
    })
    .where('person_id', '=', person)
    .where('household_period_id', '=', current.household_period_id)
    .where('version', '=', current.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict({ from: current.from_on });
}

/** Writes the period and tells it, in the transaction of the caller. `householdRef` links the adults of one household. */
export async function insertHousehold(
  context: Pick<Context, 'tx'>,
  person: string,
  household: HouseholdInput,
  householdRef: string,
): Promise<void> {
  if (!householdHolds(household)) throw new Refused('household-lone');
  const children = Object.fromEntries(
    childBands.map((band) => [`children_${band}`, household.children[band]]),
  );
  await context.tx
    .insertInto('household_period')
    .values({
      person_id: person,
      household_period_id: newId(),
      household_ref: householdRef,
      from_on: household.from,
      lone_parent: household.loneParent,
      couple: household.couple,
      ...(children as Record<`children_${(typeof childBands)[number]}`, number>),
    })
    .execute();
  await recordEvent(context, { personId: person, kind: 'household-changed', params: {} });
}
