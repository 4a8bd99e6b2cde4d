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
} as const satisfies Record<string, () => string>;
