import { fold } from '../../platform/text/fold.ts';
import type { ListedDateKind } from '../listed-date/codes.ts';
import { listedDateText, readListedDate } from '../listed-date/rules.ts';
import { closeNames } from '../same-person/similar.ts';
import type { KnownPerson, StatusEnd } from './match.ts';
import type { RowValues } from './row-values.ts';

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
  | 'informedOn'
  | 'statusUntil'
  | 'lastContactOn'
  | ListedField;

/** Dates that the organisation keeps, by the kind of each. */
export const listedFields = {
  nextMeeting: 'rendez-vous',
  contractUntil: 'contrat',
  dueOn: 'echeance',
} as const satisfies Record<string, ListedDateKind>;
export type ListedField = keyof typeof listedFields;
export const isListedField = (field: string): field is ListedField => Object.hasOwn(listedFields, field);

export const changedLabels: Record<ChangedField, string> = {
  familyName: 'Nom de naissance',
  usedName: 'Nom d’usage',
  givenName: 'Prénom',
  birthDate: 'Date de naissance',
  civility: 'Civilité',
  phone: 'Téléphone',
  email: 'Adresse e-mail',
  addressLine: 'Adresse',
  postalCode: 'Code postal',
  communeCode: 'Commune',
  externalNumber: 'Identifiant dans votre logiciel',
  statuses: 'Statuts',
  informedOn: 'Information de la personne',
  statusUntil: 'Fin du droit',
  lastContactOn: 'Dernier contact',
  nextMeeting: 'Prochain rendez-vous',
  contractUntil: 'Fin du contrat d’engagement',
  dueOn: 'Échéance',
};

/** « Téléphone, Commune » */
export const fieldNames = (fields: readonly ChangedField[]): string =>
  [...new Set(fields)].map((field) => changedLabels[field]).join(', ');

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
    ...dateChanges(values, person),
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

function dateChanges(values: RowValues, person: KnownPerson): (Change | null)[] {
  const { lastContactOn, contractUntil, dueOn } = values;
  return [
    statusEndChange(values, person),
    // What is known and more recent is not corrected by a list.
    lastContactOn !== undefined && (person.lastContactOn ?? '') < lastContactOn
      ? differs('lastContactOn', person.lastContactOn, lastContactOn)
      : null,
    listedChange('nextMeeting', person, meetingText(values, person)),
    listedChange('contractUntil', person, contractUntil),
    listedChange('dueOn', person, dueOn),
  ];
}

/** The hour and the person met stay those that are known, of the same day, when the list does not say them. */
function meetingText(values: RowValues, person: KnownPerson): string | undefined {
  const { nextMeetingOn: on, nextMeetingTime, nextMeetingWith } = values;
  if (on === undefined) return undefined;
  const known = readListedDate(person.nextMeeting ?? '');
  const sameDay = known.on === on;
  return listedDateText({
    on,
    time: nextMeetingTime ?? (sameDay ? known.time : null),
    withWhom: nextMeetingWith ?? (sameDay ? known.withWhom : null),
  });
}

/** A date that somebody said to be over does not come back with the next list. */
function listedChange(field: ListedField, person: KnownPerson, next: string | undefined): Change | null {
  if (next === undefined) return null;
  const over = person.closedDates.includes(`${listedFields[field]} ${next.slice(0, 10)}`);
  return over ? null : differs(field, person[field], next);
}

function statusEndChange(values: RowValues, person: KnownPerson): Change | null {
  const period = periodThatEnds(values, person);
  const { statusUntil } = values;
  if (!period || statusUntil === undefined || statusUntil < period.from) return null;
  return differs('statusUntil', period.expectedUntil, statusUntil);
}

/** Of the open statuses the one that the row speaks of, if it is one alone; a list that names none speaks of RSA. */
export function periodThatEnds(
  { statuses, statusAssumed }: RowValues,
  { statusEnds }: Pick<KnownPerson, 'statusEnds'>,
): StatusEnd | undefined {
  const named: readonly string[] = statuses ?? [];
  const spoken = statusEnds.filter(({ kind }) =>
    named.length === 0 || statusAssumed ? kind.startsWith('rsa-') : named.includes(kind),
  );
  return spoken.length === 1 ? spoken[0] : undefined;
}
