import { type FileStore, fileName } from '../file-store.ts';

/** Held by the process that made it. */
export function memoryStore(): FileStore {
  const files = new Map<string, { bytes: Uint8Array; writtenAt: number }>();
  return {
    put: async (id, bytes) => void files.set(fileName(id), { bytes, writtenAt: Date.now() }),
    get: async (id) => files.get(fileName(id))?.bytes ?? null,
    remove: async (id) => void files.delete(fileName(id)),
    async *list() {
      for (const [id, { writtenAt }] of files) yield { id, writtenAt };
    },
  };
}
