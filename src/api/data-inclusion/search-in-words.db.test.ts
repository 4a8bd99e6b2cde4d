import { beforeAll, expect, test } from 'vitest';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { asker, giveToken } from '../testing/ask.ts';
import { tellOffer } from '../testing/small-offer.ts';

const db = useDatabase();
let ask: ReturnType<typeof asker>;

const onSite = { modes_accueil: ['en-presentiel'], longitude: 2.4 };

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await giveToken(owner, 'open', ['offer']);
    await tellOffer(owner, {
      restricted: ['soliguide'],
      structures: [
        { id: 'dora--garage', record: { nom: 'Garage solidaire' } },
        { id: 'dora--double', cluster: 'c', preferred: false },
        { id: 'soliguide--x' },
      ],
      services: [
        {
          id: 'dora--near',
          structure: 'dora--garage',
          record: { ...onSite, latitude: 47.08, nom: 'Ateliers de réparation' },
        },
        {
          id: 'dora--far',
          structure: 'dora--garage',
          record: { ...onSite, latitude: 47.3, nom: 'Un atelier prêté', code_insee: '75111' },
        },
        {
          id: 'dora--farther',
          structure: 'dora--garage',
          record: { ...onSite, latitude: 48.9, nom: 'Atelier à Paris' },
        },
        {
          id: 'dora--remote',
          structure: 'dora--garage',
          record: { modes_accueil: ['a-distance'], nom: 'Un atelier par téléphone', frais: 'gratuit' },
        },
        {
          id: 'dora--other',
          structure: 'dora--double',
          record: { ...onSite, latitude: 47.08, nom: 'Atelier en double' },
        },
        { id: 'soliguide--velo', structure: 'soliguide--x', record: { nom: 'Atelier caché' } },
        { id: 'dora--train', structure: 'dora--garage', record: { nom: 'Un train' } },
      ],
    });
  });
  ask = asker(db.runtime, 'open');
});

interface Item {
  service: { id: string };
  distance: number | null;
  score_recherche: number;
}

async function search(query: string): Promise<{ items: Item[]; total: number }> {
  const response = await ask(`/data-inclusion/api/v1/search?${query}`);
  expect(response.status).toBe(200);
  return JSON.parse(await response.text());
}
const found = async (query: string) =>
  (await search(query)).items.map(
    ({ service, distance }) => `${service.id.replace('dora--', '')} ${distance}`,
  );

test('words are found whatever their accents and number, the nearest first, and what is done at a distance', async () => {
  expect(await found('q=ateliers&lat=47.08&lon=2.4&exclure_doublons=true')).toEqual([
    'near 0',
    'far 24',
    'remote null',
  ]);
  expect(await found('q=ateliers&lat=47.08&lon=2.4&distance=10')).toEqual([
    'near 0',
    'other 0',
    'remote null',
  ]);
  const { items } = await search('q=Atelier&lat=47.08&lon=2.4');
  const scores = items.map(({ score_recherche }) => score_recherche);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  expect(Object.keys(items[0]!)).toEqual(['service', 'distance', 'score_recherche']);
});

test('without a point there is no distance; filters and places keep to the address', async () => {
  const everywhere = await search('q=âtelier');
  expect(everywhere.total).toBe(5);
  expect(everywhere.items.every(({ distance }) => distance === null)).toBe(true);
  expect(await found('q=âtelier&frais=gratuit')).toEqual(['remote null']);
  expect(await found('q=âtelier&code_commune=75056')).toEqual(['far null']);
  expect(await found('q=train')).toEqual(['train null']);
  expect(await found('q=avion')).toEqual([]);
  expect((await search('q=')).total).toBe(6);
});

test('mistyped words are understood, and some of the words are better than none', async () => {
  expect(await found('q=ateleir&frais=gratuit')).toEqual(['remote null']);
  expect(await found('q=train+montgolfière')).toEqual(['train null']);
});

test('pages hold each service once', async () => {
  const whole = await found('');
  const pages = [];
  for (let page = 1; page <= 3; page++) pages.push(...(await found(`size=2&page=${page}`)));
  expect(pages).toEqual(whole);
});

test('half a point is refused', async () => {
  const response = await ask('/data-inclusion/api/v1/search?q=x&lon=2');
  expect([response.status, await response.text()]).toEqual([
    422,
    '{"detail":"The `lat` and `lon` must be simultaneously filled."}',
  ]);
});
