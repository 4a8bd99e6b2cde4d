import { type Keys, seal, unseal } from '../auth/keys.ts';
import type { FileStore } from './file-store.ts';

/** The same store, of which a disk or a bucket reads nothing: each file is sealed under its own id. */
export function sealedStore(store: FileStore, { files }: Pick<Keys, 'files'>): FileStore {
  const keys = { sealing: files };
  return {
    ...store,
    put: (id, bytes) => store.put(id, seal(keys, Buffer.from(bytes), id)),
    async get(id) {
      const sealed = await store.get(id);
      if (!sealed) return null;
      try {
        return unseal(keys, Buffer.from(sealed), id);
      } catch {
        return null; // damaged, moved or written under another key
      }
    },
  };
}
