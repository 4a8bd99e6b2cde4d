import type { Standing } from '../../platform/access/actor.ts';
import type { NavItem } from '../ui/page-header.tsx';

interface Door extends NavItem {
  for?: (standing: Standing) => boolean;
}

const has =
  (...roles: string[]) =>
  (standing: Standing) =>
    roles.some((role) => standing.roles.includes(role));

/** The doors of the header, in the order of a day's work. A page that is not offered here may still exist. */
const DOORS: readonly Door[] = [
  { label: 'Ma journée', href: '/ma-journee' },
  { label: 'Personnes', href: '/personnes' },
  { label: 'Invitations', href: '/invitations', for: has('member') },
  {
    label: 'Sans référent',
    href: '/sans-referent',
    for: (standing) => standing.officerOf.length > 0 || standing.roles.includes('manager'),
  },
  { label: 'Imports', href: '/imports', for: has('member', 'reception', 'manager') },
  { label: 'Annuaire', href: '/annuaire' },
  { label: 'Offre', href: '/offre' },
  { label: 'Organisation', href: '/organisation' },
  { label: 'Territoire', href: '/territoire' },
];

/** `waiting`: how many invitations and requests wait for the reader's answer. */
export function navigationFor(standing: Standing, waiting: number): NavItem[] {
  return DOORS.filter((door) => door.for?.(standing) ?? true).map(({ label, href }) => ({
    label,
    href,
    ...(href === '/invitations' && { waiting }),
  }));
}
