import { offerSearch } from '../../domain/offer/search/offer-search.server.ts';
import { reachablePage, writePage } from '../page.ts';
import { route } from '../route.ts';
import { searchedInWords } from './parameters.ts';
import { pageOf, SearchResult } from './schemas.ts';
import { METRES, refuseHalfPoint, writeHits } from './search.ts';
import { addressIn, serviceFilters } from './service-filters.ts';

/** Words of the title make four hundred, closeness and quality three hundred each. */
const MOST = 1000;

export const searchInWords = route({
  path: '/search',
  operationId: 'searchInWords',
  tag: 'Données',
  summary: 'Chercher des services par mots',
  description:
    'Les mots sont cherchés dans le nom du service et de sa structure, la commune, les thématiques, les publics et la description ; quand ' +
    'aucun service ne les dit tous, ceux qui en disent quelques-uns sont donnés. Avec `lat` et `lon` : à moins de `distance` kilomètres, ou ' +
    'à distance. D’abord ceux dont le titre dit les mots, les mieux renseignés et les plus proches ; à égalité, par identifiant. ' +
    '`score_recherche` va de 0 à 1.',
  access: 'offer',
  parameters: searchedInWords,
  answer: pageOf('Page_SearchResult_', SearchResult),
  kept: 'none',
  async answerTo({ runtime, values, restricted }) {
    const { q, lat, lon, page, size } = values;
    refuseHalfPoint(lat, lon);
    const { total, hits } = await offerSearch(runtime).search({
      ...serviceFilters(values),
      address: await addressIn(runtime.database.openPool, values),
      ...(q !== null && { words: q }),
      ...(lat !== null &&
        lon !== null && { place: { zones: null, point: { longitude: lon, latitude: lat } } }),
      radius: values.distance * METRES,
      withoutDoubles: values.exclure_doublons,
      restricted,
      order: 'relevance',
      size,
      page: reachablePage(page, size),
    });
    return writePage({ keys: hits, total, page, size }, (some) =>
      writeHits(runtime, some, ({ rank }) => `,"score_recherche":${-rank / MOST}`),
    );
  },
});
