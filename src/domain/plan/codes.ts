/**
 * What can move a person towards work, in the order of the forms: the levers that the mission of the SPIE names, and those that the
 * constraints of the shared diagnosis call for. The table `lever` mirrors it.
 */
export const levers = {
  projet: 'Projet professionnel',
  formation: 'Formation',
  immersion: 'Immersion en entreprise',
  emploi: 'Emploi',
  creation: 'Création d’entreprise',
  mobilite: 'Mobilité',
  garde: 'Garde d’enfants',
  logement: 'Logement',
  hebergement: 'Hébergement',
  sante: 'Santé',
  droits: 'Accès aux droits',
  budget: 'Budget',
  langue: 'Français et savoirs de base',
  numerique: 'Numérique',
  autre: 'Autre démarche',
} as const;
export type LeverCode = keyof typeof levers;
export const leverCodes = Object.keys(levers) as [LeverCode, ...LeverCode[]];

/** What came out of a step that was done. */
export const stepResults = {
  abouti: 'Abouti',
  'en-partie': 'Abouti en partie',
  refuse: 'Réponse négative',
  'sans-effet': 'Sans effet',
} as const;
export type StepResult = keyof typeof stepResults;
export const stepResultCodes = Object.keys(stepResults) as [StepResult, ...StepResult[]];

/** Why an objective or a step is given up. None blames anybody; « sans solution » is counted as a need of the territory. */
export const endReasons = {
  'projet-change': 'Le projet a changé',
  'plus-necessaire': 'Plus nécessaire',
  'pas-possible': 'Pas possible pour le moment',
  'sans-solution': 'Pas de solution sur le territoire',
  autre: 'Autre raison',
} as const;
export type EndReason = keyof typeof endReasons;
export const endReasonCodes = Object.keys(endReasons) as [EndReason, ...EndReason[]];

/** Why a proposal is declined, by the person as by a professional. None blames anybody. */
export const declineReasons = {
  'pas-maintenant': 'Pas maintenant',
  'autre-idee': 'Une autre idée convient mieux',
  'trop-difficile': 'Trop difficile pour le moment',
  'deja-fait': 'C’est déjà fait',
  'ne-convient-pas': 'Cela ne convient pas',
  autre: 'Autre raison',
} as const;
export type DeclineReason = keyof typeof declineReasons;
export const declineReasonCodes = Object.keys(declineReasons) as [DeclineReason, ...DeclineReason[]];

export const TITLE_LENGTH = 200;
export const NOTE_LENGTH = 300;
