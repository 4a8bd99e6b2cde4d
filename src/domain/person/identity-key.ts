import { fold } from '../../platform/text/fold.ts';

/** The columns of `person_identity` that exact search and sorting compare. */
export interface IdentityKeys {
  family_key: string;
  used_key: string | null;
  given_key: string;
}

/** An apostrophe joins (« N’Diaye » is « Ndiaye »); a hyphen separates (« Jean-Pierre » is « Jean Pierre »). */
export function nameKey(name: string): string {
  return fold(name.replace(/(?<=\p{L})['’ʼ‘`´](?=\p{L})/gu, ''));
}

export function identityKeys(names: {
  familyName: string;
  usedName: string | null;
  givenName: string;
}): IdentityKeys {
  return {
    family_key: nameKey(names.familyName),
    used_key: names.usedName ? nameKey(names.usedName) : null,
    given_key: nameKey(names.givenName),
  };
}
