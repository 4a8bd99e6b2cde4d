import { formatPhone } from '../../../domain/person/read-phone.server.ts';
import type { PersonFile } from '../../../domain/person/views.ts';

type Values = Record<string, string>;

/** What stands in the file, as the fields of the forms write it. */
export function formValuesOf(file: PersonFile): Values {
  return {
    ...(file.identity && identityValues(file.identity)),
    ...(file.contact && contactValues(file.contact)),
    ...(file.address && addressValues(file.address)),
    informedOn: file.informed?.on ?? '',
    number: file.externalNumber ?? '',
  };
}

export const identityValues = (identity: Omit<NonNullable<PersonFile['identity']>, 'version'>): Values => ({
  familyName: identity.familyName,
  usedName: identity.usedName ?? '',
  givenName: identity.givenName,
  birthDate: identity.birthDate ?? '',
  civility: identity.civility ?? '',
});

export const contactValues = (contact: Omit<NonNullable<PersonFile['contact']>, 'version'>): Values => ({
  phone: contact.phone ? formatPhone(contact.phone) : '',
  phoneAcceptsSms: contact.phoneAcceptsSms ? 'on' : '',
  email: contact.email ?? '',
  preferred: contact.preferred ?? '',
  interpreter: contact.interpreter ?? '',
});

export const addressValues = (address: Omit<NonNullable<PersonFile['address']>, 'version'>): Values => ({
  line: address.line ?? '',
  postalCode: address.postalCode ?? '',
  commune: address.communeName ?? '',
  communeCode: address.communeCode ?? '',
});
