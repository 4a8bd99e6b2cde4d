type Params = Readonly<Record<string, string | number>>;

/** What a person reads when an act on an organisation or a territory is refused: what happened, what to do. */
export const organisationMessages: Record<string, (params: Params) => string> = {
  portfolio: () =>
    'Ce professionnel a encore des personnes : réattribuez-les d’abord, pour que personne ne reste sans référent.',
  own_manager_role: () =>
    'Vous ne pouvez pas vous retirer le rôle de responsable : demandez-le à un autre responsable.',
  own_duty: () =>
    'Vous ne pouvez pas vous confier cette mission à vous-même : demandez-le à un autre responsable.',
  already_given: () => 'Ce professionnel exerce déjà cette mission.',
  already_member: () => 'Cette personne fait déjà partie de l’organisation.',
  already_managed: () => 'Cette organisation a déjà un responsable : c’est à lui d’inviter son équipe.',
  agreement_overlaps: () => 'Une convention couvre déjà une partie de cette période.',
  agreement_dates: () =>
    'La fin ne peut être ni avant le début de la convention, ni après la fin déjà prévue.',
  not_an_authority: () => 'Cette organisation ne peut pas décider des orientations.',
  nobody_for_interim: () =>
    'Une personne au moins ne peut revenir à personne de votre équipe : demandez d’abord à l’orienter ailleurs.',
  opening_far: () => 'Vérifiez l’année de l’ouverture sur Relais : elle est l’an prochain au plus tard.',
  departure_past: () => 'Le dernier jour est déjà passé : enregistrez le départ aujourd’hui.',
};
