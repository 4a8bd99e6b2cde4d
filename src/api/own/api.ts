import type { Api } from '../openapi.ts';
import { changes } from './changes.ts';

/** What Relais tells other systems in its own words. */
export const ownApi: Api = {
  title: 'Relais, API',
  description:
    'Ce que Relais ajoute à l’API data·inclusion. Mêmes jetons, mêmes refus ; les fiches sont au même schéma.',
  base: '/api/v1',
  document: '/api/openapi.json',
  routes: [changes],
};
