import type { Standing } from '../../platform/access/actor.ts';
import { myReferralsHref } from '../referral/paths.ts';
import type { NavItem } from '../ui/page-header.tsx';

interface Door extends NavItem {
  for?: (standing: Standing) => boolean;
}

const has =
  (...roles: string[]) =>
  (standing: Standing) =>
    roles.some((role) => standing.roles.includes(role));

const INVITATIONS = '/invitations';

/** The doors of the header, in the order of a day's work. A page that is not offered here may still exist. */
const DOORS: readonly Door[] = [
  { label: 'Ma journée', href: '/ma-journee' },
  { label: 'Personnes', href: '/personnes' },
  { label: 'Invitations', href: INVITATIONS, for: has('member') },
  { label: 'Demandes', href: myReferralsHref, for: has('member') },
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

/** `waiting`: what waits for the reader behind each of these doors. */
export function navigationFor(
  standing: Standing,
  waiting: { readonly invitations: number; readonly referrals: number },
): NavItem[] {
  const counts: Record<string, number> = {
    [INVITATIONS]: waiting.invitations,
    [myReferralsHref]: waiting.referrals,
  };
  return DOORS.filter((door) => door.for?.(standing) ?? true).map(({ label, href }) => ({
    label,
    href,
    waiting: counts[href],
  }));
}
