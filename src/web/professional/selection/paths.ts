import type { ChosenList } from '../../../domain/people-act/states.ts';
import { WITHOUT_LEAD } from '../circle/paths.ts';
import { savedHref } from '../person/people-view.ts';

export const CHOOSE = '/personnes/selection';
export const selectionHref = (actId: string) => `${CHOOSE}/${actId}`;
export const progressHref = (actId: string) => `${selectionHref(actId)}/avancement`;

/** Back to the list they were chosen from. */
export const chosenFrom = (list: ChosenList, address: string): { label: string; href: string } =>
  list === 'personnes'
    ? { label: 'Personnes', href: savedHref(address) }
    : { label: 'Sans référent', href: address ? `${WITHOUT_LEAD}?${address}` : WITHOUT_LEAD };
