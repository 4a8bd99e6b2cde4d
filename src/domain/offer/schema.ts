import { z } from 'zod';
import {
  code,
  communeCode,
  dayUpTo,
  email,
  filledSetOf,
  number,
  type OfferProblemCode,
  oneOf,
  optional,
  postalCode,
  setOf,
  siret,
  sized,
  text,
  url,
  zoneCode,
} from './field-types.ts';

/** Where it is and how to reach it: the same fields, in the same order, of a structure and of a service. */
const placeFields = {
  commune: optional(text),
  code_postal: optional(postalCode),
  code_insee: optional(communeCode),
  adresse: optional(text),
  complement_adresse: optional(text),
  longitude: optional(number),
  latitude: optional(number),
  telephone: optional(text),
  courriel: optional(email),
};

/** A structure or a service of data·inclusion's schema v1, key for key and in its order: what is read, stored and published. */
const structureSchema = (today: string) =>
  z.object({
    source: text,
    id: text,
    nom: sized(3, 150),
    date_maj: dayUpTo(today),
    description: optional(sized(5, 10_000)),
    lien_source: optional(url),
    siret: optional(siret),
    ...placeFields,
    site_web: optional(url),
    horaires_accueil: optional(text),
    accessibilite_lieu: optional(url),
    reseaux_porteurs: optional(setOf('reseau')),
  });

const serviceSchema = (today: string) =>
  z.object({
    source: text,
    structure_id: text,
    id: text,
    nom: sized(3, 150),
    description: sized(5, 10_000),
    lien_source: optional(url),
    date_maj: dayUpTo(today),
    type: optional(oneOf('type')),
    thematiques: optional(setOf('thematique')),
    frais: optional(oneOf('frais')),
    frais_precisions: optional(text),
    publics: optional(
      filledSetOf('public').refine(
        (publics) => publics.length < 2 || !publics.includes('tous-publics'),
        code('not-alone'),
      ),
    ),
    publics_precisions: optional(text),
    conditions_acces: optional(text),
    ...placeFields,
    modes_accueil: optional(setOf('mode-accueil')),
    zone_eligibilite: optional(z.array(zoneCode, code('wrong-type')).min(1, code('empty'))),
    contact_nom_prenom: optional(text),
    lien_mobilisation: optional(url),
    modes_mobilisation: optional(filledSetOf('mode-mobilisation')),
    mobilisable_par: optional(filledSetOf('mobilisable-par')),
    mobilisation_precisions: optional(text),
    volume_horaire_hebdomadaire: optional(number.min(0, code('too-small'))),
    nombre_semaines: optional(number.int(code('wrong-type')).min(1, code('too-small'))),
    horaires_accueil: optional(text),
  });

export type StructureRecord = z.output<ReturnType<typeof structureSchema>>;
export type ServiceRecord = z.output<ReturnType<typeof serviceSchema>>;

export interface OfferProblem {
  /** The name of the field in the schema; empty when what was read is no record at all. */
  readonly field: string;
  readonly code: OfferProblemCode;
}

/** What is wrong forbids the record; what is only worth a warning does not, and data·inclusion's own API leaves it out. */
export type OfferReading<Record> =
  | { readonly record: Record; readonly errors: null; readonly warnings: readonly OfferProblem[] }
  | {
      readonly record: null;
      readonly errors: readonly OfferProblem[];
      readonly warnings: readonly OfferProblem[];
    };

export interface OfferReader {
  structure(row: unknown): OfferReading<StructureRecord>;
  service(row: unknown): OfferReading<ServiceRecord>;
}

/** Reads rows of schema v1 as of that day, after which nothing can have been updated. Make one, read many rows with it. */
export function offerReader(today: string): OfferReader {
  const structures = structureSchema(today);
  const services = serviceSchema(today);
  return {
    structure: (row) => reading<StructureRecord>(structures.safeParse(row), row),
    service: (row) => reading<ServiceRecord>(services.safeParse(row), row),
  };
}

function reading<Record>(result: z.ZodSafeParseResult<Record>, row: unknown): OfferReading<Record> {
  const warnings = warningsOf(row);
  if (result.success) return { record: result.data, errors: null, warnings };
  const errors = result.error.issues.map(({ path: [field], message }) =>
    field === undefined
      ? { field: '', code: code('wrong-type') }
      : { field: String(field), code: message as OfferProblemCode },
  );
  return { record: null, errors: errors.filter(firstOfItsKind), warnings };
}

/** Several items of one list may be wrong in the same way: said once. */
const firstOfItsKind = (problem: OfferProblem, place: number, all: readonly OfferProblem[]) =>
  all.findIndex(({ field, code: its }) => field === problem.field && its === problem.code) === place;

function warningsOf(row: unknown): OfferProblem[] {
  const name = (row as { nom?: unknown } | null | undefined)?.nom;
  const dotted = typeof name === 'string' && name.endsWith('.') && !name.endsWith('etc.');
  return dotted ? [{ field: 'nom', code: 'final-dot' }] : [];
}
