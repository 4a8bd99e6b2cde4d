import type { OfferKind } from '../../domain/offer/import/report.ts';

/** How a column is written where columns have types. */
export type ColumnType = 'text' | 'list' | 'number' | 'integer' | 'boolean';

const OTHERS: Record<string, ColumnType> = {
  longitude: 'number',
  latitude: 'number',
  reseaux_porteurs: 'list',
  thematiques: 'list',
  publics: 'list',
  modes_accueil: 'list',
  zone_eligibilite: 'list',
  modes_mobilisation: 'list',
  mobilisable_par: 'list',
  volume_horaire_hebdomadaire: 'number',
  nombre_semaines: 'integer',
  adresse_certifiee: 'boolean',
  score_qualite: 'number',
};

const PLACE =
  'commune code_postal code_insee adresse complement_adresse longitude latitude telephone courriel';
const NAMES: Record<OfferKind, string> = {
  structure: `source id nom date_maj description lien_source siret ${PLACE} site_web horaires_accueil accessibilite_lieu reseaux_porteurs
    adresse_certifiee score_qualite cluster_id`,
  service: `source structure_id id nom description lien_source date_maj type thematiques frais frais_precisions publics publics_precisions
    conditions_acces ${PLACE} modes_accueil zone_eligibilite contact_nom_prenom lien_mobilisation modes_mobilisation mobilisable_par
    mobilisation_precisions volume_horaire_hebdomadaire nombre_semaines horaires_accueil adresse_certifiee score_qualite`,
};

/** The columns of an export, in the order of the schema. */
export const columnsOf = (kind: OfferKind): { name: string; type: ColumnType }[] =>
  NAMES[kind].split(/\s+/).map((name) => ({ name, type: OTHERS[name] ?? 'text' }));
