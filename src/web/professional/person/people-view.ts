import type { PeopleSort } from '../../../domain/person/codes.ts';
import { peopleHref } from './paths.ts';

export type PeopleScope = 'personnes' | 'organisation';

export interface PeopleView {
  readonly scope: PeopleScope;
  readonly sort: PeopleSort;
  /** What was typed in the filter; never in an address. */
  readonly named: string;
}

/** The address of a list: codes and a place in it, no name. */
export function listHref(
  view: Pick<PeopleView, 'scope' | 'sort'>,
  place: { apres?: string | undefined; avant?: string | undefined } = {},
): string {
  const query = new URLSearchParams();
  if (view.scope === 'organisation') query.set('liste', 'organisation');
  if (view.sort !== 'nom') query.set('tri', view.sort);
  if (place.apres) query.set('apres', place.apres);
  if (place.avant) query.set('avant', place.avant);
  return query.size > 0 ? `${peopleHref}?${query}` : peopleHref;
}
