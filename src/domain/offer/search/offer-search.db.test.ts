import { beforeAll, expect, test } from 'vitest';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { offerSearch } from './offer-search.server.ts';
import { structurePayloads } from './payloads.server.ts';
import { fillDrawnOffer } from './testing/drawn-offer.ts';
import { fillValues } from './testing/drawn-values.ts';

const db = useDatabase();

beforeAll(() =>
  withOwner(db.ownerUrl, async (owner) => {
    await fillValues(owner);
    await fillDrawnOffer(owner, { services: 200 });
  }),
);

test('a search from a commune, and its page written as the API writes it', async () => {
  const search = offerSearch(db.runtime);
  expect(offerSearch(db.runtime)).toBe(search);
  expect(await search.place('99999')).toBeNull();
  const place = await search.place('75056');
  expect(place).toMatchObject({ name: 'Paris', zones: expect.arrayContaining(['75056', '75', '75111']) });
  const { hits, total, facets } = await search.search({ place: place ?? undefined, size: 5, facets: true });
  expect(total).toBeGreaterThan(5);
  expect(facets?.frais.gratuit).toBeGreaterThan(0);
  const { openPool } = db.runtime.database;
  const keys = hits.map(({ serviceKey }) => serviceKey);
  const texts = await search.texts(keys);
  const payloads = keys.map((key) => JSON.parse(texts.get(key) ?? ''));
  expect(payloads.map(({ id }) => id)).toEqual(hits.map(({ serviceId }) => serviceId));
  expect(Object.keys(payloads[0]).slice(-4)).toEqual([
    'mobilisable_par',
    'adresse_certifiee',
    'score_qualite',
    'structure',
  ]);
  expect(payloads[0].structure.id).toBe(payloads[0].structure_id);
  expect(Object.keys(payloads[0].structure).at(-1)).toBe('adresse_certifiee');
  const id = payloads[0].structure_id;
  const structures = await structurePayloads(openPool, [id], { restricted: false });
  expect(Object.keys(JSON.parse(structures.get(id) ?? '')).slice(-3)).toEqual([
    'adresse_certifiee',
    'score_qualite',
    'doublons',
  ]);
});

test('texts that were read before say what is written since, of the service and of its structure', async () => {
  const search = offerSearch(db.runtime);
  await search.warm();
  const { hits } = await search.search({ size: 1 });
  const { serviceKey = 0, serviceId } = hits[0] ?? {};
  const read = async () => JSON.parse((await search.texts([serviceKey])).get(serviceKey) ?? '{}');
  const before = await read();
  expect(await read()).toEqual(before);
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query(
      `UPDATE offer_service SET record = (record::jsonb || '{"nom":"Renommé"}')::json WHERE service_id = $1`,
      [serviceId],
    );
    await owner.query('SELECT offer.derive($1)', [[serviceId]]);
    await owner.query('COMMIT');
  });
  await expect.poll(async () => (await read()).nom, { timeout: 1_500 }).toBe('Renommé');
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query(
      `UPDATE offer_structure SET record = (record::jsonb || '{"nom":"Autre maison"}')::json WHERE structure_id = $1`,
      [before.structure_id],
    );
    await owner.query('SELECT offer.tell_structures($1)', [[before.structure_id]]);
    await owner.query('COMMIT');
  });
  await expect.poll(async () => (await read()).structure.nom, { timeout: 1_500 }).toBe('Autre maison');
});
