import type { ServiceRecord } from '../schema.ts';
import { splitConditions } from './documents.ts';
import { type Entered, enteredFields } from './entered-fields.ts';
import { dialled, hoursFields, hoursShown } from './entered-reach.ts';

/** Fields of the form that hold several values. */
export const enteredLists = [
  'thematiques',
  'publics',
  'modes_accueil',
  'zone_eligibilite',
  'modes_mobilisation',
  'mobilisable_par',
] as const;

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
  ...hoursFields,
] as const;

export type EnteredField = (typeof enteredLists)[number] | (typeof enteredTexts)[number];

/** A service as the form of its structure shows and sends it. */
export type EnteredService = Entered<(typeof enteredTexts)[number], (typeof enteredLists)[number]>;

const service = enteredFields(enteredTexts, enteredLists);
export const enteredFrom = service.from;
export const mergeEntered = service.merge;
export const sameEntered = service.same;

/** A record as the form shows it. */
export function enteredOf(record: Partial<ServiceRecord>): EnteredService {
  const { conditions, documents } = splitConditions(record.conditions_acces ?? null);
  return service.of({
    ...record,
    conditions,
    documents,
    telephone: dialled(record.telephone),
    ...hoursShown(record.horaires_accueil),
  });
}
