import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import type { Database } from '../../platform/database/schema.ts';
import { communeLookup } from '../territory/commune-lookup.server.ts';
import { identityKeys } from './identity-key.ts';
import type { AddressInput, ContactInput, IdentityInput } from './inputs.ts';
import type { PersonAddress, PersonContact, PersonIdentity, Standing } from './views.ts';
import './tables.ts';

/** The columns that a form's values become, keys and names of communes included. */
export const identityColumns = (identity: IdentityInput) => ({
  family_name: identity.familyName,
  used_name: identity.usedName,
  given_name: identity.givenName,
  birth_date: identity.birthDate,
  civility: identity.civility,
  ...identityKeys(identity),
});

export const contactColumns = (contact: ContactInput) => ({
  phone: contact.phone,
  phone_accepts_sms: contact.phone !== null && contact.phoneAcceptsSms,
  email: contact.email,
  preferred: contact.preferred,
  interpreter: contact.interpreter,
});

export function addressColumns(address: AddressInput) {
  const commune = communeOf(address.communeCode);
  return {
    line: address.line,
    postal_code: address.postalCode,
    commune_code: commune?.code ?? null,
    commune_name: commune?.name ?? null,
  };
}

/** A former commune's code leads to the one that contains it today. */
function communeOf(inseeCode: string | null) {
  if (inseeCode === null) return null;
  const found = communeLookup().resolve({ inseeCode });
  if (found.kind !== 'found') throw new Refused('commune-unknown');
  return found.commune;
}

type Row<Table extends keyof Database> = Selectable<Database[Table]>;

/** What stands now, for whoever wrote second; shaped as the page shapes it. */
export const standingIdentity = (row: Row<'person_identity'>): Standing<PersonIdentity> => ({
  familyName: row.family_name,
  usedName: row.used_name,
  givenName: row.given_name,
  birthDate: row.birth_date,
  civility: row.civility,
  version: row.version,
  by: row.updated_by,
});

export const standingContact = (row: Row<'person_contact'>): Standing<PersonContact> => ({
  phone: row.phone,
  phoneAcceptsSms: row.phone_accepts_sms,
  email: row.email,
  preferred: row.preferred,
  interpreter: row.interpreter,
  version: row.version,
  by: row.updated_by,
});

export const standingAddress = (row: Row<'person_address'>): Standing<PersonAddress> => ({
  line: row.line,
  postalCode: row.postal_code,
  communeCode: row.commune_code,
  communeName: row.commune_name,
  version: row.version,
  by: row.updated_by,
});

/** Who changed the row and when, as the database knows them; the version that the next editor must have seen. */
export const touched = () => ({
  updated_at: sql<never>`access.now()`,
  updated_by: sql<string>`access.shown_author()`,
  version: sql<number>`version + 1`,
});

/** Until the transaction ends nobody else adds to this person's periods: « one open at a time » spans rows. */
export const addingAlone = (tx: Tx, personId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`periods ${personId}`}, 0))`.execute(tx);

/** The same columns with the same values: nothing to write, nothing to tell. */
export const sameColumns = (
  current: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): boolean => Object.entries(wanted).every(([column, value]) => current[column] === value);
