/** What the person reads when an act on their own file is refused: what happened, what to do. */
export const rightsMessages: Record<string, () => string> = {
  lead_is_asked: () =>
    'Cette personne est votre référent. Pour en changer, faites une demande au service qui décide de votre accompagnement.',
  no_lead_yet: () =>
    'Vous n’avez pas encore de référent. Le service qui décide de votre accompagnement va vous en proposer un.',
  already_asked: () => 'Votre demande est déjà partie. Vous n’avez rien d’autre à faire.',
  already_objected: () => 'Cet organisme ne voit déjà plus rien de votre dossier.',
  authority_stays: () =>
    'La loi confie à cet organisme le choix de votre accompagnement. Il ne peut pas être écarté en entier. Vous pouvez demander le départ de chaque professionnel, depuis la page « Mon cercle ».',
};
