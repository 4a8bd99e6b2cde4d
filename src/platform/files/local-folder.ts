import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type FileStore, fileName, isFileName, type StoredFile } from './file-store.ts';

/** Files in a folder of this machine, in 256 folders by the first two digits of their ids, for their owner alone. */
export function localFolder(folder: string): FileStore {
  const placeOf = (id: string): string => path.join(folder, id.slice(0, 2), fileName(id));
  return {
    async put(id, bytes) {
      const place = placeOf(id);
      const draft = `${place}.new`;
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // The name appears with its whole content or not at all.
      await rename(draft, place);
    },
    get: (id) => readFile(placeOf(id)).catch(nullWhenAbsent),
    remove: (id) => rm(placeOf(id), { force: true }),
    list: () => filesIn(folder),
  };
}

async function* filesIn(folder: string): AsyncIterable<StoredFile> {
  const shards = await opendir(folder).catch(nullWhenAbsent);
  if (!shards) return;
  for await (const shard of shards) {
    if (!/^[0-9a-f]{2}$/.test(shard.name)) continue;
    for await (const { name } of await opendir(path.join(folder, shard.name))) {
      const found =
        isFileName(name) && (await stat(path.join(folder, shard.name, name)).catch(nullWhenAbsent));
      if (found) yield { id: name, writtenAt: found.mtimeMs };
    }
  }
}

function nullWhenAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
