import { z } from 'zod';
import type { Context } from '../../platform/access/run.ts';
import { editAddress } from '../person/edit-address.server.ts';
import { editContact } from '../person/edit-contact.server.ts';
import { editIdentity } from '../person/edit-identity.server.ts';
import { setExternalNumber } from '../person/set-external-number.server.ts';
import type { ChangedField } from './changes.ts';
import type { ReadablePerson } from './known-people.server.ts';
import { within } from './within.server.ts';

/** `phoneAcceptsSms` goes with the number it was said of; a NIR is a hash. */
export type WrittenField = ChangedField | 'phoneAcceptsSms' | 'nir';
export type FieldValues = Map<WrittenField, string | null>;

const anyOf = (next: FieldValues, ...fields: WrittenField[]): boolean =>
  fields.some((field) => next.has(field));

/** Gives fields of somebody these values, through the acts that a page would use; the others stay. */
export async function writeFields(
  context: Context,
  person: ReadablePerson,
  next: FieldValues,
): Promise<void> {
  await writeIdentity(context, person, next);
  await writeContact(context, person, next);
  await writeAddress(context, person, next);
  const number = next.get('externalNumber');
  if (number) await within(context, setExternalNumber, { personId: person.known.personId, number });
}

/** The value that the field is to have. */
const choosing =
  (next: FieldValues) =>
  <Value extends string | null>(field: WrittenField, current: Value): string | null =>
    next.has(field) ? (next.get(field) ?? null) : current;

async function writeIdentity(context: Context, person: ReadablePerson, next: FieldValues): Promise<void> {
  if (!anyOf(next, 'familyName', 'usedName', 'givenName', 'birthDate', 'civility')) return;
  const { known } = person;
  const value = choosing(next);
  const civility = z.enum(['madame', 'monsieur', 'neutre']).nullable().catch(null);
  await within(context, editIdentity, {
    personId: known.personId,
    version: person.identityVersion,
    familyName: value('familyName', known.familyName) ?? known.familyName,
    usedName: value('usedName', known.usedName),
    givenName: value('givenName', known.givenName) ?? known.givenName,
    birthDate: value('birthDate', known.birthDate),
    civility: civility.parse(value('civility', known.civility)),
  });
}

async function writeContact(context: Context, person: ReadablePerson, next: FieldValues): Promise<void> {
  const { known, contact } = person;
  if (!contact || !anyOf(next, 'phone', 'phoneAcceptsSms', 'email')) return;
  const value = choosing(next);
  await within(context, editContact, {
    personId: known.personId,
    version: contact.version,
    phone: value('phone', known.phone),
    phoneAcceptsSms: value('phoneAcceptsSms', String(contact.phoneAcceptsSms)) === 'true',
    email: value('email', known.email),
    preferred: contact.preferred,
    interpreter: contact.interpreter,
  });
}

async function writeAddress(context: Context, person: ReadablePerson, next: FieldValues): Promise<void> {
  const { known, addressVersion } = person;
  if (addressVersion === null || !anyOf(next, 'addressLine', 'postalCode', 'communeCode')) return;
  const value = choosing(next);
  await within(context, editAddress, {
    personId: known.personId,
    version: addressVersion,
    line: value('addressLine', known.addressLine),
    postalCode: value('postalCode', known.postalCode),
    communeCode: value('communeCode', known.communeCode),
  });
}
