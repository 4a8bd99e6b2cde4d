import { z } from 'zod';
import { Refused } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { enterListedContact } from '../contact/enter-listed-contact.server.ts';
import { insertListedDate, listedDateInput } from '../listed-date/note-listed-date.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { insertStatus } from './add-status-period.server.ts';
import {
  addressInput,
  contactInput,
  externalNumber,
  householdInput,
  identityInput,
  optionalDay,
  statusInput,
} from './inputs.ts';
import { insertHousehold } from './record-household.server.ts';
import { plausibleBirth } from './rules.ts';
import { addressColumns, contactColumns, identityColumns } from './write-rows.server.ts';

/** Everything that may be known of a person on the day they enter, by hand or from a list. */
export const newPersonInput = z.object({
  territoryId: z.uuid('territory-missing'),
  identity: identityInput,
  contact: contactInput.prefault({}),
  address: addressInput.prefault({}),
  statuses: z.array(statusInput).max(14).default([]),
  household: householdInput.nullable().default(null),
  /** The acting professional joins as accompagnateur. */
  accompany: z.boolean().default(false),
  protected: z.boolean().default(false),
  informedOn: optionalDay('informed-on-wrong'),
  /** When the importing body was told of the person; today by default. */
  enteredOn: optionalDay('status-from-wrong'),
  /** The dates that a list keeps of them. */
  listedDates: z.array(listedDateInput).max(3).default([]),
  /** When somebody last met them, as a list tells it. */
  lastContactOn: optionalDay('status-from-wrong'),
  externalNumber: externalNumber.nullable().default(null),
  /** Keyed hash of the NIR, in hexadecimal. */
  nirHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});
export type NewPerson = z.output<typeof newPersonInput>;

/**
 * Puts a person on the platform in the transaction of the caller, whose act says how they came. Until that transaction ends
 * its actor may complete what they entered, and reads nothing back unless they stand at a level by themselves.
 */
export async function enterPerson(
  context: Pick<Context, 'tx' | 'clock' | 'actor'>,
  entry: NewPerson,
  how: 'saisie' | 'import',
): Promise<string> {
  const { tx, clock } = context;
  const day = today(clock);
  if (entry.identity.birthDate && !plausibleBirth(entry.identity.birthDate, day))
    throw new Refused('birth-implausible');
  if (entry.informedOn && entry.informedOn > day) throw new Refused('informed-future');
  const personId = newId();
  await changeAccess(
    tx,
    'create_person',
    personId,
    entry.territoryId,
    entry.accompany,
    newId(),
    entry.informedOn,
    entry.enteredOn ?? day,
  );
  await tx
    .insertInto('person_identity')
    .values({ person_id: personId, ...identityColumns(entry.identity) })
    .execute();
  await tx
    .insertInto('person_contact')
    .values({ person_id: personId, ...contactColumns(entry.contact) })
    .execute();
  await tx
    .insertInto('person_address')
    .values({ person_id: personId, ...addressColumns(entry.address) })
    .execute();
  await recordEvent(context, { personId, kind: 'person-created', params: { how } });
  if (entry.informedOn) {
    await recordEvent(context, { personId, kind: 'person-informed', params: { on: entry.informedOn } });
  }
  for (const status of entry.statuses) await insertStatus(context, personId, status);
  if (entry.household) await insertHousehold(context, personId, entry.household, newId());
  for (const date of entry.listedDates) await insertListedDate(context, personId, date);
  if (entry.lastContactOn) await enterListedContact(context, personId, entry.lastContactOn);
  await enterMatching(context, personId, entry);
  if (entry.protected) await changeAccess(tx, 'protect', personId, true);
  if (how === 'import') await changeAccess(tx, 'enter_stock', personId);
  await changeAccess(tx, 'refresh_list', personId);
  await changeAccess(tx, 'note_possible_matches', personId);
  return personId;
}

/** What only serves to recognise the person in the next list. */
async function enterMatching(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  personId: string,
  entry: NewPerson,
): Promise<void> {
  if (entry.externalNumber && actor.kind === 'professional') {
    await tx
      .insertInto('person_external_number')
      .values({ person_id: personId, organisation_id: actor.organisationId, number: entry.externalNumber })
      .execute();
  }
  if (entry.nirHash) await changeAccess(tx, 'set_nir', personId, Buffer.from(entry.nirHash, 'hex'));
}
