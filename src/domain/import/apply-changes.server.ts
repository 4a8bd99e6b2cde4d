import { z } from 'zod';
import type { Context } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { addStatusPeriod } from '../person/add-status-period.server.ts';
import { editAddress } from '../person/edit-address.server.ts';
import { editContact } from '../person/edit-contact.server.ts';
import { editIdentity } from '../person/edit-identity.server.ts';
import { markInformed } from '../person/mark-informed.server.ts';
import { setExternalNumber } from '../person/set-external-number.server.ts';
import type { Change, ChangedField } from './changes.ts';
import type { ReadablePerson } from './known-people.server.ts';
import { addedStatuses, permitted } from './permitted.ts';
import type { RowValues } from './row-values.ts';
import { within } from './within.server.ts';

export interface Applied {
  written: ChangedField[];
  /** Somebody changed them since the preview: what they wrote stays. */
  left: ChangedField[];
}

/** Writes what the preview showed and the importer accepted, field by field, where nothing moved since. */
export async function applyChanges(
  context: Context,
  person: ReadablePerson,
  { changes, values }: { changes: readonly Change[]; values: RowValues },
): Promise<Applied> {
  const open = permitted(changes, person).changes.filter((change) => !holds(person, change));
  const due = open.filter((change) => unmoved(person, change));
  const next = new Map(due.map(({ field, new: value }) => [field, value]));
  await writeIdentity(context, person, next);
  await writeContact(context, person, next);
  await writeAddress(context, person, next);
  await writeStatuses(context, person, due, values);
  const { personId } = person.known;
  const number = next.get('externalNumber');
  if (number) await within(context, setExternalNumber, { personId, number });
  const informedOn = next.get('informedOn');
  if (informedOn) await within(context, markInformed, { personId, informedOn });
  if (values.nirHash && !person.known.hasNir && (person.levels.lead || person.levels.desk))
    await changeAccess(context.tx, 'set_nir', personId, Buffer.from(values.nirHash, 'hex'));
  const left = changes.filter((change) => !due.includes(change) && !holds(person, change));
  return { written: due.map(({ field }) => field), left: left.map(({ field }) => field) };
}

type Next = ReadonlyMap<ChangedField, string>;

const current = (person: ReadablePerson, field: Exclude<ChangedField, 'statuses'>): string | null =>
  person.known[field];

/** Already as the list says. */
function holds(person: ReadablePerson, change: Change): boolean {
  if (change.field !== 'statuses') return current(person, change.field) === change.new;
  return addedStatuses(change).every((code) => person.known.statuses.includes(code));
}

/** Still as the preview showed it; a status is only ever added. */
const unmoved = (person: ReadablePerson, change: Change): boolean =>
  change.field === 'statuses' || current(person, change.field) === change.old;

const anyOf = (next: Next, ...fields: ChangedField[]): boolean => fields.some((field) => next.has(field));

async function writeIdentity(context: Context, person: ReadablePerson, next: Next): Promise<void> {
  if (!anyOf(next, 'familyName', 'usedName', 'givenName', 'birthDate', 'civility')) return;
  const { known } = person;
  const civility = z.enum(['madame', 'monsieur', 'neutre']).nullable().catch(null);
  await within(context, editIdentity, {
    personId: known.personId,
    version: person.identityVersion,
    familyName: next.get('familyName') ?? known.familyName,
    usedName: next.get('usedName') ?? known.usedName,
    givenName: next.get('givenName') ?? known.givenName,
    birthDate: next.get('birthDate') ?? known.birthDate,
    civility: civility.parse(next.get('civility') ?? known.civility),
  });
}

async function writeContact(context: Context, person: ReadablePerson, next: Next): Promise<void> {
  const { known, contact } = person;
  if (!contact || !anyOf(next, 'phone', 'email')) return;
  await within(context, editContact, {
    personId: known.personId,
    version: contact.version,
    phone: next.get('phone') ?? known.phone,
    // Accepting messages was said of the former number.
    phoneAcceptsSms: contact.phoneAcceptsSms && !next.has('phone'),
    email: next.get('email') ?? known.email,
    preferred: contact.preferred,
    interpreter: contact.interpreter,
  });
}

async function writeAddress(context: Context, person: ReadablePerson, next: Next): Promise<void> {
  const { known, addressVersion } = person;
  if (addressVersion === null || !anyOf(next, 'addressLine', 'postalCode', 'communeCode')) return;
  await within(context, editAddress, {
    personId: known.personId,
    version: addressVersion,
    line: next.get('addressLine') ?? known.addressLine,
    postalCode: next.get('postalCode') ?? known.postalCode,
    communeCode: next.get('communeCode') ?? known.communeCode,
  });
}

async function writeStatuses(
  context: Context,
  { known }: ReadablePerson,
  due: readonly Change[],
  values: RowValues,
): Promise<void> {
  const from = values.statusFrom ?? today(context.clock);
  for (const change of due.filter(({ field }) => field === 'statuses')) {
    for (const kind of addedStatuses(change).filter((code) => !known.statuses.includes(code)))
      await within(context, addStatusPeriod, { personId: known.personId, kind, from, source: 'fichier' });
  }
}
