import type { ServiceRecord } from '../schema.ts';
import { splitConditions } from './documents.ts';
import { weekDays, weekOf } from './opening-week.ts';

/** Fields of the form that hold several values. */
export const enteredLists = [
  'thematiques',
  'publics',
  'modes_accueil',
  'zone_eligibilite',
  'modes_mobilisation',
  'mobilisable_par',
] as const;

export const hoursField = (day: (typeof weekDays)[number]) => `horaires-${day}` as const;

/** Fields of the form with one value: those of the schema, but for conditions, which are asked apart from documents, and for hours, a day each. */
export const enteredTexts = [
  'nom',
  'type',
  'description',
  'publics_precisions',
  'conditions',
  'documents',
  'frais',
  'frais_precisions',
  'zone_commune',
  'code_insee',
  'code_postal',
  'adresse',
  'complement_adresse',
  'mobilisation_precisions',
  'lien_mobilisation',
  'contact_nom_prenom',
  'telephone',
  'courriel',
  'volume_horaire_hebdomadaire',
  'nombre_semaines',
  'horaires_accueil',
  ...weekDays.map(hoursField),
] as const;

export type EnteredField = (typeof enteredLists)[number] | (typeof enteredTexts)[number];

/** A service as the form of its structure shows and sends it. */
export type EnteredService = Readonly<
  Record<(typeof enteredLists)[number], readonly string[]> & Record<(typeof enteredTexts)[number], string>
>;

const enteredFields: readonly EnteredField[] = [...enteredTexts, ...enteredLists];
const isList = (field: EnteredField): field is (typeof enteredLists)[number] =>
  (enteredLists as readonly string[]).includes(field);

/** What a form sent, or less than that: what is not there is empty. */
export const enteredFrom = (valuesOf: (field: EnteredField) => readonly string[]): EnteredService =>
  Object.fromEntries(
    enteredFields.map((field) => [field, isList(field) ? valuesOf(field) : (valuesOf(field)[0] ?? '')]),
  ) as unknown as EnteredService;

/** A record as the form shows it. Hours that a week cannot show stay as they are written. */
export function enteredOf(record: Partial<ServiceRecord>): EnteredService {
  const { conditions, documents } = splitConditions(record.conditions_acces ?? null);
  const week = weekOf(record.horaires_accueil ?? '');
  const said: Record<string, unknown> = {
    ...record,
    conditions,
    documents,
    telephone: dialled(record.telephone ?? ''),
    horaires_accueil: week ? '' : record.horaires_accueil,
    ...(week && Object.fromEntries(weekDays.map((day) => [hoursField(day), week[day]]))),
  };
  return enteredFrom((field) => {
    const value = said[field];
    if (value === null || value === undefined) return [];
    return Array.isArray(value) ? value.map(String) : [String(value)];
  });
}

/** As people in France write a number. */
const dialled = (phone: string) =>
  phone.replace(/^\+33(\d{9})$/, (_, national: string) => `0${national}`.replace(/\d{2}(?=\d)/g, '$& '));

/** Whatever the order of several values. */
export const sameEntered = (one: EnteredService, other: EnteredService, field: EnteredField) =>
  [one[field]].flat().toSorted().join('\n') === [other[field]].flat().toSorted().join('\n');

/**
 * What two people wrote from the same version: fields that only the first one touched are taken from them; what the second one typed is
 * kept everywhere else. `both`: the fields that they wrote differently.
 */
export function mergeEntered(
  base: EnteredService,
  first: EnteredService,
  second: EnteredService,
): { merged: EnteredService; both: EnteredField[] } {
  const fromFirst = (field: EnteredField) => sameEntered(base, second, field);
  return {
    merged: enteredFrom((field) => [fromFirst(field) ? first[field] : second[field]].flat()),
    both: enteredFields.filter(
      (field) => !fromFirst(field) && !sameEntered(base, first, field) && !sameEntered(first, second, field),
    ),
  };
}
