import {
  type PeopleFilterName,
  type PeopleFilters,
  type PeopleScope,
  type PeopleSort,
  peopleFilters,
  peopleScopes,
  peopleSorts,
} from './codes.ts';

/** What a list shows, as far as its address says: codes only, never a name. */
export interface PeopleView {
  readonly scope: PeopleScope;
  readonly sort: PeopleSort;
  /** The other way round than the column's own way. */
  readonly reversed: boolean;
  readonly filters: PeopleFilters;
}

export const wholeList: PeopleView = { scope: 'personnes', sort: 'nom', reversed: false, filters: {} };

const filterNames = Object.keys(peopleFilters) as PeopleFilterName[];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whatever an address or a saved view says that no list knows is left out. */
export function readPeopleView(query: URLSearchParams): PeopleView {
  const filters = filterNames.flatMap((name) => {
    const value = query.get(name);
    return value !== null && Object.hasOwn(peopleFilters[name].values, value) ? [[name, value]] : [];
  });
  const commune = query.get('commune');
  const tag = query.get('etiquette');
  return {
    scope: peopleScopes.find((scope) => scope === query.get('liste')) ?? wholeList.scope,
    sort: peopleSorts.find((sort) => sort === query.get('tri')) ?? wholeList.sort,
    reversed: query.get('ordre') === 'inverse',
    filters: {
      ...(Object.fromEntries(filters) as PeopleFilters),
      ...(commune !== null && /^\d[0-9AB]\d{3}$/.test(commune) && { commune }),
      ...(tag !== null && UUID.test(tag) && { etiquette: tag }),
    },
  };
}

/** The one way of writing a view: two views are the same when this is. */
export function writePeopleView(view: Partial<PeopleView>): URLSearchParams {
  const { scope, sort, reversed, filters } = { ...wholeList, ...view };
  const query = new URLSearchParams();
  if (scope !== wholeList.scope) query.set('liste', scope);
  for (const name of filterNames) if (filters[name]) query.set(name, filters[name]);
  if (filters.commune) query.set('commune', filters.commune);
  if (filters.etiquette) query.set('etiquette', filters.etiquette);
  if (sort !== wholeList.sort) query.set('tri', sort);
  if (reversed) query.set('ordre', 'inverse');
  return query;
}
