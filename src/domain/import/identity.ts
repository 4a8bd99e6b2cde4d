import { fold } from '../../platform/text/fold.ts';
import type { KnownPerson } from './match.ts';
import type { RowValues } from './row-values.ts';

export interface IdentityKeys {
  /** Folded birth name and used name, those that are known. */
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
  const folded = families.map((name) => fold(name ?? '')).filter((name) => name !== '');
  return { families: [...new Set(folded)], given: fold(given ?? '') };
}
