import { setTimeout } from 'node:timers/promises';
import type { DatabaseHandle } from '../../../platform/database/connect.ts';
import { createFollower } from './change-follower.server.ts';
import { readDictionary } from './dictionary.server.ts';
import { AT_ONCE, lastChange, readChanges, readHotRows, readZones } from './hot-rows.server.ts';
import { OfferIndex } from './offer-index.ts';

/** Above, changes are put among the others: the whole is read again. */
const MANY_CHANGES = 5_000;
const BETWEEN_READINGS_MS = 30_000;
/** Changes of a second, after a flood of them, that one index can follow again. */
const FEW_CHANGES = 500;

export interface SearchIndex {
  /** The index as it was at most a second ago; null while it is being read, or cannot follow. */
  current(): Promise<OfferIndex | null>;
  /** Resolves once the index is read. */
  read(): Promise<OfferIndex>;
  close(): Promise<void>;
}

/** What else is kept of the offer, and is no longer what it was. */
export interface Told {
  changed(serviceKeys: readonly number[], structureIds: readonly string[]): void;
  everything(): void;
}

/**
 * The offer in the memory of this process, read at the first search and kept as the database has it. An import writes faster than an index
 * follows without keeping pages waiting: it is let go, the database answers meanwhile, and it is read again when the writing has ended.
 */
export function createSearchIndex(database: DatabaseHandle, told: Told): SearchIndex {
  const { openPool } = database;
  let index: OfferIndex | null = null;
  let reading: Promise<OfferIndex> | null = null;
  let readAt = 0;
  let flooded = false;
  const closing = new AbortController();

  async function readAll(): Promise<OfferIndex> {
    for (;;) {
      if (flooded) await calm();
      // Before the rows: what changes while they are read is told again.
      const fresh = new OfferIndex(await lastChange(openPool), await readDictionary(openPool));
      for await (const rows of readHotRows(openPool)) {
        closing.signal.throwIfAborted();
        fresh.read(rows);
      }
      fresh.arrange();
      flooded = !(await catchUp(fresh));
      if (!flooded) return fresh;
    }
  }

  async function calm(): Promise<void> {
    for (let [before, now] = [0, await lastChange(openPool)]; now - before > FEW_CHANGES; ) {
      await setTimeout(1_000, undefined, { signal: closing.signal, ref: false });
      [before, now] = [now, await lastChange(openPool)];
    }
  }

  /** Whether it could: not when more was written than is read at once. */
  async function catchUp(known: OfferIndex): Promise<boolean> {
    known.knowZones(await readZones(openPool, known.lastZone));
    for (;;) {
      const changes = await readChanges(openPool, known.lastChange);
      if (changes.length === AT_ONCE) return false;
      if (changes.length === 0 || closing.signal.aborted) return true;
      // Zones and sources that came with them.
      known.knowZones(await readZones(openPool, known.lastZone));
      known.dictionary = await readDictionary(openPool);
      for (const { kind, id, row } of changes) if (kind === 'service') known.change(id, row);
      told.changed(
        changes.flatMap(({ row }) => row?.[1] ?? []),
        changes.flatMap(({ kind, id }) => (kind === 'structure' ? id : [])),
      );
      known.orderChanges();
      known.lastChange = changes.at(-1)?.changeNo ?? known.lastChange;
    }
  }

  function read(): Promise<OfferIndex> {
    reading ??= readAll()
      .then((fresh) => {
        index = fresh;
        readAt = performance.now();
        return fresh;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  const follower = createFollower(database, async () => {
    if (!index) return;
    if (!(await catchUp(index))) {
      [index, flooded] = [null, true];
      told.everything();
      return;
    }
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
      closing.abort();
      await follower.close();
      await reading?.catch(() => undefined);
    },
  };
}
