import { type EnteredField, type EnteredService, enteredFrom } from '../own/entered-service.ts';
import type { ServiceRecord } from '../schema.ts';

/** What a model says of a service: nothing of a place, nobody's address. The table lets nothing else in (migrations/0073_offer_model.sql). */
const modelRecordFields = [
  'nom',
  'description',
  'type',
  'thematiques',
  'publics',
  'publics_precisions',
  'conditions_acces',
  'frais',
  'frais_precisions',
  'modes_accueil',
  'modes_mobilisation',
  'mobilisable_par',
  'mobilisation_precisions',
  'volume_horaire_hebdomadaire',
  'nombre_semaines',
] as const satisfies readonly (keyof ServiceRecord)[];

export type ModelRecord = Pick<ServiceRecord, (typeof modelRecordFields)[number]>;

/** The same, in the fields and the order of the form. */
export const modelFields: readonly EnteredField[] = [
  'nom',
  'type',
  'description',
  'thematiques',
  'publics',
  'publics_precisions',
  'conditions',
  'documents',
  'frais',
  'frais_precisions',
  'modes_accueil',
  'mobilisable_par',
  'modes_mobilisation',
  'mobilisation_precisions',
  'volume_horaire_hebdomadaire',
  'nombre_semaines',
];

/** Several values in one order, so that two versions that say the same are the same. */
export const modelRecordOf = (record: ServiceRecord): ModelRecord =>
  Object.fromEntries(
    modelRecordFields.map((field) => {
      const value = record[field];
      return [field, Array.isArray(value) ? value.toSorted() : value];
    }),
  ) as unknown as ModelRecord;

/** What a form says, without all that a model does not hold. */
export const onlyModel = (entered: EnteredService): EnteredService =>
  enteredFrom((field) => (modelFields.includes(field) ? [entered[field]].flat() : []));
