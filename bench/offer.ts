import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { mountApis } from '../src/api/mount-apis.ts';
import { listen } from '../src/composition/listen.ts';
import type { SearchCriteria } from '../src/domain/offer/search/criteria.ts';
import { readDictionary } from '../src/domain/offer/search/dictionary.server.ts';
import { createOfferSearch, type OfferSearch } from '../src/domain/offer/search/offer-search.server.ts';
import { questionOf } from '../src/domain/offer/search/question.ts';
import { searchInSql } from '../src/domain/offer/search/search-sql.server.ts';
import { communesByPopulation } from '../src/domain/offer/search/testing/drawn-communes.ts';
import { drawnCriteria, drawnPoint } from '../src/domain/offer/search/testing/drawn-criteria.ts';
import { type Lots, lots } from '../src/domain/offer/search/testing/drawn-lots.ts';
import { valuesByKind } from '../src/domain/offer/search/testing/drawn-values.ts';
import { createToken } from '../src/domain/offer/token/manage-tokens.server.ts';
import { exportOffer } from '../src/files/offer/write-offer.server.ts';
import { withOwner } from '../src/platform/database/connect.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import { callFromAnotherProcess } from './testing/http-callers.ts';
import { machine, onBenchServer } from './testing/on-large-territory.ts';
import { importNationalOffer } from './testing/on-national-offer.ts';

const QUERIES = 200;
const AT_ONCE = 8;
const WORDS = [
  'permis de conduire',
  'logement urgence',
  'garde enfants',
  'aide budget',
  'ordinateur',
  'français',
];

/**
 * npm run bench -- offer [services]: the search of a national offer by this process and its database, one line of JSON a figure, in
 * milliseconds; everything on this machine. The exit status counts the figures over their budget.
 */
export async function main([size = '150000']: string[]): Promise<number> {
  const services = Number(size);
  let failed = 0;
  await onBenchServer(async (runtime, ownerUrl) => {
    const importSeconds = await importNationalOffer(runtime, services);
    // What PostgreSQL does by itself in the minutes that follow.
    await withOwner(ownerUrl, (owner) =>
      owner.query('VACUUM offer_structure, offer_service, offer_hot, offer_words'),
    );
    console.log(JSON.stringify({ services, importSeconds, machine: await withOwner(ownerUrl, machine) }));
    for (const figure of await figures(runtime, ownerUrl)) {
      console.log(JSON.stringify({ ...figure, services }));
      if (!figure.kept) failed += 1;
    }
  });
  return failed;
}

interface Figure {
  readonly name: string;
  readonly kept: boolean;
  readonly [told: string]: unknown;
}

async function figures(runtime: Runtime, ownerUrl: string): Promise<Figure[]> {
  const { openPool } = runtime.database;
  const search = createOfferSearch(runtime.database);
  const asked = await drawnSearches(ownerUrl, search);
  const dictionary = await readDictionary(openPool);
  const inSql = (criteria: SearchCriteria) => searchInSql(openPool, questionOf(criteria, dictionary));
  const page = async (criteria: SearchCriteria) => {
    const { hits } = await search.search(criteria);
    const keys = hits.map(({ serviceKey }) => serviceKey);
    return [...(await search.texts(keys)).values()];
  };

  for (const criteria of asked) await inSql(criteria);
  const sql = await times(asked, inSql);
  const before = process.memoryUsage();
  const begun = performance.now();
  await search.warm();
  const after = process.memoryUsage();
  const opened: Figure = {
    name: 'offer-open',
    kept: true,
    ms: Math.round(performance.now() - begun),
    megabytes: Math.round(
      (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
    ),
  };
  let differences = 0;
  for (const criteria of asked) {
    const [{ total, hits }, expected] = [await search.search(criteria), await inSql(criteria)];
    try {
      assert.deepEqual({ total, hits }, expected);
    } catch {
      differences += 1;
    }
  }
  const withFacets = asked.map((criteria) => ({ ...criteria, facets: true }));
  const cold = await times(withFacets, page);
  const warm = await times(withFacets, page);
  const words = asked.map((criteria, n) => ({
    ...criteria,
    words: mistyped(WORDS[n % WORDS.length] as string, n),
    order: 'relevance' as const,
  }));
  const wordsCold = await times(words, page);
  const measured = [
    opened,
    unbounded('offer-search-cold', cold),
    budgeted('offer-search', warm, [2, 6]),
    { ...budgeted('offer-search-sql', sql, [10, 25]), differences },
    unbounded('offer-words-cold', wordsCold),
    budgeted('offer-words', await times(words, page), [9, 25]),
    await saturation(
      asked.map((criteria) => ({ ...criteria, size: 20 })),
      page,
    ),
    await served(runtime, await drawnPaths(ownerUrl)),
    await largePages(search, page),
    await wholeExport(runtime),
  ];
  await search.close();
  return measured;
}

async function drawnSearches(ownerUrl: string, search: OfferSearch): Promise<SearchCriteria[]> {
  return withOwner(ownerUrl, async (owner) => {
    const [communeOf, values] = [await communesByPopulation(owner), await valuesByKind(owner)];
    const drawn: Lots = lots(20);
    const asked: SearchCriteria[] = [];
    while (asked.length < QUERIES) {
      const commune = communeOf(drawn);
      const place = await search.place(commune.code);
      if (!place) continue;
      const { sources: _, ...criteria } = drawnCriteria(drawn, values);
      asked.push({
        ...criteria,
        place: { zones: place.zones, point: drawnPoint(drawn, commune) ?? place.point },
      });
    }
    return asked;
  });
}

/** One word in two loses a letter. */
const mistyped = (words: string, n: number) =>
  n % 2 === 0 ? words : words.slice(0, 3 + (n % 3)) + words.slice(4 + (n % 3));

async function saturation(
  asked: readonly SearchCriteria[],
  page: (criteria: SearchCriteria) => Promise<unknown>,
): Promise<Figure> {
  const until = performance.now() + 10_000;
  let answered = 0;
  const caller = async (from: number) => {
    for (let n = from; performance.now() < until; n += AT_ONCE, answered++)
      await page(asked[n % asked.length] as SearchCriteria);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => caller(n)));
  const perSecond = Math.round(answered / 10);
  return { name: 'offer-saturation', kept: perSecond >= 400, perSecond, atOnce: AT_ONCE, budget: 400 };
}

/** The same searches through the door of the API, for callers in a process of their own: server, database and callers on this machine. */
async function served(runtime: Runtime, paths: readonly string[]): Promise<Figure> {
  const door = await listen('127.0.0.1', 0);
  const app = new Hono();
  mountApis(app, runtime);
  door.open(app);
  const { token } = await createToken(runtime, { name: 'bench', scopes: ['offer'] });
  const load = { origin: `http://127.0.0.1:${door.port}`, token, paths, atOnce: AT_ONCE };
  await callFromAnotherProcess({ ...load, seconds: 3 });
  const { answered, refused, p50, p95 } = await callFromAnotherProcess({ ...load, seconds: 10 });
  await door.close();
  const perSecond = Math.round(answered / 10);
  const kept = perSecond >= 400 && refused === 0;
  return { name: 'offer-http', kept, perSecond, refused, p50, p95, atOnce: AT_ONCE, budget: 400 };
}

/** Twenty services around where many live, two times in three of one thématique. */
async function drawnPaths(ownerUrl: string): Promise<string[]> {
  return withOwner(ownerUrl, async (owner) => {
    const [communeOf, values] = [await communesByPopulation(owner), await valuesByKind(owner)];
    const drawn = lots(21);
    return Array.from({ length: QUERIES }, () => {
      const asked = new URLSearchParams({ code_commune: communeOf(drawn).code, size: '20' });
      if (drawn.chance(0.65)) asked.set('thematiques', drawn.one(values.thematique));
      return `/data-inclusion/api/v1/search/services?${asked}`;
    });
  });
}

/** Pages of a thousand in the order of identifiers, each after the one before. */
async function largePages(
  search: OfferSearch,
  page: (criteria: SearchCriteria) => Promise<unknown>,
): Promise<Figure> {
  const measured: number[] = [];
  let after: SearchCriteria['after'];
  for (let n = 0; n < 30; n++) {
    const criteria = { size: 1_000, after };
    measured.push(...(await times([criteria], page)));
    after = (await search.search(criteria)).hits.at(-1);
  }
  return budgeted('offer-large-page', measured, [100, Number.POSITIVE_INFINITY]);
}

/** What « export offer » writes, by default. */
async function wholeExport(runtime: Runtime): Promise<Figure> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relais-bench-export-'));
  try {
    const begun = performance.now();
    const { structures, services, files } = await exportOffer(runtime, folder, {
      format: 'ndjson',
      gzip: false,
    });
    const seconds = Math.round(performance.now() - begun) / 1_000;
    const megabytes = Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6);
    return {
      name: 'offer-export',
      kept: seconds <= 7,
      seconds,
      megabytes,
      structures,
      exported: services,
      budget: 7,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function budgeted(name: string, measured: readonly number[], budget: readonly [number, number]): Figure {
  const [p50, p95, p99] = [at(measured, 0.5), at(measured, 0.95), at(measured, 0.99)];
  return { name, n: measured.length, p50, p95, p99, budget, kept: p50 <= budget[0] && p95 <= budget[1] };
}

/** The first time, when nothing is kept yet: told beside, without a budget. */
const unbounded = (name: string, measured: readonly number[]): Figure =>
  budgeted(name, measured, [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);

async function times<T>(asked: readonly T[], work: (one: T) => Promise<unknown>): Promise<number[]> {
  const measured: number[] = [];
  for (const one of asked) {
    const begun = performance.now();
    await work(one);
    measured.push(performance.now() - begun);
  }
  return measured;
}

function at(measured: readonly number[], part: number): number {
  const sorted = measured.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) * 10) / 10;
}
