import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openTo } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { appearedSince, keysOf } from './appeared.server.ts';
import { askedCriteria } from './asked-criteria.server.ts';
import { readFoundServices } from './found-services.server.ts';
import { offerAsked } from './offer-asked.ts';
import { searchPlace, shownPlace } from './read-place.server.ts';
import { offerValues } from './reference/values.ts';
import { offerSearch } from './search/offer-search.server.ts';
import { type Facet, type FoundService, type OfferPlace, SERVICES_A_PAGE } from './views.ts';

export interface OfferPage {
  readonly place: OfferPlace | null;
  readonly total: number;
  readonly services: readonly FoundService[];
  /** Thématiques that one would find something by, the most frequent first. */
  readonly themes: readonly Facet[];
  /** The reader accompanies people: a place may be asked for one of them. */
  readonly refers: boolean;
}

/** Services that answer a search. They are open data: nothing here is about a person. */
export const offerPage = query({
  name: 'offer-page',
  input: offerAsked.extend({ page: z.number().int().min(1).max(500) }),
  access: openTo('professional'),
  reads: 'none',
  async handle({ runtime, tx, clock, standing }, { page, ...asked }): Promise<OfferPage> {
    const { openPool } = runtime.database;
    const search = offerSearch(runtime);
    const place = asked.place && (await searchPlace(search, asked.place));
    const among = asked.since
      ? keysOf(await appearedSince(openPool, Temporal.Instant.from(asked.since)))
      : null;
    const { total, hits, facets } = await search.search({
      ...askedCriteria(asked, { place, among }, clock),
      size: SERVICES_A_PAGE,
      page,
      facets: true,
    });
    return {
      place: asked.place && (await shownPlace(search, tx, asked.place)),
      total,
      services: await readFoundServices(openPool, hits, clock),
      themes: themesOf(facets?.thematiques ?? {}),
      refers: standing.roles.includes('member'),
    };
  },
});

function themesOf(counts: Readonly<Record<string, number>>): Facet[] {
  return offerValues.thematique
    .map(({ value, label }) => ({ value, label, count: counts[value] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
