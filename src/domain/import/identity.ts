import { nameKey } from '../person/identity-key.ts';
import { familyKeys, type Traits } from '../same-person/compare.ts';
import type { KnownPerson, RowToMatch } from './match.ts';

export interface IdentityKeys {
  /** Keys of the birth name and of the used name, those that are known. */
  families: string[];
  given: string;
}

export const rowKeys = (values: RowToMatch['values']): IdentityKeys => ({
  families: familyKeys([values.birthName, values.usedName]),
  given: nameKey(values.givenName ?? ''),
});

export const personKeys = (
  person: Pick<KnownPerson, 'familyName' | 'usedName' | 'givenName'>,
): IdentityKeys => ({
  families: familyKeys([person.familyName, person.usedName]),
  given: nameKey(person.givenName),
});

export function rowTraits({ values, number }: RowToMatch): Traits {
  return {
    ...rowKeys(values),
    birthNameKnown: values.birthName !== undefined,
    birthDate: values.birthDate ?? null,
    birthPartial: values.birthPartial ?? null,
    civility: values.civility ?? null,
    phone: values.phone ?? null,
    email: values.email ?? null,
    number: number ?? null,
  };
}

export function personTraits(
  person: Pick<
    KnownPerson,
    'familyName' | 'usedName' | 'givenName' | 'birthDate' | 'civility' | 'phone' | 'email' | 'externalNumber'
  >,
): Traits {
  return {
    ...personKeys(person),
    birthNameKnown: person.usedName !== null,
    birthDate: person.birthDate,
    birthPartial: null,
    civility: person.civility,
    phone: person.phone,
    email: person.email?.toLowerCase() ?? null,
    number: person.externalNumber,
  };
}
