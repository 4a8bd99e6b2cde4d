/** The pages of the person's space, in the order of its menu. */
export const PERSON_NAVIGATION = [
  { label: 'Accueil', href: '/mon-espace' },
  { label: 'Mon parcours', href: '/mon-espace/parcours' },
  { label: 'Mon diagnostic', href: '/mon-espace/diagnostic' },
  { label: 'Mes étapes', href: '/mon-espace/plan' },
  { label: 'Mes demandes', href: '/mon-espace/demandes' },
  { label: 'Mon cercle', href: '/mon-espace/cercle' },
  { label: 'Mes données', href: '/mon-espace/donnees' },
  { label: 'Ma connexion', href: '/mon-espace/connexion' },
] as const;
