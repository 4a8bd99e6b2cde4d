import type { Api } from '../openapi.ts';
import { documented, sources } from './reference.ts';
import { searchServices } from './search.ts';
import { searchInWords } from './search-in-words.ts';
import { service, services } from './services.ts';
import { structure, structures } from './structures.ts';

/** The offer, for who already speaks to data·inclusion: only the address changes. */
export const dataInclusionApi: Api = {
  title: 'Relais, API data·inclusion v1',
  description:
    'L’offre d’insertion au schéma data·inclusion v1, aux mêmes adresses, avec les mêmes paramètres et les mêmes réponses que ' +
    'l’API de data·inclusion. Les listes se répètent (`frais=gratuit&frais=payant`) ; un paramètre inconnu est ignoré. Ce qui est ' +
    'propre à Relais est dit « Extension de Relais ».',
  base: '/data-inclusion/api/v1',
  document: '/data-inclusion/api/openapi.json',
  routes: [structures, structure, services, service, searchServices, searchInWords, sources, ...documented],
};
