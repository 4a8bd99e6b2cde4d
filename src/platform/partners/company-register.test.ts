import { describe, expect, it } from 'vitest';
import { sireneRegister } from './company-register.server.ts';
import { type Behaviour, useLocalPartner } from './testing/local-partner.ts';

const partner = useLocalPartner();
const SIRET = '13002526500013';
const stateOf = (siret = SIRET) => sireneRegister(`${partner.url}/search`, { timeoutMs: 200 }).stateOf(siret);

/** The shape of an answer of https://recherche-entreprises.api.gouv.fr/search, of which the fields that Relais reads are a part. */
const answering = (
  company: 'A' | 'C',
  state: 'A' | 'F',
  { siret = SIRET, siege = '13002526500039' } = {},
): Behaviour => ({
  status: 200,
  body: {
    results: [
      {
        siren: '130025265',
        nom_complet: 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE',
        nombre_etablissements: 2,
        nombre_etablissements_ouverts: company === 'A' ? 1 : 0,
        etat_administratif: company,
        siege: {
          siret: siege,
          etat_administratif: siege === SIRET ? state : company === 'A' ? 'A' : 'F',
          commune: '75107',
        },
        matching_etablissements:
          siret === siege ? [] : [{ siret, etat_administratif: state, est_siege: false }],
        complements: { est_service_public: true },
      },
    ],
    total_results: 1,
    page: 1,
    per_page: 1,
    total_pages: 1,
  },
});

describe('the register of companies', () => {
  it.each<[string, Behaviour, string]>([
    ['open', answering('A', 'A'), 'open'],
    ['open, being the seat', answering('A', 'A', { siege: SIRET }), 'open'],
    ['closed, its company elsewhere', answering('A', 'F'), 'moved'],
    ['closed with its company', answering('C', 'F'), 'ceased'],
    ['not that one', answering('A', 'A', { siret: '13002526500021' }), 'unknown'],
    ['nowhere', { status: 200, body: { results: [], total_results: 0 } }, 'unknown'],
  ])('says of an establishment that it is %s', async (_, behaviour, state) => {
    partner.next = behaviour;
    expect(await stateOf()).toEqual({ ok: true, value: state });
    expect(partner.asked).toEqual([`/search?q=${SIRET}&per_page=1`]);
  });

  it.each<[string, Behaviour, string]>([
    ['refuses', { status: 400, body: { erreur: 'Veuillez indiquer un paramètre valide.' } }, 'refused'],
    ['was asked too often', { status: 429, body: '', headers: { 'retry-after': '5' } }, 'refused'],
    ['is broken', { status: 502, body: '<html>Bad Gateway</html>' }, 'failing'],
    ['sends a page', { status: 200, body: '<html>' }, 'malformed'],
    ['sends other data', { status: 200, body: { results: [{ siren: '130025265' }] } }, 'malformed'],
    ['says nothing', 'says nothing', 'silent'],
    ['breaks off', 'breaks off', 'unreachable'],
  ])('says why there is no answer when the service %s', async (_, behaviour, why) => {
    partner.next = behaviour;
    expect(await stateOf()).toEqual({ ok: false, why });
  });
});
