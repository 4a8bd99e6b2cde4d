import type { PersonAddress, PersonContact, PersonIdentity, Standing } from '../../../domain/person/views.ts';
import { addressValues, contactValues, identityValues } from './edit-values.server.ts';

/** What another editor recorded meanwhile, as the fields write it. */
export interface StandingValues {
  readonly values: Readonly<Record<string, string>>;
  readonly by: string;
  readonly version: number;
}

/** From what a lost race gives back, by the form that lost it. */
export function standingOf(act: string, current: unknown): StandingValues {
  const { by, version } = current as Standing<{ version: number }>;
  return { values: valuesOf(act, current), by, version };
}

function valuesOf(act: string, current: unknown): Record<string, string> {
  switch (act) {
    case 'identite':
      return identityValues(current as PersonIdentity);
    case 'coordonnees':
      return contactValues(current as PersonContact);
    default:
      return addressValues(current as PersonAddress);
  }
}
