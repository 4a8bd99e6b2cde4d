import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import type { SearchCriteria } from './criteria.ts';
import { readDictionary } from './dictionary.server.ts';
import { findPlace } from './find-place.server.ts';
import { questionOf } from './question.ts';
import { facetsInSql, searchInSql } from './search-sql.server.ts';
import { communesByPopulation, type DrawnCommune } from './testing/drawn-communes.ts';
import { drawnCriteria, drawnPlaces } from './testing/drawn-criteria.ts';
import { type Lots, lots } from './testing/drawn-lots.ts';
import { fillDrawnOffer } from './testing/drawn-offer.ts';
import { drawnPlace } from './testing/drawn-place.ts';
import { fillValues, type Values, valuesByKind } from './testing/drawn-values.ts';
import { readFacts, toldByFacts } from './testing/told-by-facts.ts';

const db = useDatabase();
let openPool: pg.Pool;
let facts: Awaited<ReturnType<typeof readFacts>>;
let values: Values;
let communeOf: (drawn: Lots) => DrawnCommune;

beforeAll(async () => {
  openPool = db.runtime.database.openPool;
  await withOwner(db.ownerUrl, async (owner) => {
    await fillValues(owner);
    await fillDrawnOffer(owner, { services: 3_000 });
    await owner.query('ANALYZE offer_hot');
    facts = await readFacts(owner);
    values = await valuesByKind(owner);
    communeOf = await communesByPopulation(owner);
  });
});

async function search(criteria: SearchCriteria) {
  return searchInSql(openPool, questionOf(criteria, await readDictionary(openPool)));
}

async function drawnSearch(drawn: Lots): Promise<SearchCriteria> {
  const place = await drawnPlace(drawn, communeOf(drawn), openPool);
  return { ...drawnCriteria(drawn, values), ...drawnPlaces(drawn), page: 1, size: 10_000, place };
}

describe('the search in SQL', () => {
  it('finds what the records tell, at the distance of the ellipsoid', async () => {
    const drawn = lots(2);
    let found = 0;
    for (let n = 0; n < 200; n++) {
      const criteria = await drawnSearch(drawn);
      const { total, hits } = await search(criteria);
      const ids = (rows: readonly { serviceId: string; km: number | null }[]) =>
        rows.map(({ serviceId, km }) => `${serviceId} ${km}`).sort();
      expect(ids(hits), JSON.stringify(criteria)).toEqual(ids(toldByFacts(facts, criteria)));
      expect(total).toBe(hits.length);
      found += total;
    }
    expect(found).toBeGreaterThan(10_000);
  });

  it('puts the nearest first, then what has no distance, and the smallest identifier first of equals', async () => {
    const place = await findPlace(openPool, '75056');
    const { hits } = await search({ place: place ?? undefined, size: 500 });
    const sorted = hits.toSorted(
      (a, b) =>
        (a.km ?? 1e9) - (b.km ?? 1e9) || Buffer.compare(Buffer.from(a.serviceId), Buffer.from(b.serviceId)),
    );
    expect(hits.length).toBeGreaterThan(100);
    expect(hits).toEqual(sorted);
  });

  it.each(['distance', 'relevance', 'freshness'] as const)(
    'turns pages by %s without losing any',
    async (order) => {
      const place = (await findPlace(openPool, '69123')) ?? undefined;
      const whole = await search({ place, order, size: 10_000 });
      const byPage = [];
      for (let page = 1; page <= Math.ceil(whole.total / 40); page++)
        byPage.push(...(await search({ place, order, size: 40, page })).hits);
      const bykey = [];
      for (let after: SearchCriteria['after']; ; after = bykey.at(-1)) {
        const { hits, total } = await search({ place, order, size: 37, after });
        expect(total).toBe(whole.total);
        if (hits.length === 0) break;
        bykey.push(...hits);
      }
      expect(byPage).toEqual(whole.hits);
      expect(bykey).toEqual(whole.hits);
      expect((await search({ place, order, size: 40, page: 10_000 })).hits).toEqual([]);
    },
  );

  it('counts for each value what choosing it would find', async () => {
    const drawn = lots(3);
    const dictionary = await readDictionary(openPool);
    for (let n = 0; n < 8; n++) {
      const criteria = await drawnSearch(drawn);
      const facets = await facetsInSql(openPool, questionOf(criteria, dictionary));
      for (const [dimension, all] of [
        ['thematiques', values.thematique],
        ['publics', values.public.filter((value) => value !== 'tous-publics')],
        ['types', values.type],
        ['frais', ['gratuit', 'payant']],
        ['modesAccueil', ['en-presentiel', 'a-distance']],
        ['sources', ['source-1', 'source-2', 'source-3']],
      ] as const)
        for (const value of all)
          expect(facets[dimension][value] ?? 0, `${dimension} ${value} of ${JSON.stringify(criteria)}`).toBe(
            toldByFacts(facts, { ...criteria, [dimension]: [value] }).length,
          );
    }
  });
});
