import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { civilDay, personId } from '../person/inputs.ts';
import { can } from '../person/rules.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { type ListedDateKind, listedDateCodes, listedDateKinds, WITH_WHOM_LENGTH } from './codes.ts';
import type { ListedDate } from './rules.ts';
import './tables.ts';

export const listedDateInput = z.object({
  kind: z.enum(listedDateCodes),
  on: civilDay('listed-date-wrong'),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  withWhom: z.string().trim().min(1).max(WITH_WHOM_LENGTH).nullable().default(null),
});

/** The date of that kind that the organisation keeps: changed when one is open, else added. */
export const noteListedDate = command({
  name: 'note-listed-date',
  input: listedDateInput.extend({ personId }),
  access: onPerson(can('editStatuses')),
  handle: async (context, { personId, ...date }) => {
    const changed = await context.tx
      .updateTable('listed_date')
      .set({
        on_date: date.on,
        at_time: date.time,
        with_whom: date.withWhom,
        known_on: sql<string>`access.today()`,
        version: sql<number>`version + 1`,
      })
      .where('person_id', '=', personId)
      .where('organisation_id', '=', sql<string>`access.org()`)
      .where('kind', '=', date.kind)
      .where('closed_on', 'is', null)
      .returning('listed_date_id')
      .executeTakeFirst();
    if (changed) await tell(context, personId, changed.listed_date_id, date);
    else await insertListedDate(context, personId, date);
  },
});

export type NewListedDate = ListedDate & { readonly kind: ListedDateKind };

/** Writes it and tells it, in the transaction of the caller. */
export async function insertListedDate(
  context: Pick<Context, 'tx'>,
  personId: string,
  date: NewListedDate,
): Promise<void> {
  const id = newId();
  await context.tx
    .insertInto('listed_date')
    .values({
      person_id: personId,
      listed_date_id: id,
      kind: date.kind,
      on_date: date.on,
      at_time: date.time,
      with_whom: date.withWhom,
    })
    .execute();
  await tell(context, personId, id, date);
}

const tell = (
  context: Pick<Context, 'tx'>,
  personId: string,
  subjectId: string,
  { kind, on }: NewListedDate,
) =>
  recordEvent(context, {
    personId,
    kind: 'date-listed',
    params: { label: listedDateKinds[kind].label, on },
    subjectId,
  });
