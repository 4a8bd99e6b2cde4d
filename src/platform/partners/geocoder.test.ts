import { describe, expect, it } from 'vitest';
import { nationalGeocoder } from './geocoder.server.ts';
import { type Behaviour, useLocalPartner } from './testing/local-partner.ts';

const partner = useLocalPartner();
const find = (text: string) =>
  nationalGeocoder(`${partner.url}/geocodage/search`, { timeoutMs: 200 }).find(text);

/** The shape of an answer of https://data.geopf.fr/geocodage/search, of which the fields that Relais reads are a part. */
const answering = (properties: Record<string, unknown>, coordinates = [2.398782, 47.083311]): Behaviour => ({
  status: 200,
  body: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates },
        properties: {
          label: '12 Rue Moyenne 18000 Bourges',
          score: 0.97,
          housenumber: '12',
          id: '18033_3210_00012',
          name: '12 Rue Moyenne',
          postcode: '18000',
          citycode: '18033',
          city: 'Bourges',
          context: '18, Cher, Centre-Val de Loire',
          type: 'housenumber',
          importance: 0.61,
          street: 'Rue Moyenne',
          _type: 'address',
          ...properties,
        },
      },
    ],
    query: '12 rue moyenne bourges',
  },
});

describe('the national geocoder', () => {
  it('asks for one address, and gives its street, its commune and where it lies', async () => {
    partner.next = answering({});
    expect(await find('  12, rue  Moyenne Bourges ')).toEqual({
      ok: true,
      value: {
        communeCode: '18033',
        street: 'Rue Moyenne',
        longitude: 2.398782,
        latitude: 47.083311,
        score: 0.97,
      },
    });
    expect(partner.asked).toEqual(['/geocodage/search?q=12%2C+rue+Moyenne+Bourges&limit=1&autocomplete=0']);
  });

  it.each([
    ['a street, by its name', { type: 'street', street: undefined, name: 'Rue Moyenne' }, 'Rue Moyenne'],
    ['a place called', { type: 'locality', street: undefined, name: 'Le Subdray' }, 'Le Subdray'],
    ['a commune, without a street', { type: 'municipality', street: undefined, name: 'Bourges' }, ''],
  ])('understands %s', async (_, properties, street) => {
    partner.next = answering(properties);
    expect(await find('rue Moyenne')).toMatchObject({ ok: true, value: { street } });
  });

  it.each<[string, Behaviour]>([
    ['nothing', { status: 200, body: { type: 'FeatureCollection', features: [] } }],
    ['only a guess', answering({ score: 0.31 })],
  ])('finds no address when the service has %s', async (_, behaviour) => {
    partner.next = behaviour;
    expect(await find('zzz')).toEqual({ ok: true, value: null });
  });

  it.each<[string, Behaviour, string]>([
    ['refuses', { status: 400, body: { code: 400, message: 'Failed parsing query' } }, 'refused'],
    ['has too many questions', { status: 429, body: 'Too Many Requests' }, 'refused'],
    ['is broken', { status: 503, body: '<html>Service Unavailable</html>' }, 'failing'],
    ['sends a page instead of data', { status: 200, body: '<html>Portail captif</html>' }, 'malformed'],
    ['sends other data', { status: 200, body: { features: [{ properties: {} }] } }, 'malformed'],
    ['sends too much', { status: 200, body: `"${'x'.repeat(1_100_000)}"` }, 'malformed'],
    ['says nothing', 'says nothing', 'silent'],
    ['breaks off', 'breaks off', 'unreachable'],
  ])('says why there is no answer when the service %s', async (_, behaviour, why) => {
    partner.next = behaviour;
    expect(await find('12 rue Moyenne Bourges')).toEqual({ ok: false, why });
  });

  it('does not ask what the service would refuse', async () => {
    expect(await find(' -; ')).toEqual({ ok: true, value: null });
    expect(partner.asked).toEqual([]);
  });
});
