import { WITHOUT_LEAD } from '../circle/paths.ts';

/** Addresses of the pages that compare two records. */
export const DOUBLES = '/doublons';
export const ANSWERED_DOUBLES = `${DOUBLES}?vue=examines`;
export const doubleHref = (personId: string, otherId: string) => `${DOUBLES}/${personId}/${otherId}`;
export const mergeHref = (personId: string, otherId: string) => `${doubleHref(personId, otherId)}/reunir`;

export const doublesCrumbs = [
  { label: 'Sans référent', href: WITHOUT_LEAD },
  { label: 'Doublons possibles', href: DOUBLES },
];
