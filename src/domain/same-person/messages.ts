/** What the orientation service reads when an act on two records is refused. */
export const samePersonMessages: Record<
  string,
  (params: Readonly<Record<string, string | number>>) => string
> = {
  merge_again: () =>
    'L’un de ces deux dossiers est déjà réuni à un autre : comparez ce dernier, ou séparez-les d’abord.',
  merge_which_lead: () =>
    'Les deux dossiers ont un référent, et une personne n’en a qu’un. Choisissez celui qui le reste.',
  merge_both_written: () =>
    'L’espace personnel, le référent ou un dossier déjà réuni ne sont pas du même côté : Relais ne sait pas encore les garder ensemble, et ne réunit pas ces dossiers pour n’en perdre aucun. Nommez le même référent dans les deux, ou séparez d’abord le dossier déjà réuni.',
  merge_lead_unavailable: () =>
    'Le référent choisi ne peut pas suivre l’autre dossier : son organisation n’agit pas dans ce territoire, ou la personne s’y oppose. Choisissez l’autre référent.',
  match_two: () =>
    'L’autre service a répondu que ce sont deux personnes. Appelez-le, puis revenez sur cette réponse dans « Déjà examinés ».',
  merge_changed: () =>
    'L’un des deux dossiers a changé depuis l’aperçu. Relisez ce qui va se passer, puis confirmez de nouveau.',
  not_merged: () => 'Ces deux dossiers ne sont plus réunis.',
  match_merged: () => 'Ces deux dossiers sont déjà réunis. Séparez-les d’abord, si ce sont deux personnes.',
};
