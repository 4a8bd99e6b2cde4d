/** What may be wrong in a service. */
export const suggestionSubjects = {
  ferme: 'Ce service n’existe plus',
  coordonnees: 'Le téléphone, l’adresse e-mail ou le contact',
  horaires: 'Les horaires',
  conditions: 'Le public, les conditions ou le coût',
  lieu: 'Le lieu ou la zone d’intervention',
  contenu: 'La description ou les thèmes',
  doublon: 'Il est en double',
  autre: 'Autre chose',
} as const;
export type SuggestionSubject = keyof typeof suggestionSubjects;
export const suggestionSubjectCodes = Object.keys(suggestionSubjects) as SuggestionSubject[];

export type SuggestionState = 'waiting' | 'applied' | 'declined';
