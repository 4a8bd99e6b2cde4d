import { beforeAll, expect, test } from 'vitest';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { asker, giveToken } from '../testing/ask.ts';
import { type GivenService, type GivenStructure, tellOffer } from '../testing/small-offer.ts';

// The clients in production, as their sources call the reference: only the base of the address is ours.
const BASE = '/data-inclusion/api/v1';

const db = useDatabase();
let ask: ReturnType<typeof asker>;

const structures: GivenStructure[] = Array.from({ length: 25 }, (_, n) => ({
  id: `${n % 5 === 0 ? 'emplois-de-linclusion' : 'dora'}--structure-${n}`,
}));
const services: GivenService[] = Array.from({ length: 60 }, (_, n) => ({
  id: `dora--service-${n}`,
  structure: structures[1]!.id,
  score: 40 + n,
  record: {
    modes_accueil: n % 3 === 0 ? ['a-distance'] : ['en-presentiel'],
    longitude: 2.4,
    latitude: 47 + n / 100,
    thematiques: ['mobilite--preparer-un-permis'],
    type: 'aide-financiere',
    frais: 'gratuit',
  },
}));

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await giveToken(owner, 'dora', ['offer']);
    await tellOffer(owner, { structures, services });
  });
  ask = asker(db.runtime, 'dora');
});

/** What `requests` and `httpx` do: repeated parameters, gzip, redirections followed, an exception above 400. */
async function get(path: string, parameters: Record<string, unknown> = {}, headers = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(name, String(one));
  const response = await ask(`${BASE}${path}?${query}`, { headers: { accept: '*/*', ...headers } });
  if (response.status >= 400) throw new Error(`${response.status} ${await response.text()}`);
  return JSON.parse(await response.text());
}

test('Dora asks pages of services until one is empty, and sorts them at home', async () => {
  const seen: {
    service: { id: string; modes_accueil: string[]; score_qualite: number };
    distance: number | null;
  }[] = [];
  let pages = 0;
  for (let page = 1; ; page++) {
    const answer = await get('/search/services', {
      code_commune: '18033',
      lat: 47.08,
      lon: 2.39,
      thematiques: ['mobilite--preparer-un-permis', 'mobilite--financer-ma-mobilite'],
      types: ['aide-financiere'],
      frais: ['gratuit'],
      exclure_doublons: 'true',
      page,
    });
    pages = answer.pages;
    if (answer.items.length === 0) break;
    expect(answer.total).toBeGreaterThanOrEqual(answer.items.length);
    seen.push(...answer.items);
  }
  expect(pages).toBe(1);
  expect(new Set(seen.map(({ service }) => service.id)).size).toBe(seen.length);
  for (const { service, distance } of seen)
    expect(distance === null).toBe(!service.modes_accueil.includes('en-presentiel'));
  const shown = seen.filter(({ service }) => service.score_qualite >= 0.8);
  expect(shown.length).toBeGreaterThan(10);
});

test('Dora reads one service, with a header of its own, and bears that it is gone', async () => {
  const header = { 'Anonymous-User-Hash': 'abc' };
  expect(await get('/services/dora--service-3', {}, header)).toMatchObject({
    id: 'dora--service-3',
    structure: { id: 'dora--structure-1' },
  });
  await expect(get('/services/dora--parti', {}, header)).rejects.toThrow('404 {"detail":"Not Found"}');
});

test('Dora searches in words', async () => {
  const answer = await get('/search', {
    q: 'service',
    lat: 47.08,
    lon: 2.39,
    exclure_doublons: 'true',
    page: 1,
    size: 50,
  });
  expect(answer).toMatchObject({ page: 1, pages: Math.ceil(answer.total / 50) });
  expect(answer.items.length).toBeGreaterThan(0);
  for (const { service, distance, score_recherche } of answer.items) {
    expect(service.structure.id).toBe('dora--structure-1');
    expect(distance === null || distance <= 50).toBe(true);
    expect(score_recherche).toBeGreaterThan(0);
  }
});

test('les emplois bring in everything at night, by pages of a thousand and by source', async () => {
  const sources: { slug: string }[] = await get('/sources');
  for (const what of ['publics', 'modes-accueil', 'types-services', 'thematiques']) {
    const words: { value: string; label: string }[] = await get(`/doc/${what}`);
    expect(
      words.every(({ value, label }) => value !== '' && label !== ''),
      what,
    ).toBe(true);
  }
  const wanted = sources.map(({ slug }) => slug).filter((slug) => slug !== 'emplois-de-linclusion');
  for (const [path, expected] of [
    ['/structures', structures.filter(({ id }) => id.startsWith('dora'))],
    ['/services', services],
  ] as const) {
    const seen = new Set<string>();
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await get(path, { sources: wanted, page, size: 7 });
      pages = answer.pages;
      for (const { id } of answer.items) seen.add(id);
    }
    expect(seen, path).toEqual(new Set(expected.map(({ id }) => id)));
  }
});
