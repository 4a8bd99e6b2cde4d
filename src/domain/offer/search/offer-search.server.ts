import type pg from 'pg';
import type { DatabaseHandle } from '../../../platform/database/connect.ts';
import type { SearchCriteria, SearchResult } from './criteria.ts';
import { readDictionary } from './dictionary.server.ts';
import {
  type AreaKind,
  type AreaPlace,
  findArea,
  type MeantAreas,
  meantAreas,
  readAreas,
} from './find-area.server.ts';
import { type CommunePlace, findPlace } from './find-place.server.ts';
import { KeptTexts } from './kept-texts.server.ts';
import { KeptWords } from './kept-words.server.ts';
import type { OfferIndex } from './offer-index.ts';
import { questionOf, type Said } from './question.ts';
import { createSearchIndex } from './search-index.server.ts';
import { facetsInSql, searchInSql } from './search-sql.server.ts';

/** The offer, as this process searches it. */
export interface OfferSearch {
  /** The place of a commune's INSEE code, or of an arrondissement's; null for a code that none bears. */
  place(code: string): Promise<CommunePlace | null>;
  /** An intercommunalité, by its SIREN, or a département; null for a code that none bears. */
  area(kind: AreaKind, code: string): Promise<AreaPlace | null>;
  /** The intercommunalités and départements that typed words may mean. */
  areasNamed(text: string): Promise<MeantAreas>;
  /** Sees what was committed a second ago. */
  search(criteria: SearchCriteria): Promise<SearchResult>;
  /** The JSON texts of services found, by key, with their structure unless told otherwise. A service withdrawn meanwhile is not there. */
  texts(serviceKeys: readonly number[], options?: { whole: boolean }): Promise<ReadonlyMap<number, string>>;
  /** Reads the index now instead of at the first search, which the database answers meanwhile. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** How old what a search sees may be. */
const FRESH_MS = 1_000;

const searches = new WeakMap<DatabaseHandle, OfferSearch>();

/** What anyone may read of the offer is the same for all who work with this database: one search, which ends with it. */
export function offerSearch({ database }: { readonly database: DatabaseHandle }): OfferSearch {
  const open = searches.get(database);
  if (open) return open;
  const opened = createOfferSearch(database);
  searches.set(database, opened);
  database.whenClosing(opened.close);
  return opened;
}

export function createOfferSearch(database: DatabaseHandle): OfferSearch {
  const { openPool } = database;
  const followed = { texts: new KeptTexts(), words: new KeptWords() };
  const index = createSearchIndex(database, (serviceKeys, structureIds) => {
    followed.texts.forget(serviceKeys, structureIds);
    followed.words.forget(serviceKeys);
  });
  // Without an index nobody tells of changes: what is read then serves for a second.
  let brief = { ...followed, since: Number.NEGATIVE_INFINITY };
  const now = async () => {
    const read = await index.current();
    if (read) return { read, ...followed };
    if (performance.now() - brief.since > FRESH_MS)
      brief = { texts: new KeptTexts(), words: new KeptWords(), since: performance.now() };
    return { read, ...brief };
  };
  // Communes come with the product: another one starts with other communes.
  const places = new Map<string, CommunePlace>();
  const areas = new Map<string, AreaPlace>();
  let named: ReturnType<typeof readAreas> | null = null;
  return {
    async place(code) {
      const place = places.get(code) ?? (await findPlace(openPool, code));
      if (place) places.set(code, place);
      return place;
    },
    async area(kind, code) {
      const area = areas.get(code) ?? (await findArea(openPool, kind, code));
      if (area?.kind !== kind) return null;
      areas.set(code, area);
      return area;
    },
    async areasNamed(text) {
      named ??= readAreas(openPool).catch((error: unknown) => {
        named = null;
        throw error;
      });
      return meantAreas(await named, text);
    },
    search: async (criteria) => searchWith(openPool, await now(), criteria),
    async texts(serviceKeys, options = { whole: true }) {
      const { texts } = await now();
      return texts.read(openPool, serviceKeys, options);
    },
    async warm() {
      await index.read();
    },
    close: () => index.close(),
  };
}

async function searchWith(
  openPool: pg.Pool,
  { read, words }: { readonly read: OfferIndex | null; readonly words: KeptWords },
  criteria: SearchCriteria,
): Promise<SearchResult> {
  const { words: phrase = '', allWords = false, facets = false } = criteria;
  const question = questionOf(criteria, read?.dictionary ?? (await readDictionary(openPool)));
  const answer = async (said: Said | null) => {
    const asked = { ...question, said };
    if (read) return read.search(asked, facets);
    const [found, counted] = await Promise.all([
      searchInSql(openPool, asked),
      facets ? facetsInSql(openPool, asked) : null,
    ]);
    return { ...found, facets: counted };
  };
  const said = phrase.trim() === '' ? null : await words.saying(openPool, phrase, 'all');
  const found = await answer(said);
  if (found.total > 0 || !said || said.words === 1 || allWords) return { ...found, loosened: false };
  const some = await answer(await words.saying(openPool, phrase, 'any'));
  return { ...some, loosened: some.total > 0 };
}
