import type { ModelShare } from '../../../../domain/offer/model/states.ts';
import { hoursField } from '../../../../domain/offer/own/entered-reach.ts';
import type { EnteredField } from '../../../../domain/offer/own/entered-service.ts';
import type { EnteredStructureField } from '../../../../domain/offer/own/entered-structure.ts';
import { type WeekDay, weekDays } from '../../../../domain/offer/own/opening-week.ts';
import type { OwnServiceState } from '../../../../domain/offer/own/states.ts';
import { modelStateWords } from '../model/model-words.ts';
import { offerLabel } from '../words.ts';
import { stateWords } from './own-words.ts';

export const dayNames: Readonly<Record<WeekDay, string>> = {
  Mo: 'Lundi',
  Tu: 'Mardi',
  We: 'Mercredi',
  Th: 'Jeudi',
  Fr: 'Vendredi',
  Sa: 'Samedi',
  Su: 'Dimanche',
};

const hours = Object.fromEntries(
  weekDays.map((day) => [hoursField(day), `Horaires du ${dayNames[day].toLowerCase()}`]),
);

/** Of a service and of a structure. */
const ofBoth = {
  description: 'Description',
  code_insee: 'Commune',
  code_postal: 'Code postal',
  adresse: 'Adresse',
  complement_adresse: 'Complément d’adresse',
  telephone: 'Téléphone',
  courriel: 'Adresse e-mail',
  horaires_accueil: 'Horaires d’accueil',
  ...(hours as Record<`horaires-${WeekDay}`, string>),
};

/** What forms, conflicts and histories call a field of a service. */
export const fieldWords: Readonly<Record<EnteredField, string>> = {
  ...ofBoth,
  nom: 'Nom du service',
  type: 'Type de service',
  thematiques: 'Thèmes',
  publics: 'Publics',
  publics_precisions: 'Précisions sur le public',
  conditions: 'Conditions d’accès',
  documents: 'Documents à apporter',
  frais: 'Coût',
  frais_precisions: 'Précisions sur le coût',
  modes_accueil: 'Accueil',
  zone_eligibilite: 'Zone d’intervention',
  zone_commune: 'Une commune seulement',
  modes_mobilisation: 'Comment le demander',
  mobilisable_par: 'Qui peut le demander',
  mobilisation_precisions: 'Précisions sur la demande',
  lien_mobilisation: 'Page pour le demander en ligne',
  contact_nom_prenom: 'Personne à contacter',
  volume_horaire_hebdomadaire: 'Heures par semaine',
  nombre_semaines: 'Durée en semaines',
};

/** The same of a structure. */
export const structureFieldWords: Readonly<Record<EnteredStructureField, string>> = {
  ...ofBoth,
  nom: 'Nom de la structure',
  accessibilite_lieu: 'Page sur l’accessibilité du lieu',
  site_web: 'Site internet',
  lien_source: 'Page qui décrit la structure',
  reseaux_porteurs: 'Réseaux porteurs',
};

const BESIDE: Readonly<Record<string, string>> = {
  state: 'État',
  model_state: 'Partage',
  places_free: 'Places libres',
  waiting_weeks: 'Semaines d’attente',
  commune: 'Commune',
  conditions_acces: 'Conditions et documents',
  longitude: 'Longitude',
  latitude: 'Latitude',
  lien_source: 'Lien vers la source',
  kept: 'Qui tient la fiche',
};

/** What a history calls what changed. */
export type HistoryWords = (field: string) => string;
export const historyWords: HistoryWords = (field) =>
  BESIDE[field] ?? fieldWords[field as EnteredField] ?? field;
export const structureHistoryWords: HistoryWords = (field) =>
  field === 'state'
    ? 'Dans l’annuaire'
    : (structureFieldWords[field as EnteredStructureField] ?? BESIDE[field] ?? field);

const KINDS = {
  type: 'type',
  thematiques: 'thematique',
  publics: 'public',
  frais: 'frais',
  modes_accueil: 'mode-accueil',
  modes_mobilisation: 'mode-mobilisation',
  mobilisable_par: 'mobilisable-par',
  reseaux_porteurs: 'reseau',
} as const;

/** A value as people read it: codes by their published words, several separated by commas. */
export function valueWords(field: string, value: unknown): string {
  const values = (Array.isArray(value) ? value : [value]).filter(
    (one) => one !== null && one !== undefined && one !== '',
  );
  if (values.length === 0) return 'rien';
  // Each organisation reads its own part of a history.
  if (field === 'kept') return value === true ? 'votre équipe' : 'personne';
  if (field === 'state') return stateWords[value as OwnServiceState].word;
  if (field === 'model_state') return modelStateWords[value as ModelShare].word;
  const kind = Object.hasOwn(KINDS, field) ? KINDS[field as keyof typeof KINDS] : undefined;
  return values.map((one) => (kind ? offerLabel(kind, String(one)) : String(one))).join(', ');
}
