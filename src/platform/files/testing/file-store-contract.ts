import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../auth/keys.ts';
import type { FileStore } from '../file-store.ts';
import { sealedStore } from '../sealed-store.ts';

const keys = deriveKeys(new Uint8Array(32).fill(7));
const words = Buffer.from('attestation de Awa');

/** Sorted. */
export async function namesIn(store: FileStore): Promise<string[]> {
  const found: string[] = [];
  for await (const { id } of store.list()) found.push(id);
  return found.sort();
}

/** What every store owes, as Relais uses it: sealed. `open`: an empty one, in each test. */
export function keepsFiles(open: () => FileStore): void {
  describe('as any store of files', () => {
    test('what was put is given back, is listed, and goes away', async () => {
      const store = sealedStore(open(), keys);
      const id = randomUUID();
      await store.put(id, words);
      expect(Buffer.from((await store.get(id)) ?? [])).toEqual(words);
      expect(await namesIn(store)).toEqual([id]);
      await store.remove(id);
      await store.remove(id);
      expect(await store.get(id)).toBeNull();
      expect(await namesIn(store)).toEqual([]);
    });

    test('bytes come back as they were, none or five megabytes of all kinds', async () => {
      const store = open();
      const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      for (const bytes of [Buffer.alloc(0), all, Buffer.alloc(5 * 1024 * 1024, all)]) {
        const id = randomUUID();
        await store.put(id, bytes);
        expect(bytes.equals((await store.get(id)) ?? Buffer.from('absent'))).toBe(true);
      }
    });

    test('it says when each was written', async () => {
      const store = open();
      const before = Date.now();
      await store.put(randomUUID(), words);
      // S3 says it to the second.
      for await (const { writtenAt } of store.list()) {
        expect(writtenAt).toBeGreaterThanOrEqual(before - 1000);
        expect(writtenAt).toBeLessThanOrEqual(Date.now() + 1000);
      }
    });

    test('where it lies, nothing can be read', async () => {
      const store = open();
      const id = randomUUID();
      await sealedStore(store, keys).put(id, words);
      expect(Buffer.from((await store.get(id)) ?? []).includes('Awa')).toBe(false);
    });

    test('a file that is damaged, swapped with another, or of another key is none', async () => {
      const lies = open();
      const store = sealedStore(lies, keys);
      const [one, other] = [randomUUID(), randomUUID()];
      const write = async (id: string, bytes: Uint8Array) => {
        await lies.remove(id);
        await lies.put(id, bytes);
      };
      await store.put(one, words);
      await store.put(other, Buffer.from('autre'));
      await write(other, (await lies.get(one)) ?? Buffer.alloc(0));
      expect(await store.get(other)).toBeNull();
      const stranger = sealedStore(lies, deriveKeys(new Uint8Array(32).fill(8)));
      expect(await stranger.get(one)).toBeNull();
      await write(one, Buffer.from('court'));
      expect(await store.get(one)).toBeNull();
    });

    test('an id leads nowhere else', async () => {
      const store = open();
      for (const name of ['../secret.key', 'secret.key', `${randomUUID()}/../x`, '', '?list-type=2']) {
        for (const act of [store.get, store.remove, (id: string) => store.put(id, words)])
          await expect(async () => act(name)).rejects.toThrow('not the id of a file');
      }
    });

    test('files that come and go at once do not mix', async () => {
      const store = open();
      const ids = Array.from({ length: 20 }, () => randomUUID());
      await Promise.all(ids.map((id) => store.put(id, Buffer.from(id))));
      const read = await Promise.all(
        ids.map(async (id) => Buffer.from((await store.get(id)) ?? []).toString()),
      );
      expect(read).toEqual(ids);
      await Promise.all(ids.slice(1).map((id) => store.remove(id)));
      expect(await namesIn(store)).toEqual(ids.slice(0, 1));
    });
  });
}
