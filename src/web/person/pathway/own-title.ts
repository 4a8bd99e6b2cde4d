/** Sentences of the timeline speak of « la personne » to professionals; to her, « vous ». */
const ours: readonly [RegExp, string][] = [
  [/^Commentaire de la personne/, 'Votre commentaire'],
  [/^Situation contestée par la personne/, 'Vous avez dit que ce n’est pas exact'],
  [/^Personne informée/, 'Relais vous a été présenté'],
  [/\(la personne\b/, '(vous'],
];

export const ownTitle = (title: string): string =>
  ours.reduce((told, [theirs, words]) => told.replace(theirs, words), title);
