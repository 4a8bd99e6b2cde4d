import { beforeAll, describe, expect, test } from 'vitest';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { asker, giveToken } from '../testing/ask.ts';
import { type GivenService, tellOffer } from '../testing/small-offer.ts';

const db = useDatabase();
let ask: ReturnType<typeof asker>;
const SEARCH = '/data-inclusion/api/v1/search/services';

/** Metres along a meridian, near Bourges, in degrees of latitude. */
const north = (metres: number) => BOURGES.latitude + metres / 111_180;
const BOURGES = { longitude: 2.3988, latitude: 47.0834 };
const at = (metres: number) => ({ longitude: BOURGES.longitude, latitude: north(metres) });
const onSite = { modes_accueil: ['en-presentiel'] };
const remote = { modes_accueil: ['a-distance'] };
const mixed = { modes_accueil: ['a-distance', 'en-presentiel'] };
const lille = { longitude: 3.06, latitude: 50.63 };
const given = (
  id: string,
  record: GivenService['record'],
  more: Partial<GivenService> = {},
): GivenService => ({
  id: `dora--${id}`,
  structure: 'dora--structure',
  record: record ?? {},
  ...more,
});

const services: GivenService[] = [
  given('04-km', { ...onSite, ...at(3_600) }),
  given('00-km', { ...onSite, ...at(0) }),
  given('50-km', { ...onSite, ...at(49_800) }),
  given('51-km', { ...onSite, ...at(50_600) }),
  given('no-mode-near', { ...at(2_000) }),
  given('no-mode-far', { ...at(60_000) }),
  given('empty-mode-near', { modes_accueil: [], ...at(2_000) }),
  given('on-site-nowhere', { ...onSite }),
  given('remote-far', { ...remote, ...lille }),
  given('remote-nowhere', { ...remote }),
  given('remote-near', { ...remote, ...at(1_000) }),
  given('mixed-near', { ...mixed, ...at(9_700) }),
  given('mixed-far', { ...mixed, ...lille }),
  given('zone-commune', { ...remote, zone_eligibilite: ['18033'] }),
  given('zone-departement', { ...remote, zone_eligibilite: ['36', '18'] }),
  given('zone-epci', { ...remote, zone_eligibilite: ['241800507'] }),
  given('zone-france', { ...remote, zone_eligibilite: ['france'] }),
  given('zone-country', { ...remote, zone_eligibilite: ['99100'] }),
  given('zone-other', { ...remote, zone_eligibilite: ['59'] }),
  given('zone-region', { ...remote, zone_eligibilite: ['24'] }),
  given('zone-none', { ...remote, zone_eligibilite: [] }),
  given('zone-other-near', { ...onSite, ...at(100), zone_eligibilite: ['18279'] }),
  given('zone-paris', { ...remote, zone_eligibilite: ['75056'] }),
  given('zone-paris-11', { ...remote, zone_eligibilite: ['75111'] }),
  { ...given('double', { ...onSite, ...at(800) }), structure: 'dora--double' },
  { id: 'soliguide--hidden', structure: 'soliguide--structure', record: { ...onSite, ...at(10) } },
];

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await giveToken(owner, 'open', ['offer']);
    await giveToken(owner, 'all', ['offer', 'offer-restricted']);
    await tellOffer(owner, {
      restricted: ['soliguide'],
      structures: [
        { id: 'dora--structure' },
        { id: 'dora--double', cluster: 'c', preferred: false },
        { id: 'soliguide--structure' },
      ],
      services,
    });
    await owner.query(`UPDATE commune SET longitude = $1, latitude = $2 WHERE code = '18033'`, [
      BOURGES.longitude,
      BOURGES.latitude,
    ]);
  });
  ask = asker(db.runtime, 'open');
});

interface Item {
  service: { id: string; structure: { id: string } };
  distance: number | null;
}

async function search(
  query: string,
  options = {},
): Promise<{ items: Item[]; total: number; [key: string]: unknown }> {
  const response = await ask(`${SEARCH}?${query}`, options);
  expect(response.status, await response.clone().text()).toBe(200);
  return JSON.parse(await response.text());
}
const told = ({ items }: { items: Item[] }) =>
  items.map(({ service, distance }) => `${service.id.replace('dora--', '')} ${distance}`);
const found = async (query: string, options = {}) => told(await search(query, options));

describe('/search/services from a commune', () => {
  test('the nearest first, then what has no distance, by identifier', async () => {
    const { items, ...envelope } = await search('code_commune=18033');
    expect(envelope).toEqual({ total: items.length, page: 1, size: items.length, pages: 1 });
    expect(told({ items })).toEqual([
      '00-km 0',
      'double 1',
      '04-km 4',
      'mixed-near 10',
      '50-km 50',
      'empty-mode-near null',
      'mixed-far null',
      'no-mode-near null',
      'remote-far null',
      'remote-near null',
      'remote-nowhere null',
      'zone-commune null',
      'zone-country null',
      'zone-departement null',
      'zone-epci null',
      'zone-france null',
    ]);
  });

  test('an item is the service with its structure, and the distance', async () => {
    const { items } = await search('code_commune=18033&size=1');
    expect(Object.keys(items[0]!)).toEqual(['service', 'distance']);
    expect(Object.keys(items[0]!.service).slice(-3)).toEqual([
      'adresse_certifiee',
      'score_qualite',
      'structure',
    ]);
    expect(items[0]!.service.structure).toMatchObject({ id: 'dora--structure', adresse_certifiee: false });
  });

  test('from a point: the commune says the zones, the point says the distances, wherever it is', async () => {
    const near = await found(`code_commune=18033&lat=${lille.latitude}&lon=${lille.longitude}`);
    expect(near).toContain('mixed-far 0');
    expect(near).toContain('zone-commune null');
    expect(near).not.toContain('00-km 0');
    expect((await found('code_commune=18033&lat=0&lon=0')).length).toBeGreaterThan(0);
  });

  test('from nowhere: everything, in the order of identifiers, without distance', async () => {
    const everything = services
      .map(({ id }) => id)
      .sort()
      .map((id) => `${id.replace('dora--', '')} null`);
    expect(await found('', { token: 'all' })).toEqual(everything);
    expect(await found('lat=47&lon=2', { token: 'all' })).toEqual(everything);
  });

  test('a city and its arrondissements are one another’s zones', async () => {
    for (const code of ['75056', '75111']) {
      const zones = (await found(`code_commune=${code}`)).filter((hit) => hit.startsWith('zone-paris'));
      expect(zones, code).toEqual(['zone-paris null', 'zone-paris-11 null']);
    }
  });

  test('within another radius, and on site alone, when asked', async () => {
    expect(await found('code_commune=18033&rayon=3&presentiel_seulement=true')).toEqual([
      '00-km 0',
      'double 1',
    ]);
    expect(await found('code_commune=18033&rayon=60&presentiel_seulement=true')).toContain('51-km 51');
  });

  test('with free places that were said in the last thirty days, when asked', async () => {
    const say = `UPDATE offer_service SET places_free = $2, room_said_on = $3::timestamptz::date - $4::int WHERE service_id = $1`;
    await withOwner(db.ownerUrl, async (owner) => {
      for (const [id, places, daysAgo] of [
        ['dora--00-km', 3, 30],
        ['dora--04-km', 3, 31],
        ['dora--50-km', 0, 1],
        ['dora--remote-far', 1, 0],
      ] as const) {
        const values = [id, places, db.runtime.clock.now().toString(), daysAgo];
        await owner.query(say, values);
        await owner.query('SELECT offer.derive($1)', [[id]]);
      }
    });
    const withPlaces = () => found('code_commune=18033&places_libres=true');
    await expect.poll(withPlaces, { timeout: 1_500 }).toEqual(['00-km 0', 'remote-far null']);
    expect(await found('code_commune=18033&places_libres=false')).toContain('04-km 4');
  });

  test('without doubles, and with restricted sources for who may read them', async () => {
    expect(await found('code_commune=18033&exclure_doublons=true')).not.toContain('double 1');
    expect(await found('code_commune=18033')).not.toContain('soliguide--hidden 0');
    expect(await found('code_commune=18033', { token: 'all' })).toContain('soliguide--hidden 0');
  });

  test('page by page, by number or by cursor, each service once', async () => {
    const whole = await found('code_commune=18033');
    const byPage = [];
    for (let page = 1; ; page++) {
      const answer = await search(`code_commune=18033&size=3&page=${page}`);
      expect(answer).toMatchObject({ total: whole.length, page, pages: Math.ceil(whole.length / 3) });
      if (answer.items.length === 0) break;
      byPage.push(...told(answer));
    }
    const byCursor = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const answer = await search(`code_commune=18033&size=4&curseur=${cursor}`);
      byCursor.push(...told(answer));
      cursor = answer.curseur_suivant;
    }
    expect(byPage).toEqual(whole);
    expect(byCursor).toEqual(whole);
  });

  test('counts what each value would find, when asked', async () => {
    const { facettes } = await search('code_commune=18033&modes_accueil=en-presentiel&facettes=true');
    expect(facettes).toMatchObject({
      modes_accueil: { 'en-presentiel': 6, 'a-distance': 10 },
      sources: { dora: 6 },
    });
  });
});

describe('refusals made by hand, as the reference words them', () => {
  test.each([
    ['code_commune=99999', 'This `code_commune` does not exist.'],
    ['code_commune=18033&lat=47', 'The `lat` and `lon` must be simultaneously filled.'],
    ['lon=2', 'The `lat` and `lon` must be simultaneously filled.'],
    ['curseur=abc', 'This `curseur` was not given by a previous page.'],
    ['curseur=WzFd', 'This `curseur` was not given by a previous page.'],
    [`curseur=${btoa('[99999999999,"a"]')}`, 'This `curseur` was not given by a previous page.'],
    [`curseur=${btoa('[1,"a\\u0000"]')}`, 'This `curseur` was not given by a previous page.'],
  ])('%s', async (query, detail) => {
    const response = await ask(`${SEARCH}?${query}`);
    expect(response.status).toBe(422);
    expect(JSON.parse(await response.text())).toEqual({ detail });
  });
});
