import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localFolder } from './local-folder.ts';
import { keepsFiles, namesIn } from './testing/file-store-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relais-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const store = () => localFolder(folder);
const placeOf = (id: string) => path.join(folder, id.slice(0, 2), id);
const words = Buffer.from('attestation de Awa');

keepsFiles(store);

test('a file is for its owner alone', async () => {
  const id = randomUUID();
  await store().put(id, words);
  expect(statSync(placeOf(id)).mode & 0o077).toBe(0);
  expect(statSync(path.dirname(placeOf(id))).mode & 0o077).toBe(0);
});

test('what else lies in the folder is left alone', async () => {
  writeFileSync(path.join(folder, 'secret.key'), 'x');
  expect(await namesIn(store())).toEqual([]);
  await expect(async () => store().remove('secret.key')).rejects.toThrow('not the id of a file');
  expect(readdirSync(folder)).toEqual(['secret.key']);
});

test('a file half written when its process died is no file, and is listed to be swept', async () => {
  const id = randomUUID();
  await store().put(id, words);
  writeFileSync(`${placeOf(id)}.new`, 'moitié');
  expect(await namesIn(store())).toEqual([id, `${id}.new`]);
  await store().remove(`${id}.new`);
  expect(await namesIn(store())).toEqual([id]);
});

test('a folder that is not there yet is empty', async () => {
  rmSync(folder, { recursive: true });
  expect(await namesIn(store())).toEqual([]);
  expect(await store().get(randomUUID())).toBeNull();
});
