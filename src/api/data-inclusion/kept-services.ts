import { z } from 'zod';
import { servicesForPublic } from '../../domain/offer/reading/services-for-public.query.server.ts';
import type { Facets, Hit, Position, SearchCriteria } from '../../domain/offer/search/criteria.ts';
import { offerSearch } from '../../domain/offer/search/offer-search.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { cursorText, readCursor, writeCursor } from '../cursor.ts';
import { type Page, reachablePage } from '../page.ts';

interface PageValues {
  readonly page: number;
  readonly size: number;
  readonly curseur: string | null;
  readonly facettes: boolean;
  readonly recherche_public: string | null;
}

type Wanted = Omit<SearchCriteria, 'size' | 'page' | 'after' | 'facets' | 'among'>;

/** One page of the services that criteria keep, with what our own parameters add to it. */
export async function keptServices(runtime: Runtime, values: PageValues, wanted: Wanted): Promise<Page<Hit>> {
  const { page, size, curseur, facettes } = values;
  const publicWords = values.recherche_public?.trim();
  const among = publicWords ? await servicesForPublic(runtime.database.openPool, publicWords) : undefined;
  const { total, hits, facets } = await offerSearch(runtime).search({
    ...wanted,
    among,
    size,
    page: reachablePage(page, size),
    after: curseur === null ? undefined : readCursor(curseur, Place),
    facets: facettes,
  });
  const last = hits.length < size ? undefined : hits.at(-1);
  return {
    keys: hits,
    total,
    page,
    size,
    more: {
      ...(curseur !== null && { curseur_suivant: last ? writeCursor([last.rank, last.serviceId]) : null }),
      ...(facets && { facettes: inFrench(facets) }),
    },
  };
}

const Place = z
  .tuple([z.int32(), cursorText])
  .transform(([rank, serviceId]): Position => ({ rank, serviceId }));

function inFrench({ modesAccueil, ...facets }: Facets): Record<string, Readonly<Record<string, number>>> {
  return { ...facets, modes_accueil: modesAccueil };
}
