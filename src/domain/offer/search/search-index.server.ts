import type { DatabaseHandle } from '../../../platform/database/connect.ts';
import { createFollower } from './change-follower.server.ts';
import { readDictionary } from './dictionary.server.ts';
import { AT_ONCE, lastChange, readChanges, readHotRows, readZones } from './hot-rows.server.ts';
import { OfferIndex } from './offer-index.ts';

/** Above, changes are put among the others: the whole is read again. */
const MANY_CHANGES = 5_000;
const BETWEEN_READINGS_MS = 30_000;

export interface SearchIndex {
  /** The index as it was at most a second ago; null while it is being read. */
  current(): Promise<OfferIndex | null>;
  /** Resolves once the index is read. */
  read(): Promise<OfferIndex>;
  close(): Promise<void>;
}

/** Services, by key, and structures that are no longer what they were. */
export type Forget = (serviceKeys: readonly number[], structureIds: readonly string[]) => void;

/** The offer in the memory of this process, read at the first search and kept as the database has it. */
export function createSearchIndex(database: DatabaseHandle, forget: Forget): SearchIndex {
  const { openPool } = database;
  let index: OfferIndex | null = null;
  let reading: Promise<OfferIndex> | null = null;
  let readAt = 0;
  let closed = false;

  async function readAll(): Promise<OfferIndex> {
    // Before the rows: what changes while they are read is told again.
    const fresh = new OfferIndex(await lastChange(openPool), await readDictionary(openPool));
    for await (const rows of readHotRows(openPool)) {
      if (closed) break;
      fresh.read(rows);
    }
    fresh.arrange();
    // The one that answers meanwhile is told first.
    do await catchUp(fresh);
    while (index !== null && fresh.lastChange < index.lastChange && !closed);
    index = fresh;
    readAt = performance.now();
    return fresh;
  }

  /** Until fewer changes are left than are read at once: an import goes on writing, and is told of again. */
  async function catchUp(known: OfferIndex): Promise<void> {
    for (let last = false; !last && !closed; ) {
      const changes = await readChanges(openPool, known.lastChange);
      last = changes.length < AT_ONCE;
      // Zones and sources that came with them.
      known.knowZones(await readZones(openPool, known.lastZone));
      if (changes.length === 0) return;
      known.dictionary = await readDictionary(openPool);
      for (const { kind, id, row } of changes) if (kind === 'service') known.change(id, row);
      forget(
        changes.flatMap(({ row }) => row?.[1] ?? []),
        changes.flatMap(({ kind, id }) => (kind === 'structure' ? id : [])),
      );
      known.orderChanges();
      known.lastChange = changes.at(-1)?.changeNo ?? known.lastChange;
    }
  }

  function read(): Promise<OfferIndex> {
    reading ??= readAll().finally(() => {
      reading = null;
    });
    return reading;
  }

  const follower = createFollower(database, async () => {
    if (!index) return;
    await catchUp(index);
    if (index.changed > MANY_CHANGES && performance.now() - readAt > BETWEEN_READINGS_MS)
      read().catch(() => undefined); // the index that is there goes on; the next change tries again
  });

  return {
    async current() {
      if (!index) {
        read().catch(() => undefined); // this search asks the database itself, and meets the same failure
        return null;
      }
      await follower.upToDate();
      return index;
    },
    read: async () => index ?? read(),
    async close() {
      closed = true;
      await follower.close();
      await reading?.catch(() => undefined);
    },
  };
}
