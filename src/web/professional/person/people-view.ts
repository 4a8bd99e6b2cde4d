import {
  type PeopleView,
  readPeopleView,
  wholeList,
  writePeopleView,
} from '../../../domain/person/people-address.ts';
import { peopleHref } from './paths.ts';

/**
 * The address of a list: codes and a place in it, no name. It always says something: the bare address opens on the view that the
 * reader chose.
 */
export function listHref(
  view: Partial<PeopleView>,
  place: { apres?: string | undefined; avant?: string | undefined } = {},
): string {
  const query = writePeopleView(view);
  if (query.size === 0) query.set('liste', wholeList.scope);
  if (place.apres) query.set('apres', place.apres);
  if (place.avant) query.set('avant', place.avant);
  return `${peopleHref}?${query}`;
}

/** The address of a saved view. */
export const savedHref = (address: string) => listHref(readPeopleView(new URLSearchParams(address)));
