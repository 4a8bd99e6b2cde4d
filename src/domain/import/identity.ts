import { nameKey } from '../person/identity-key.ts';
import type { KnownPerson } from './match.ts';
import type { RowValues } from './row-values.ts';

export interface IdentityKeys {
  /** Keys of the birth name and of the used name, those that are known. */
  families: string[];
  given: string;
}

export function rowKeys(values: Pick<RowValues, 'birthName' | 'usedName' | 'givenName'>): IdentityKeys {
  return keys([values.birthName, values.usedName], values.givenName);
}

export function personKeys(person: Pick<KnownPerson, 'familyName' | 'usedName' | 'givenName'>): IdentityKeys {
  return keys([person.familyName, person.usedName], person.givenName);
}

function keys(families: readonly (string | null | undefined)[], given: string | undefined): IdentityKeys {
  const folded = families.map((name) => nameKey(name ?? '')).filter((name) => name !== '');
  return { families: [...new Set(folded)], given: nameKey(given ?? '') };
}
