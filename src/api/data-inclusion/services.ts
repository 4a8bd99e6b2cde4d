import { oneService } from '../../domain/offer/reading/one-service.query.server.ts';
import { offerSearch } from '../../domain/offer/search/offer-search.server.ts';
import { writePage } from '../page.ts';
import { route } from '../route.ts';
import { keptServices } from './kept-services.ts';
import { listedServices } from './parameters.ts';
import { DetailedService, pageOf, Service } from './schemas.ts';
import { addressIn, serviceFilters } from './service-filters.ts';

export const services = route({
  path: '/services',
  operationId: 'listServices',
  tag: 'Données',
  summary: 'Lister les services',
  description:
    'Dans l’ordre de leur identifiant, sans leur structure. Les lieux sont ceux de l’adresse du service.',
  access: 'offer',
  parameters: listedServices,
  answer: pageOf('Page_Service_', Service),
  kept: 'offer',
  async answerTo({ runtime, values, restricted }) {
    const { openPool } = runtime.database;
    const address = await addressIn(openPool, values);
    const page = await keptServices(runtime, values, { ...serviceFilters(values), address, restricted });
    return writePage({ ...page, keys: page.keys.map(({ serviceKey }) => serviceKey) }, async (keys) => {
      const texts = await offerSearch(runtime).texts(keys, { whole: false });
      return keys.flatMap((key) => texts.get(key) ?? []);
    });
  },
});

export const service = route({
  path: '/services/{id}',
  operationId: 'readService',
  tag: 'Données',
  summary: 'Lire un service et sa structure',
  access: 'offer',
  parameters: {},
  answer: DetailedService,
  kept: 'offer',
  answerTo: ({ runtime, id, restricted }) => oneService(runtime.database.openPool, id, { restricted }),
});
