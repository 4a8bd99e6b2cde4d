import type pg from 'pg';
import { sameCommune } from '../../domain/offer/reading/same-commune.query.server.ts';
import type { SearchCriteria, ServiceAddress } from '../../domain/offer/search/criteria.ts';
import { type AreaValues, namedAreas } from './parameters.ts';

interface FilterValues {
  readonly sources: readonly string[];
  readonly thematiques: readonly string[];
  readonly frais: readonly string[];
  readonly publics: readonly string[];
  readonly modes_accueil: readonly string[];
  readonly types: readonly string[];
  readonly score_qualite_minimum: number | null;
}

/** Filters of every list of services, as the search of the offer takes them. */
export function serviceFilters(values: FilterValues): Omit<SearchCriteria, 'size'> {
  const { sources, thematiques, frais, publics, modes_accueil, types, score_qualite_minimum } = values;
  return {
    sources,
    thematiques,
    frais,
    publics,
    modesAccueil: modes_accueil,
    types,
    ...(score_qualite_minimum !== null && { minimalScore: hundredths(score_qualite_minimum) }),
  };
}

/** 0.07 × 100 is a little more than 7: a score of 0.07 is not below it. Above 1, nothing is kept. */
function hundredths(score: number): number {
  return Math.ceil(Math.min(101, Math.max(0, score * 100)) - 1e-6);
}

/** Where the services' own addresses must lie. */
export async function addressIn(
  openPool: pg.Pool,
  values: AreaValues & { readonly code_commune: string | null },
): Promise<ServiceAddress> {
  const { region, departement } = namedAreas(values);
  return {
    ...(values.code_commune !== null && { communes: await sameCommune(openPool, values.code_commune) }),
    ...(departement !== null && { departements: [departement] }),
    ...(region !== null && { regions: [region] }),
  };
}
