/** At the foot of every page, signed in or not. */
export const FOOTER_LINKS = [
  { label: 'Accessibilité', href: '/accessibilite' },
  { label: 'Données personnelles', href: '/donnees-personnelles' },
  { label: 'Pour les développeurs', href: '/api' },
] as const;
