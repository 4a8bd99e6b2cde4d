import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { communeLookup } from '../territory/commune-lookup.server.ts';
import { identityKeys } from './identity-key.ts';
import type { AddressInput, ContactInput, IdentityInput } from './inputs.ts';
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

/** Who changed the row and when, as the database knows them; the version that the next editor must have seen. */
export const touched = () => ({
  updated_at: sql<never>`access.now()`,
  updated_by: sql<string>`access.author_name()`,
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
