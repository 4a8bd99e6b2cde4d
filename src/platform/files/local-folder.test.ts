import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deriveKeys } from '../auth/keys.ts';
import { localFolder } from './local-folder.ts';
import { sealedStore } from './sealed-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relais-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secret = new Uint8Array(32).fill(7);
const store = () => sealedStore(localFolder(folder), deriveKeys(secret));
async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const { id } of localFolder(folder).list()) found.push(id);
  return found.sort();
}
const placeOf = (id: string) => path.join(folder, id.slice(0, 2), id);
const words = Buffer.from('attestation de Awa');

test('what was put is given back, is listed, and goes away', async () => {
  const id = randomUUID();
  await store().put(id, words);
  expect(Buffer.from((await store().get(id)) ?? [])).toEqual(words);
  expect(await names()).toEqual([id]);
  await store().remove(id);
  await store().remove(id);
  expect(await store().get(id)).toBeNull();
  expect(await names()).toEqual([]);
});

test('a disk says nothing of it, to its owner alone', async () => {
  const id = randomUUID();
  await store().put(id, words);
  expect(readFileSync(placeOf(id)).includes('Awa')).toBe(false);
  expect(statSync(placeOf(id)).mode & 0o077).toBe(0);
});

test('a file that is damaged, swapped with another, or of another key is none', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  await store().put(one, words);
  await store().put(other, Buffer.from('autre'));
  writeFileSync(placeOf(other), readFileSync(placeOf(one)));
  expect(await store().get(other)).toBeNull();
  const stranger = sealedStore(localFolder(folder), deriveKeys(new Uint8Array(32).fill(8)));
  expect(await stranger.get(one)).toBeNull();
  writeFileSync(placeOf(one), 'court');
  expect(await store().get(one)).toBeNull();
});

test('an id leads nowhere else', async () => {
  const id = randomUUID();
  writeFileSync(path.join(folder, 'secret.key'), 'x');
  for (const name of ['../secret.key', 'secret.key', `${id}/../x`, '']) {
    await expect(async () => localFolder(folder).get(name)).rejects.toThrow('not the id of a file');
    await expect(async () => localFolder(folder).remove(name)).rejects.toThrow('not the id of a file');
  }
  expect(readdirSync(folder)).toEqual(['secret.key']);
});

test('a file half written when its process died is no file, and is listed to be swept', async () => {
  const id = randomUUID();
  await store().put(id, words);
  writeFileSync(`${placeOf(id)}.new`, 'moitié');
  expect(await names()).toEqual([id, `${id}.new`]);
  await store().remove(`${id}.new`);
  expect(await names()).toEqual([id]);
});

test('a folder that is not there yet is empty', async () => {
  rmSync(folder, { recursive: true });
  expect(await names()).toEqual([]);
  expect(await store().get(randomUUID())).toBeNull();
});
