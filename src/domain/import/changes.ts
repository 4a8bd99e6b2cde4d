import { fold } from '../../platform/text/fold.ts';
import type { KnownPerson } from './match.ts';
import type { RowValues } from './row-values.ts';
import { closeNames } from './similar.ts';

/** What an import would write on a person, shown as old → new. Codes and dates are as stored; the screen puts them into words. */
export interface Change {
  field: ChangedField;
  old: string | null;
  new: string;
}

export type ChangedField =
  | 'familyName'
  | 'usedName'
  | 'givenName'
  | 'birthDate'
  | 'civility'
  | 'phone'
  | 'email'
  | 'addressLine'
  | 'postalCode'
  | 'communeCode'
  | 'externalNumber'
  | 'statuses'
  | 'informedOn';

/** Only what the file knows and Relais does not have, or has otherwise. An empty cell changes nothing; a status is never removed. */
export function changesOf(values: RowValues, number: string | undefined, person: KnownPerson): Change[] {
  const changes = [
    ...nameChanges(values, person),
    differs('birthDate', person.birthDate, values.birthDate),
    differs('civility', person.civility, values.civility),
    differs('phone', person.phone, values.phone),
    differs('email', person.email, values.email, sameText),
    differs('addressLine', person.addressLine, values.addressLine, sameText),
    differs('postalCode', person.postalCode, values.postalCode),
    differs('communeCode', person.communeCode, values.communeCode),
    differs('externalNumber', person.externalNumber, number),
    statusChange(values, person),
    // The first notice counts: a later one is not a correction.
    person.informedOn === null ? differs('informedOn', null, values.informedOn) : null,
  ];
  return changes.filter((change) => change !== null);
}

const identical = (a: string, b: string): boolean => a === b;
/** « HELENE » brings nothing to « Hélène ». */
const sameText = (a: string, b: string): boolean => fold(a) === fold(b);

function differs(
  field: ChangedField,
  old: string | null,
  next: string | undefined,
  same: (a: string, b: string) => boolean = identical,
): Change | null {
  if (next === undefined || (old !== null && same(old, next))) return null;
  return { field, old, new: next };
}

function nameChanges(values: RowValues, person: KnownPerson): (Change | null)[] {
  const names = [person.familyName, person.usedName].filter((name) => name !== null);
  const isNew = (name: string | undefined): name is string =>
    name !== undefined && !names.some((known) => sameText(known, name));
  const given = differs('givenName', person.givenName, values.givenName, sameText);
  if (values.birthName !== undefined) {
    return [
      isNew(values.birthName) ? differs('familyName', person.familyName, values.birthName) : null,
      isNew(values.usedName) ? differs('usedName', person.usedName, values.usedName) : null,
      given,
    ];
  }
  if (!isNew(values.usedName)) return [given];
  // One column for the name: close to the birth name it corrects it, otherwise it is the name used today.
  const corrects = person.usedName === null && closeNames(fold(values.usedName), fold(person.familyName));
  return [
    corrects
      ? differs('familyName', person.familyName, values.usedName)
      : differs('usedName', person.usedName, values.usedName),
    given,
  ];
}

function statusChange(values: RowValues, person: KnownPerson): Change | null {
  const contradicts = (code: string) =>
    values.statusAssumed === true &&
    code === 'rsa-droits-devoirs' &&
    person.statuses.includes('rsa-hors-droits-devoirs');
  const added = (values.statuses ?? []).filter(
    (code) => !person.statuses.includes(code) && !contradicts(code),
  );
  if (added.length === 0) return null;
  const old = person.statuses.length > 0 ? person.statuses.join(' ') : null;
  return { field: 'statuses', old, new: [...person.statuses, ...added].join(' ') };
}
