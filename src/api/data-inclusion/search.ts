import { placesBound } from '../../domain/offer/places-bound.ts';
import type { Hit, SearchPlace } from '../../domain/offer/search/criteria.ts';
import { offerSearch } from '../../domain/offer/search/offer-search.server.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { writePage } from '../page.ts';
import { ApiRefused } from '../refused.ts';
import { route } from '../route.ts';
import { keptServices } from './kept-services.ts';
import { searchedServices } from './parameters.ts';
import { pageOf, ServiceSearchResult } from './schemas.ts';
import { serviceFilters } from './service-filters.ts';

export const METRES = 1000;

export const searchServices = route({
  path: '/search/services',
  operationId: 'searchServices',
  tag: 'Données',
  summary: 'Chercher des services autour d’une commune',
  description:
    'Avec `code_commune` : les services ouverts à cette commune (sa zone, son département, son intercommunalité, toute la France), à moins ' +
    'de 50 km de son centre ou du point `lat`, `lon`, ou bien à distance. `distance` est en kilomètres, nulle pour ce qui ne se fait ' +
    'pas sur place. Du plus proche au plus lointain, puis sans distance ; à égalité, par identifiant. Sans `code_commune` : toute l’offre.',
  access: 'offer',
  parameters: searchedServices,
  answer: pageOf('Page_ServiceSearchResult_', ServiceSearchResult),
  kept: 'none',
  async answerTo({ runtime, values, restricted }) {
    const page = await keptServices(runtime, values, {
      ...serviceFilters(values),
      place: await placeOf(runtime, values),
      radius: values.rayon === null ? undefined : values.rayon * METRES,
      onSiteOnly: values.presentiel_seulement,
      ...(values.places_libres && { placesSince: placesBound(runtime.clock) }),
      withoutDoubles: values.exclure_doublons,
      restricted,
    });
    return writePage(page, (hits) => writeHits(runtime, hits));
  },
});

/** Items of a search; a service withdrawn since it was found is left out. */
export async function writeHits(
  runtime: Runtime,
  hits: readonly Hit[],
  more: (hit: Hit) => string = () => '',
): Promise<string[]> {
  const texts = await offerSearch(runtime).texts(hits.map(({ serviceKey }) => serviceKey));
  return hits.flatMap((hit) => {
    const text = texts.get(hit.serviceKey);
    return text === undefined ? [] : [`{"service":${text},"distance":${hit.km}${more(hit)}}`];
  });
}

interface PlaceValues {
  readonly code_commune: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** The point alone places nobody, as in the reference: it is the commune that says which zones one belongs to. */
async function placeOf(
  runtime: Runtime,
  { code_commune, lat, lon }: PlaceValues,
): Promise<SearchPlace | undefined> {
  refuseHalfPoint(lat, lon);
  if (code_commune === null) return undefined;
  const place = await offerSearch(runtime).place(code_commune);
  if (place === null) throw new ApiRefused(422, 'This `code_commune` does not exist.');
  return lat === null || lon === null
    ? place
    : { zones: place.zones, point: { longitude: lon, latitude: lat } };
}

export function refuseHalfPoint(lat: number | null, lon: number | null): void {
  if ((lat === null) !== (lon === null))
    throw new ApiRefused(422, 'The `lat` and `lon` must be simultaneously filled.');
}
