type Params = Readonly<Record<string, string | number>>;

/** What a professional reads when an act on the plan is refused: what happened, what to do. */
export const planMessages: Record<string, (params: Params) => string> = {
  not_yours: () => 'Seuls les professionnels qui accompagnent la personne peuvent le faire.',
  wrong_state: () =>
    'Ce n’est plus possible : quelqu’un a déjà changé l’état. La page montre où cela en est.',
  objective_closed: () => 'Cet objectif n’est plus en cours. Reprenez-le d’abord.',
  steps_open: () => 'Des étapes sont encore ouvertes : terminez-les ou abandonnez-les d’abord.',
  not_your_turn: () =>
    'Cette proposition attend la réponse de l’autre partie : vous pouvez seulement la retirer si elle vient de vous.',
  discreet_answer: () =>
    'Votre organisation est discrète : répondre ici montrerait sa présence. Un autre professionnel du cercle répondra.',
  outcome_unfit: () => 'Choisissez ce qui en ressort en accord avec le résultat.',
  owner_unavailable: () => 'Cette personne ne fait pas partie du cercle. Choisissez quelqu’un d’autre.',
  owner_cannot_read: () =>
    'Une étape sensible ou confidentielle ne se partage pas avec un contributeur : choisissez quelqu’un d’autre.',
  owner_needs_sharing: () =>
    'Ce contributeur est chargé de l’étape : confiez-la d’abord à quelqu’un d’autre, puis arrêtez le partage.',
  not_shareable: () => 'Ce qui est sensible ou confidentiel ne se partage pas avec un contributeur.',
  seat_unavailable: () => 'Ce contributeur ne fait plus partie du cercle. La liste est à jour maintenant.',
};
