import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { readServiceTexts, type ServiceText, writeService } from './payloads.server.ts';

/** Characters of texts that a process keeps: some twenty thousand services and their structures. */
const MOST_KEPT = 64_000_000;

/** Texts of the services that were last asked for, told of every change that the index is told of. */
export class KeptTexts {
  readonly #services = new LRUCache<number, Omit<ServiceText, 'structure'>>({
    maxSize: MOST_KEPT / 2,
    sizeCalculation: ({ text }) => text.length,
  });
  readonly #structures = new LRUCache<string, string>({
    maxSize: MOST_KEPT / 2,
    sizeCalculation: (text) => text.length,
  });
  #changes = 0;

  /** What these services and structures were is no longer so. */
  forget(serviceKeys: readonly number[], structureIds: readonly string[]): void {
    this.#changes += 1;
    for (const key of serviceKeys) this.#services.delete(key);
    for (const id of structureIds) this.#structures.delete(id);
  }

  /** As the API writes them, with their structure when `whole`, by key. A service withdrawn meanwhile is not there. */
  async read(
    openPool: pg.Pool,
    serviceKeys: readonly number[],
    { whole }: { whole: boolean },
  ): Promise<ReadonlyMap<number, string>> {
    const written = new Map<number, string>();
    const missing: number[] = [];
    for (const key of serviceKeys) {
      const kept = this.#services.get(key);
      const structure = kept && this.#structures.get(kept.structureId);
      if (kept && structure !== undefined) written.set(key, writeService({ ...kept, structure }, whole));
      else missing.push(key);
    }
    if (missing.length === 0) return written;
    const seen = this.#changes;
    for (const [key, read] of await readServiceTexts(openPool, missing)) {
      written.set(key, writeService(read, whole));
      // Told of a change while they were read: which of them came before it is not known.
      if (seen === this.#changes) this.#keep(key, read);
    }
    return written;
  }

  #keep(key: number, { text, structureId, structure }: ServiceText): void {
    this.#services.set(key, { text, structureId });
    this.#structures.set(structureId, structure);
  }
}
