import type { StructureRecord } from '../schema.ts';
import { type Entered, enteredFields } from './entered-fields.ts';
import { dialled, hoursFields, hoursShown } from './entered-reach.ts';

const lists = ['reseaux_porteurs'] as const;

/** Those of the schema that people write. The SIRET is not typed: it says who they are. */
const texts = [
  'nom',
  'description',
  'code_insee',
  'code_postal',
  'adresse',
  'complement_adresse',
  'accessibilite_lieu',
  'telephone',
  'courriel',
  'site_web',
  'lien_source',
  ...hoursFields,
] as const;

export type EnteredStructureField = (typeof lists)[number] | (typeof texts)[number];

/** A structure as the form of its people shows and sends it. */
export type EnteredStructure = Entered<(typeof texts)[number], (typeof lists)[number]>;

const structure = enteredFields(texts, lists);
export const enteredStructureFrom = structure.from;
export const mergeEnteredStructures = structure.merge;

/** A record as the form shows it. */
export const enteredStructureOf = (record: Partial<StructureRecord>): EnteredStructure =>
  structure.of({
    ...record,
    telephone: dialled(record.telephone),
    ...hoursShown(record.horaires_accueil),
  });
