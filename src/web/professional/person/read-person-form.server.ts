import { type CommuneChoice, readAddress } from '../../../domain/person/read-address.server.ts';
import { readPhone } from '../../../domain/person/read-phone.server.ts';

/** What a form sent, as it was typed: given back with the page when it cannot be recorded. */
export type Typed = Readonly<Record<string, string | undefined>>;

export function typedIn(form: FormData): Typed {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

const ticked = (value: string | undefined): boolean => value === 'on';

export const identityTyped = (typed: Typed) => ({
  familyName: typed.familyName ?? '',
  usedName: typed.usedName ?? '',
  givenName: typed.givenName ?? '',
  birthDate: typed.birthDate ?? '',
  civility: typed.civility ?? '',
});

export const contactTyped = (typed: Typed) => ({
  // What is no number stays as it was typed, for the schema to refuse it.
  phone: readPhone(typed.phone ?? '') ?? typed.phone ?? '',
  phoneAcceptsSms: ticked(typed.phoneAcceptsSms),
  email: typed.email ?? '',
  preferred: typed.preferred ?? '',
  interpreter: typed.interpreter ?? '',
});

export interface AddressTyped {
  address: { line: string; postalCode: string; communeCode: string };
  /** Why the commune is not certain yet, and what it may be. */
  unsure: { code: string; choices: CommuneChoice[] } | null;
}

export function addressTyped(typed: Typed): AddressTyped {
  const words = {
    line: typed.line ?? '',
    postalCode: typed.postalCode ?? '',
    commune: typed.commune ?? '',
    communeCode: typed.communeCode ?? '',
  };
  const read = readAddress(words);
  if (read.kind === 'read') return { address: read.address, unsure: null };
  return {
    address: { line: words.line, postalCode: words.postalCode, communeCode: '' },
    unsure: { code: read.code, choices: read.choices },
  };
}

/** A new person's form, as the command wants it. */
export function newPersonTyped(typed: Typed) {
  const { address, unsure } = addressTyped(typed);
  const input = {
    territoryId: typed.territoryId ?? '',
    identity: identityTyped(typed),
    contact: contactTyped(typed),
    address,
    statuses: typed.statusKind
      ? [
          {
            kind: typed.statusKind,
            from: typed.statusFrom ?? '',
            expectedUntil: typed.statusExpected ?? '',
            source: typed.statusSource ?? 'personne',
          },
        ]
      : [],
    accompany: ticked(typed.accompany),
    protected: ticked(typed.protected),
    informedOn: typed.informedOn ?? '',
    externalNumber: typed.number?.trim() || null,
  };
  return { input, unsure };
}

export const householdTyped = (typed: Typed) => ({
  from: typed.householdFrom ?? '',
  loneParent: typed.situation === 'parent-seul',
  couple: typed.situation === 'couple',
  children: Object.fromEntries(
    ['0_2', '3_5', '6_13', '14_17', '18_plus'].map((band) => [
      band,
      typed[`children_${band}`]?.trim() || '0',
    ]),
  ),
});
