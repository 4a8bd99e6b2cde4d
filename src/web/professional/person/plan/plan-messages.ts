/** Sentences of the fields of the plan, by the code that the domain gives. */
export const fieldMessages: Record<string, string> = {
  title_missing: 'Écrivez l’intitulé.',
  title_or_about_missing: 'Écrivez l’intitulé, ou choisissez un objectif du diagnostic.',
  title_long: 'Raccourcissez l’intitulé : 200 caractères au plus.',
  about_unknown: 'Choisissez un objectif de la liste.',
  lever_missing: 'Choisissez un levier.',
  owner_missing: 'Choisissez qui s’en charge.',
  due_wrong: 'Saisissez une date qui existe, par exemple 3 mars 2026.',
  due_past: 'Cette date est passée. Choisissez aujourd’hui ou une date à venir, ou laissez vide.',
  result_missing: 'Choisissez un résultat.',
  reason_missing: 'Choisissez une raison.',
  detail_missing: 'À préciser aussi, d’après ce qui est rempli à côté.',
  detail_long: 'Raccourcissez : 120 caractères au plus.',
  detail_number: 'Saisissez un nombre entier, en chiffres.',
  detail_choice: 'Choisissez dans la liste.',
  detail_order: 'La fin vient avant le début : corrigez l’une des deux dates.',
  note_long: 'Raccourcissez la précision : 300 caractères au plus.',
};

/** A conflict is nobody's mistake: the summary does not say that something is to be corrected. */
export const rejectedTitle = ({ conflict }: { readonly conflict: boolean }): string | undefined =>
  conflict ? 'Ce n’est pas encore enregistré' : undefined;
