/** What a person reads when the diagnosis refuses something: what happened, what to do. */
export const diagnosisMessages = {
  sitting_open: () =>
    'Une séance est déjà ouverte pour cette personne. Rejoignez-la, ou terminez-la avant d’en commencer une autre.',
  sitting_without_date: () => 'Indiquez la date de la séance, par exemple celle d’aujourd’hui.',
  sitting_closed: () =>
    'Cette séance est déjà terminée. Les réponses restent enregistrées ; vous pouvez commencer une autre séance.',
  sitting_in_future: () =>
    'Une séance se note le jour même ou après : choisissez aujourd’hui ou une date passée.',
  unknown_answer: () =>
    'Cette réponse n’existe pas dans la grille du diagnostic. Rien n’a été enregistré : rechargez la page.',
  date_in_future: () =>
    'Une date qui dit depuis quand, ou quand un emploi a pris fin, ne peut pas être à venir. Corrigez-la.',
  too_many_jobs: () =>
    'Cinq métiers au plus : écartez-en un avant d’en ajouter un autre. Rien n’a été enregistré.',
  nothing_entered: () =>
    'Aucune réponse n’a changé : cochez ce que dit la grille sur papier, puis enregistrez.',
  participant_missing: () => 'Choisissez d’abord un collègue du cercle.',
  already_participant: () => 'Ce collègue prend déjà part à la séance.',
} as const satisfies Record<string, () => string>;
