import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImportWorld } from '../domain/import/testing/import-world.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { importPeople } from './import-people.ts';
import { importUndo } from './import-undo.ts';
import { onOpenDatabase } from './testing/verb-context.ts';

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

const verb = (...args: string[]) => importPeople.run(onOpenDatabase(db)(...args));

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

test('the whole import is undone by its identifier; what cannot be undone says why', async () => {
  const undo = (...args: string[]) => importUndo.run(onOpenDatabase(db)(...args));
  const [done] = await world.see<{ import_id: string }>(
    `SELECT import_id FROM people_import ORDER BY import_id DESC LIMIT 1`,
  );
  const [first] = await world.see<{ import_id: string }>(
    `SELECT import_id FROM people_import ORDER BY import_id LIMIT 1`,
  );
  const importId = first?.import_id ?? '';
  await undo(done?.import_id ?? '', '--as', 'marc');
  expect((await undo(importId, '--dry-run')).json).toEqual({ removed: 1, restored: 0, kept: 0 });
  expect((await undo(importId, '--as', 'marc')).json).toMatchObject({ removed: 1, kept: 0 });
  expect(await world.people()).toBe(0);
  await expect(undo(importId)).rejects.toMatchObject({ name: 'StartRefused', code: 'import-state' });
  await expect(undo(importId, '--as', 'sophie')).rejects.toMatchObject({ code: 'import-unknown' });
  await expect(undo('liste.csv')).rejects.toMatchObject({ code: 'import-missing' });
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
