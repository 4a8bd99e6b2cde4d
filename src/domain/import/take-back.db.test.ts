import { beforeAll, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { createPerson } from '../person/create-person.server.ts';
import { claimImport, drainImports, performImport } from './import-worker.server.ts';
import { discardImport, launchImport, takeOverImport } from './launch-import.server.ts';
import { takeBackImport, takeBackPreview } from './take-back.server.ts';
import { takeBackRow } from './take-back-row.server.ts';
import { contentOf } from './testing/content.ts';
import { ImportWorld, type List } from './testing/import-world.ts';
import { messyList } from './testing/messy-list.ts';

const db = useDatabase();
const world = new ImportWorld(db);
beforeAll(() => world.arrange());

const headers = ['Nom', 'Prénom', 'Date de naissance', 'Téléphone', 'Commune', 'Statut', 'Informé le', 'NIR'];
const list = (...rows: string[][]): List => ({
  headers,
  rows: rows.map((row) => headers.map((_, index) => row[index] ?? '')),
});
const content = () => contentOf(db.ownerUrl);
const nirOf = (digits: string) => digits + String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0');

const marc = () => world.actor('marc');

async function takeBack(importId: string, actor = marc()) {
  await run(db.runtime, takeBackImport, actor, { importId });
  await drainImports(db.runtime);
  return world.page(actor, importId);
}

test('taken back, the content equals what it was; imported again, the list does the same again', async () => {
  await world.importWhole(marc(), messyList({ seed: 11, rows: 60, mess: 0.5 }));
  const before = await content();
  const next = messyList({ seed: 12, rows: 80, mess: 0.3 });
  const { importId, counts, results } = await world.importWhole(marc(), next);
  expect(results.created).toBeGreaterThan(15);
  expect(await content()).not.toEqual(before);
  const preview = await run(db.runtime, takeBackPreview, marc(), { importId });
  expect(preview).toEqual({ removed: results.created, restored: results.updated, kept: 0 });
  const page = await takeBack(importId);
  expect(page).toMatchObject({ state: 'taken-back', takeBackUntil: null });
  expect(page.takenBack).toMatchObject({ removed: results.created, restored: results.updated, kept: 0 });
  expect(await content()).toEqual(before);
  const again = await world.analyse(marc(), next);
  expect((await world.page(marc(), again)).counts).toEqual(counts);
  await run(db.runtime, discardImport, marc(), { importId: again });
});

test('whom a list brought with a last contact goes with it; a contact noted since keeps the person', async () => {
  const before = await content();
  const met = {
    headers: ['Nom', 'Prénom', 'Date de naissance', 'Dernier contact'],
    rows: [['Vue', 'Ada', '03/04/1975', '02/03/2024']],
  };
  const { importId } = await world.importWhole(marc(), met);
  expect(await content()).not.toEqual(before);
  expect((await takeBack(importId)).takenBack).toMatchObject({ removed: 1, kept: 0 });
  expect(await content()).toEqual(before);
});

test('every field that a list changed has its former value again, the first notice, the NIR and the number of messages included', async () => {
  await world.importWhole(marc(), list(['Revenue', 'Zoé', '02/02/1990', '06 12 34 56 01', 'Vierzon']));
  await world.see(`UPDATE person_contact SET phone_accepts_sms = true WHERE phone = '+33612345601'`);
  const before = await content();
  const { importId, results } = await world.importWhole(
    marc(),
    list([
      'REVENUE',
      'Zoe',
      '02/02/1990',
      '06 12 34 56 02',
      'Bourges',
      '',
      '03/04/2024',
      nirOf('2900218033001'),
    ]),
  );
  expect(results.updated).toBe(1);
  expect(await content()).not.toEqual(before);
  expect((await takeBack(importId)).takenBack.restored).toBe(1);
  expect(await content()).toEqual(before);
});

test('a status that a list opened is gone with it, where the importer may write it', async () => {
  const claire = world.actor('claire');
  await world.importWhole(claire, list(['Statutee', 'Lia', '03/02/1991']));
  const before = await content();
  const { importId, results } = await world.importWhole(
    claire,
    list(['Statutee', 'Lia', '03/02/1991', '', '', 'RSA']),
  );
  expect(results.updated).toBe(1);
  expect((await takeBack(importId, claire)).takenBack.restored).toBe(1);
  expect(await content()).toEqual(before);
});

test('what others wrote in between survives and is listed, whole people and single fields', async () => {
  await world.importWhole(marc(), list(['Champ', 'Ada', '01/02/1981', '06 20 00 00 01', 'Vierzon']));
  const { importId } = await world.importWhole(
    marc(),
    list(
      ['Champ', 'Ada', '01/02/1981', '06 20 00 00 02', 'Bourges'],
      ['Touchee', 'Eva', '05/05/1985', '06 20 00 00 03'],
      ['Intacte', 'Ana', '06/06/1986', '06 20 00 00 04'],
      ['Accueillie', 'Ida', '07/07/1987', '06 20 00 00 05'],
    ),
  );
  const edit = (phone: string, to: string) =>
    world.see(`UPDATE person_contact SET phone = $2, version = version + 1 WHERE phone = $1`, [phone, to]);
  await edit('+33620000002', '+33699000001');
  await edit('+33620000003', '+33699000002');
  // Something of a capability that the import knows nothing about: the foreign key speaks.
  await world.see(
    `INSERT INTO household_period (person_id, household_period_id, household_ref, from_on, author_name, organisation_name)
     SELECT person_id, gen_random_uuid(), gen_random_uuid(), '2025-01-01', 'Quelqu’un', 'Ailleurs' FROM person_contact
     WHERE phone = '+33620000005'`,
  );
  const page = await takeBack(importId);
  expect(page.takenBack).toEqual({ removed: 1, restored: 0, kept: 3, nothing: 0 });
  const rows = await world.rows(marc(), importId);
  expect(rows.map(({ takenBack }) => takenBack)).toEqual(['kept', 'kept', 'removed', 'kept']);
  expect(rows[0]?.problems.at(-1)).toMatchObject({ code: 'values-stay', params: { fields: 'Téléphone' } });
  expect(rows[1]?.problems.at(-1)?.code).toBe('person-stays');
  const [champ] =
    await world.see(`SELECT commune_name, phone FROM person_contact JOIN person_address USING (person_id)
    WHERE phone = '+33699000001'`);
  expect(champ).toEqual({ commune_name: 'Vierzon', phone: '+33699000001' });
  expect(await world.see(`SELECT FROM person_identity WHERE family_name = 'Intacte'`)).toEqual([]);
  expect(
    await world.see(`SELECT FROM person_identity WHERE family_name IN ('Touchee', 'Accueillie')`),
  ).toHaveLength(2);
});

test('somebody of whom a later list speaks stays, until that list is taken back too', async () => {
  const rows = list(['Deuxfois', 'Mia', '08/08/1988', '06 30 00 00 01']);
  const before = await content();
  const first = await world.importWhole(marc(), rows);
  const second = await world.importWhole(marc(), rows);
  expect(second.results.unchanged).toBe(1);
  await takeBack(first.importId);
  expect(await world.see(`SELECT FROM person_identity WHERE family_name = 'Deuxfois'`)).toHaveLength(1);
  const [row] = await world.rows(marc(), first.importId);
  expect(row).toMatchObject({ takenBack: 'kept' });
  expect((await takeBack(second.importId)).takenBack).toMatchObject({ nothing: 1, kept: 0 });
  expect(await content()).not.toEqual(before);
});

test('killed in the middle it goes on where it was; the same row asked twice at once is undone once', async () => {
  const before = await content();
  const letters = [...'abcdefghijkl'];
  const { importId } = await world.importWhole(
    marc(),
    list(
      ...letters.map((one, n) => [
        `Coupe${one}${one}`,
        `Ida${one}`,
        `${10 + n}/0${1 + (n % 9)}/19${60 + 2 * n}`,
      ]),
    ),
  );
  await run(db.runtime, takeBackImport, marc(), { importId });
  await expect(run(db.runtime, takeBackImport, marc(), { importId })).rejects.toMatchObject({
    code: 'import-state',
  });
  const claimed = await claimImport(db.runtime);
  if (!claimed) throw new Error('nothing to claim');
  let left = 2;
  await performImport(db.runtime, claimed, () => left-- > 0);
  expect((await world.page(marc(), importId)).progress).toBe(6);
  const both = await Promise.all(
    [1, 2].map(() => run(db.runtime, takeBackRow, marc(), { importId, rowNumber: 2 })),
  );
  expect(both.filter((one) => one !== null)).toHaveLength(1);
  await drainImports(db.runtime);
  expect((await world.page(marc(), importId)).takenBack.removed).toBe(letters.length);
  expect(await content()).toEqual(before);
});

test('taken back while it is still being written, nothing more is written and what was is gone', async () => {
  const before = await content();
  const importId = await world.analyse(
    marc(),
    list(...[...'mnopqrst'].map((one, n) => [`Arret${one}${one}`, `Ida${one}`, `1${n}/03/197${n}`])),
  );
  await run(db.runtime, launchImport, marc(), { importId });
  const claimed = await claimImport(db.runtime);
  if (!claimed) throw new Error('nothing to claim');
  let left = 1;
  const writing = performImport(db.runtime, claimed, () => left-- > 0);
  await writing;
  expect(await content()).not.toEqual(before);
  expect((await takeBack(importId)).takenBack.removed).toBe(3);
  expect(await content()).toEqual(before);
});

test('a day after its end a list stays; a colleague takes it over before taking it back; other bodies find nothing', async () => {
  const { importId } = await world.importWhole(marc(), list(['Tardive', 'Lou', '09/09/1979']));
  const [nadia, sophie] = [world.actor('nadia'), world.actor('sophie')];
  await expect(run(db.runtime, takeBackImport, nadia, { importId })).rejects.toMatchObject({
    code: 'import-runner',
  });
  const missing = { message: 'not_found' };
  await expect(run(db.runtime, takeBackImport, sophie, { importId })).rejects.toMatchObject(missing);
  await expect(run(db.runtime, takeBackPreview, sophie, { importId })).rejects.toMatchObject(missing);
  await world.see(`UPDATE people_import SET ended_at = ended_at - interval '25 hours' WHERE import_id = $1`, [
    importId,
  ]);
  await expect(run(db.runtime, takeBackImport, marc(), { importId })).rejects.toMatchObject({
    code: 'import-too-late',
  });
  expect((await world.page(marc(), importId)).takeBackUntil).toBeNull();
  await world.see(`UPDATE people_import SET ended_at = ended_at + interval '2 hours' WHERE import_id = $1`, [
    importId,
  ]);
  await run(db.runtime, takeOverImport, nadia, { importId });
  expect((await takeBack(importId, nadia)).takenBack.removed).toBe(1);
});

test('whom somebody entered by hand is nobody’s list to take out, even if a row says so', async () => {
  const { territoryId } = world.place;
  await run(db.runtime, createPerson, marc(), {
    territoryId,
    identity: { familyName: 'Alamain', givenName: 'Rose', birthDate: '1992-01-01' },
  });
  const { importId } = await world.importWhole(marc(), list(['Leurre', 'Rose', '01/01/1993']));
  await world.see(
    `UPDATE people_import_row SET target_id = (SELECT person_id FROM person_identity WHERE family_name = 'Alamain')
     WHERE import_id = $1`,
    [importId],
  );
  expect((await takeBack(importId)).takenBack.kept).toBe(1);
  expect(await world.see(`SELECT FROM person_identity WHERE family_name = 'Alamain'`)).toHaveLength(1);
});
