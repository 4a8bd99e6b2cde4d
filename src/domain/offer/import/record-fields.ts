import { offerValues } from '../reference/values.ts';
import type { OfferValueKind } from '../tables.ts';
import {
  among,
  type Cleaner,
  day,
  description,
  email,
  matching,
  name,
  number,
  oneAmong,
  phone,
  someAmong,
  text,
  url,
  zones,
} from './clean-values.ts';

/** What a line is judged by, beside itself. */
export interface RowContext {
  today: string;
  /** Every commune of today and of before, arrondissements included, with the commune that an arrondissement belongs to. */
  communes: ReadonlyMap<string, string | null>;
}

/** How each field is cleaned, in the order of the record. */
export type RecordFields = Readonly<Record<string, Cleaner>>;

const of = (kind: OfferValueKind): ReadonlySet<string> =>
  new Set(offerValues[kind].map(({ value }) => value));

const communeCode =
  (communes: RowContext['communes']): Cleaner =>
  (given) => {
    const cleaned = matching(/^\w{5}$/)(given);
    if (typeof cleaned.value !== 'string') return cleaned;
    const code = cleaned.value.toUpperCase();
    const city = communes.get(code);
    // Paris, Lyon and Marseille are one commune each, as in data·inclusion.
    return city === undefined ? { value: null, wrong: 'commune-unknown' } : { value: city ?? code };
  };

const place = (context: RowContext) => ({
  commune: text,
  code_postal: matching(/^\d{5}$/),
  code_insee: communeCode(context.communes),
  adresse: text,
  complement_adresse: text,
  longitude: number(-180, 180),
  latitude: number(-90, 90),
});

export const structureFields = (context: RowContext): RecordFields => ({
  source: text,
  id: text,
  nom: name,
  date_maj: day,
  description,
  lien_source: url,
  siret: matching(/^\d{14}$/),
  ...place(context),
  telephone: phone,
  courriel: email,
  site_web: url,
  horaires_accueil: text,
  accessibilite_lieu: url,
  reseaux_porteurs: someAmong(of('reseau')),
});

export const serviceFields = (context: RowContext): RecordFields => ({
  source: text,
  structure_id: text,
  id: text,
  nom: name,
  description,
  lien_source: url,
  date_maj: day,
  type: oneAmong(of('type')),
  thematiques: among(of('thematique')),
  frais: oneAmong(of('frais')),
  frais_precisions: text,
  publics: someAmong(of('public')),
  publics_precisions: text,
  conditions_acces: text,
  ...place(context),
  telephone: phone,
  courriel: email,
  modes_accueil: among(of('mode-accueil')),
  zone_eligibilite: zones,
  contact_nom_prenom: text,
  lien_mobilisation: url,
  modes_mobilisation: someAmong(of('mode-mobilisation')),
  mobilisable_par: someAmong(of('mobilisable-par')),
  mobilisation_precisions: text,
  volume_horaire_hebdomadaire: number(0, 168),
  nombre_semaines: number(1, 5_200, true),
  horaires_accueil: text,
});
