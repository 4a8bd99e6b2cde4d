import { z } from 'zod';
import { offerValues } from '../../domain/offer/reference/values.ts';
import type { OfferValueKind } from '../../domain/offer/tables.ts';
import { named } from '../named-schema.ts';

// What the documents say of data·inclusion's schema v1. What is read and stored is judged by src/domain/offer/schema.ts; a test holds
// the fields of the two together.

const text = z.string();
const optional = text.nullable();
const coordinate = z.number().nullable();
const link = z.url().nullable();
const code = (shape: RegExp) => text.regex(shape).nullable();
const words = (name: string, kind: OfferValueKind) =>
  named(name, z.enum(offerValues[kind].map(({ value }) => value)));
const some = <T extends z.ZodType>(word: T) => z.array(word).nullable();

const Thematique = words('Thematique', 'thematique');
const Frais = words('Frais', 'frais');
const Public = words('Public', 'public');
const TypeService = words('TypeService', 'type');
const ModeAccueil = words('ModeAccueil', 'mode-accueil');
const ModeMobilisation = words('ModeMobilisation', 'mode-mobilisation');
const PersonneMobilisatrice = words('PersonneMobilisatrice', 'mobilisable-par');
const ReseauPorteur = words('ReseauPorteur', 'reseau');

const place = {
  commune: optional,
  code_postal: code(/^\d{5}$/),
  code_insee: code(/^\w{5}$/).describe('Code INSEE de la commune'),
  adresse: optional,
  complement_adresse: optional,
  longitude: coordinate,
  latitude: coordinate,
};

export const structureFields = {
  source: text.describe('Qui publie'),
  id: text.describe('Identifiant unique : `source--identifiant chez elle`'),
  nom: text,
  date_maj: z.iso.date().describe('Dernière modification chez qui publie'),
  description: optional,
  lien_source: link,
  siret: code(/^\d{14}$/),
  ...place,
  telephone: optional,
  courriel: optional,
  site_web: link,
  horaires_accueil: optional.describe('Format opening_hours d’OpenStreetMap'),
  accessibilite_lieu: link,
  reseaux_porteurs: some(ReseauPorteur),
};

export const serviceFields = {
  source: text.describe('Qui publie'),
  structure_id: text.describe('Identifiant de sa structure'),
  id: text.describe('Identifiant unique : `source--identifiant chez elle`'),
  nom: text,
  description: text,
  lien_source: link,
  date_maj: z.iso.date().describe('Dernière modification chez qui publie'),
  type: TypeService.nullable(),
  thematiques: some(Thematique),
  frais: Frais.nullable(),
  frais_precisions: optional,
  publics: some(Public),
  publics_precisions: optional,
  conditions_acces: optional,
  ...place,
  telephone: optional,
  courriel: optional,
  modes_accueil: some(ModeAccueil),
  zone_eligibilite: z
    .array(text)
    .nullable()
    .describe('Codes de communes, d’EPCI, de départements ou de pays, ou `france` ; nul : sans restriction'),
  contact_nom_prenom: optional,
  lien_mobilisation: link,
  modes_mobilisation: some(ModeMobilisation),
  mobilisable_par: some(PersonneMobilisatrice),
  mobilisation_precisions: optional,
  volume_horaire_hebdomadaire: z.number().nonnegative().nullable(),
  nombre_semaines: z.int().min(1).nullable(),
  horaires_accueil: optional.describe('Format opening_hours d’OpenStreetMap ; nul : ceux de la structure'),
};
