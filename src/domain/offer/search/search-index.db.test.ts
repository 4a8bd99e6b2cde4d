import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import type { SearchCriteria } from './criteria.ts';
import { readDictionary } from './dictionary.server.ts';
import { createOfferSearch, type OfferSearch } from './offer-search.server.ts';
import { questionOf } from './question.ts';
import { facetsInSql, searchInSql } from './search-sql.server.ts';
import { communesByPopulation, type DrawnCommune } from './testing/drawn-communes.ts';
import { drawnCriteria, drawnPlaces } from './testing/drawn-criteria.ts';
import { type Lots, lots } from './testing/drawn-lots.ts';
import { fillDrawnOffer } from './testing/drawn-offer.ts';
import { drawnPlace } from './testing/drawn-place.ts';
import { fillValues, type Values, valuesByKind } from './testing/drawn-values.ts';

const db = useDatabase();
let openPool: pg.Pool;
let values: Values;
let communeOf: (drawn: Lots) => DrawnCommune;
/** Two processes of one database, each with connections and an index of its own. */
const processes: { search: OfferSearch; end(): Promise<void> }[] = [];

const asOwner = (text: string, given: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query(text, given);
    await owner.query('COMMIT');
  });

beforeAll(async () => {
  openPool = db.runtime.database.openPool;
  await withOwner(db.ownerUrl, async (owner) => {
    await fillValues(owner);
    await fillDrawnOffer(owner, { services: 3_000 });
    values = await valuesByKind(owner);
    communeOf = await communesByPopulation(owner);
  });
  for (let n = 0; n < 2; n++) {
    const database = openDatabase(db.runtime.database.url);
    const search = createOfferSearch(database);
    await search.warm();
    processes.push({
      search,
      async end() {
        await search.close();
        await database.close();
      },
    });
  }
});
afterAll(async () => {
  for (const { end } of processes) await end();
});

async function inSql(criteria: SearchCriteria) {
  const question = questionOf(criteria, await readDictionary(openPool));
  const facets = criteria.facets ? await facetsInSql(openPool, question) : null;
  return { ...(await searchInSql(openPool, question)), facets, loosened: false };
}

const first = () => processes[0]?.search as OfferSearch;
const second = () => processes[1]?.search as OfferSearch;

async function drawnSearch(drawn: Lots): Promise<SearchCriteria> {
  const place = await drawnPlace(drawn, communeOf(drawn), openPool);
  return { ...drawnCriteria(drawn, values), ...drawnPlaces(drawn), facets: drawn.chance(0.2), place };
}

async function sameInBoth(seed: number, count: number): Promise<number> {
  const drawn = lots(seed);
  let found = 0;
  for (let n = 0; n < count; n++) {
    const criteria = await drawnSearch(drawn);
    const expected = await inSql(criteria);
    expect(await first().search(criteria), JSON.stringify(criteria)).toEqual(expected);
    const last = expected.hits.at(-1);
    const next = { ...criteria, after: last };
    if (last && n % 4 === 0)
      expect(await first().search(next), JSON.stringify(next)).toEqual(await inSql(next));
    found += expected.total;
  }
  return found;
}

describe('the index in memory', () => {
  it('finds what the statement finds: services, distances, order, pages and counts', async () => {
    expect(await sameInBoth(7, 200)).toBeGreaterThan(5_000);
  });

  it('keeps to the services it is given', async () => {
    const whole = await first().search({ size: 10_000 });
    const some = whole.hits.filter((_, place) => place % 3 === 0);
    const criteria = { among: new Set(some.map(({ serviceKey }) => serviceKey)), size: 10_000, facets: true };
    const found = await first().search(criteria);
    expect(found).toEqual(await inSql(criteria));
    expect(found.hits).toEqual(some);
  });

  it.each<[string, string]>([
    [
      'is written',
      `UPDATE offer_service SET record = jsonb_set(record::jsonb, '{nom}', '"Autre"')::json, score = 99 WHERE service_id = ANY ($1)`,
    ],
    [
      'moves',
      `UPDATE offer_service SET record = jsonb_set(record::jsonb, '{longitude}', '2.35')::json WHERE service_id = ANY ($1)`,
    ],
    ['is withdrawn', `UPDATE offer_service SET state = 'archived' WHERE service_id = ANY ($1)`],
    ['comes back', `UPDATE offer_service SET state = 'published' WHERE service_id = ANY ($1)`],
    ['is a draft', `UPDATE offer_service SET state = 'draft' WHERE service_id = ANY ($1)`],
    ['comes back again', `UPDATE offer_service SET state = 'published' WHERE service_id = ANY ($1)`],
    [
      'loses its structure',
      `UPDATE offer_structure SET state = 'archived' WHERE structure_id IN (SELECT structure_id FROM offer_service WHERE service_id = ANY ($1))`,
    ],
    ['finds it again', `UPDATE offer_structure SET state = 'published'`],
    [
      'is new',
      `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on)
                SELECT service_id || '-é', structure_id, source, name, record, hash, updated_on FROM offer_service WHERE service_id = ANY ($1)`,
    ],
    ['is gone for ever', 'DELETE FROM offer_service WHERE service_id = ANY ($1)'],
  ])('a service that %s is so in every process within a second', async (_, change) => {
    const place = (await first().place('75056')) ?? undefined;
    const criteria = { place, size: 300, restricted: true, facets: true };
    const chosen = (await inSql({ ...criteria, place: undefined, size: 150 })).hits.map(
      ({ serviceId }) => serviceId,
    );
    // As a writer does it: the facts, then what is derived of them, in one transaction.
    await withOwner(db.ownerUrl, async (owner) => {
      await owner.query('BEGIN');
      await owner.query(change, change.includes('$1') ? [chosen] : []);
      await owner.query(
        'SELECT offer.derive(array_agg(id)) FROM (SELECT service_id FROM offer_service UNION SELECT unnest($1::text[])) s (id) WHERE id = ANY ($1) OR id LIKE $2',
        [chosen, '%-é'],
      );
      await owner.query('COMMIT');
    });
    const expected = await inSql(criteria);
    for (const search of [first(), second()])
      await expect.poll(() => search.search(criteria), { timeout: 1_000 }).toEqual(expected);
  });

  it.each([
    ['says free places', 4, '2026-09-20', 150],
    ['said them longer ago', 4, '2026-09-19', 0],
    ['is full', 0, '2026-09-20', 0],
  ])('a service that %s is so in every process within a second', async (_, places, day, more) => {
    const criteria = { placesSince: '2026-09-20', restricted: true, size: 10_000, facets: true };
    const silent = `SELECT array_agg(service_id) AS ids FROM (SELECT service_id FROM offer_service
      WHERE room_said_on IS NULL AND state = 'published' ORDER BY service_id LIMIT 150) AS silent`;
    const say = `UPDATE offer_service SET places_free = $2, room_said_on = $3 WHERE service_id = ANY ($1)`;
    const before = await inSql(criteria);
    const written = async (values: unknown[]) =>
      withOwner(db.ownerUrl, async (owner) => {
        await owner.query('BEGIN');
        await owner.query(say, values);
        await owner.query('SELECT offer.derive($1)', [values[0]]);
        await owner.query('COMMIT');
      });
    const { rows } = await withOwner(db.ownerUrl, (owner) => owner.query<{ ids: string[] }>(silent));
    const ids = rows[0]?.ids ?? [];
    await written([ids, places, day]);
    const expected = await inSql(criteria);
    expect(expected.total).toBe(before.total + more);
    for (const search of [first(), second()])
      await expect.poll(() => search.search(criteria), { timeout: 1_000 }).toEqual(expected);
    await written([ids, null, null]);
    expect(await inSql(criteria)).toEqual(before);
    for (const search of [first(), second()])
      await expect.poll(() => search.search(criteria), { timeout: 1_000 }).toEqual(before);
  });

  it('goes on finding the same among many changes', async () => {
    expect(await sameInBoth(8, 30)).toBeGreaterThan(500);
  });

  it('hears of changes by asking, when nobody tells it', async () => {
    await asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'relais-offer' AND datname = current_database()`,
    );
    const [hit] = (await first().search({ size: 1 })).hits;
    await asOwner(`UPDATE offer_service SET state = 'suspended' WHERE service_id = $1`, [hit?.serviceId]);
    await asOwner('SELECT offer.derive(ARRAY[$1])', [hit?.serviceId]);
    await expect
      .poll(async () => (await first().search({ size: 1 })).hits[0]?.serviceId, { timeout: 1_500 })
      .not.toBe(hit?.serviceId);
  });

  it('follows an import that writes everything again', async () => {
    const criteria = { order: 'relevance' as const, size: 300, facets: true, restricted: true };
    await asOwner('UPDATE offer_service SET score = 100 - score');
    await asOwner('SELECT offer.derive(array_agg(service_id)) FROM offer_service');
    const expected = await inSql(criteria);
    await expect.poll(() => first().search(criteria), { timeout: 1_500 }).toEqual(expected);
    expect(await sameInBoth(9, 40)).toBeGreaterThan(1_000);
  });
});
