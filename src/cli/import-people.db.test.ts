import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Relais } from '../composition/open-relais.ts';
import { ImportWorld } from '../domain/import/testing/import-world.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { importPeople } from './import-people.ts';

const db = useDatabase({ demo: true });
const world = new ImportWorld(db);
const folder = mkdtempSync(path.join(tmpdir(), 'relais-verb-'));
const file = path.join(folder, 'liste.csv');
const other = path.join(folder, 'stock.csv');

beforeAll(async () => {
  await world.arrange();
  writeFileSync(file, 'Nom;Prénom;Né(e) le\nDurand;Ada;01/02/1980\nDurand;Ada;01/02/1980\nPetit;;\n');
  writeFileSync(other, 'Produit;Quantité\nVis;12\nClou;40\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const relais = (): Relais => ({
  runtime: db.runtime,
  ownerUrl: db.ownerUrl,
  prepared: { appUrl: '', migrations: [], reference: [] },
  stop: async () => undefined,
});
const verb = (...args: string[]) =>
  importPeople.run({ args, open: async () => relais(), tell: () => undefined });

test('in a demonstration the import account is assumed; --dry-run counts and leaves nothing', async () => {
  const { json } = await verb(file, '--dry-run');
  expect(json).toEqual({ create: 1, update: 0, unchanged: 0, decision: 0, refused: 2 });
  expect(await world.people()).toBe(0);
  expect(await world.see('SELECT FROM people_import')).toEqual([]);
});

test('the list is written in the name of the account, and the second time nothing changes', async () => {
  await verb(file, '--as', 'marc@demo.relais.example');
  expect(await world.people()).toBe(1);
  const { json } = await verb(file, '--as', 'marc');
  expect(json).toEqual({ create: 0, update: 0, unchanged: 1, decision: 0, refused: 2 });
  const [done] = await world.see('SELECT author_name, state FROM people_import LIMIT 1');
  expect(done).toEqual({ author_name: 'Marc Aubry', state: 'done' });
});

test.each([
  [['absente.csv'], 'file-not-found'],
  [[], 'file-missing'],
  [[file, '--as', 'inconnue@ailleurs.example'], 'account-unknown'],
  [[file, '--as', 'marc', '--organisation', 'CAF du Cher'], 'organisation-unknown'],
  [[file, '--vite'], 'option-unknown'],
  [[file, '--as'], 'option-empty'],
  [[other], 'columns'],
])('%j is refused with a sentence', async (args, code) => {
  const people = await world.people();
  await expect(verb(...args)).rejects.toMatchObject({ name: 'StartRefused', code });
  expect(await world.people()).toBe(people);
});
