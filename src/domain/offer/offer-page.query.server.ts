import { z } from 'zod';
import { openTo } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { searchCommunes } from '../territory/find-commune.query.server.ts';
import { readFoundServices } from './found-services.server.ts';
import { offerValues } from './reference/values.ts';
import { offerSearch } from './search/offer-search.server.ts';
import { type Facet, type FoundService, SERVICES_A_PAGE } from './views.ts';

export interface OfferPlace {
  readonly code: string;
  readonly name: string;
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
}

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
  input: z.object({
    words: z.string().max(100),
    commune: z.string().max(5),
    radiusKm: z.number().positive(),
    themes: z.array(z.string().max(100)).max(10),
    publics: z.array(z.string().max(100)).max(10),
    free: z.boolean(),
    mode: z.enum(['', 'en-presentiel', 'a-distance']),
    byUsers: z.boolean(),
    order: z.enum(['distance', 'freshness', 'relevance']),
    page: z.number().int().min(1).max(500),
  }),
  access: openTo('professional'),
  reads: 'none',
  async handle({ runtime, standing }, asked): Promise<OfferPage> {
    const search = offerSearch(runtime);
    const place = asked.commune ? await search.place(asked.commune) : null;
    const { total, hits, facets } = await search.search({
      ...(asked.words && { words: asked.words }),
      ...(place && { place }),
      radius: asked.radiusKm * 1000,
      thematiques: asked.themes,
      publics: asked.publics,
      frais: asked.free ? ['gratuit'] : [],
      modesAccueil: asked.mode ? [asked.mode] : [],
      mobilisablePar: asked.byUsers ? ['usagers'] : [],
      withoutDoubles: true,
      restricted: true,
      order: asked.order,
      size: SERVICES_A_PAGE,
      page: asked.page,
      facets: true,
    });
    return {
      place,
      total,
      services: await readFoundServices(runtime.database.openPool, hits),
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

export interface PlaceChoice {
  readonly code: string;
  readonly name: string;
  readonly departement: string;
}

/** Communes that the typed words may mean, the likeliest first; the organisation's own when nothing is typed. */
export const offerPlaces = query({
  name: 'offer-places',
  input: z.object({ text: z.string().max(80) }),
  access: openTo('professional'),
  reads: 'none',
  async handle({ tx, actor }, { text }): Promise<PlaceChoice[]> {
    if (text.trim() !== '') {
      const found = await searchCommunes(tx, text, 6);
      return found.map(({ code, name, departementName }) => ({ code, name, departement: departementName }));
    }
    if (actor.kind !== 'professional') return [];
    return tx
      .selectFrom('organisation as o')
      .innerJoin('commune as c', 'c.code', 'o.commune_code')
      .innerJoin('departement as d', 'd.code', 'c.departement_code')
      .select(['c.code', 'c.name', 'd.name as departement'])
      .where('o.organisation_id', '=', actor.organisationId)
      .execute();
  },
});
