type Params = Readonly<Record<string, string | number>>;

/** What is read when an end, or a resumption, is refused. */
export const endingMessages: Record<string, (params: Params) => string> = {
  already_ended: () => 'Cet accompagnement est déjà terminé.',
  already_taken_up: () => 'L’accompagnement a déjà repris.',
  end_date: () => 'La date de fin ne peut pas être à venir, ni remonter à plus de dix ans.',
  end_words: () => 'Précisez la raison en quelques mots.',
  undo_too_late: () => 'Le délai de 24 heures est passé. Vous pouvez reprendre l’accompagnement.',
  accompaniment_ended: () =>
    'L’accompagnement de cette personne est terminé\u00a0: reprenez-le d’abord, depuis sa page.',
};
