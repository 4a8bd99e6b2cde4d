type Params = Readonly<Record<string, string | number>>;

export const peopleActMessages: Record<string, (params: Params) => string> = {
  nobody_chosen: () => 'Cochez au moins une personne, ou choisissez toute la liste.',
  too_many_chosen: () =>
    'Cette liste compte plus de 10 000 personnes : filtrez-la, puis recommencez pour les autres.',
  act_not_yours: () => 'Votre fonction ne permet pas cet acte. Demandez à votre responsable.',
};
