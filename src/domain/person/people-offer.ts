import type { Standing } from '../../platform/access/actor.ts';
import type { PeopleFilterName, PeopleFilters, PeopleScope, PeopleSort } from './codes.ts';
import type { PeopleView } from './people-address.ts';

export type OfferedFilter = PeopleFilterName | 'commune' | 'etiquette';

type Reader = Pick<Standing, 'roles' | 'officerOf'>;

/** Lists that somebody has, the one they start from first: whoever only receives has no circles of their own. */
export function offeredScopes({ roles, officerOf }: Reader): [PeopleScope, ...PeopleScope[]] {
  const wide: PeopleScope[] = [];
  if (roles.includes('manager') || roles.includes('reception')) wide.push('organisation');
  if (officerOf.length > 0) wide.push('autorite');
  const [first, ...others] = wide;
  return first === undefined || roles.includes('member') ? ['personnes', ...wide] : [first, ...others];
}

/** What sorts and narrows one list: never what its reader may not learn of its people, nor what no index follows through it. */
export function offeredFor(
  scope: PeopleScope,
  { roles }: Pick<Reader, 'roles'>,
): { sorts: readonly PeopleSort[]; filters: readonly OfferedFilter[] } {
  const open = ['commune', 'nouveau', 'information', 'accompagnement'] as const;
  const due = ['porteur', 'echeance', 'changement'] as const;
  if (scope === 'personnes') {
    return {
      sorts: ['nom', 'referent', 'contact', 'a-faire', 'echeance', 'entree'],
      filters: ['referent', 'echeance', 'porteur', 'contact', 'changement', ...open, 'etiquette'],
    };
  }
  if (scope === 'autorite')
    return { sorts: ['nom', 'echeance', 'entree'], filters: ['referent', ...due, ...open] };
  return roles.includes('manager')
    ? {
        sorts: ['nom', 'contact', 'echeance', 'entree'],
        filters: ['referent', ...due, 'contact', ...open, 'etiquette'],
      }
    : { sorts: ['nom', 'entree'], filters: ['referent', ...open] };
}

/** The view asked for, as far as it is offered: an address that somebody with other roles wrote shows the whole list. */
export function fitView(view: PeopleView, reader: Reader): PeopleView {
  const scopes = offeredScopes(reader);
  const scope = scopes.find((one) => one === view.scope) ?? scopes[0];
  const { sorts, filters } = offeredFor(scope, reader);
  const sorted = sorts.includes(view.sort);
  return {
    scope,
    sort: sorted ? view.sort : 'nom',
    reversed: sorted && view.reversed,
    filters: Object.fromEntries(
      Object.entries(view.filters).filter(([name]) => filters.some((one) => one === name)),
    ) as PeopleFilters,
  };
}
