import { beforeAll, expect, test } from 'vitest';
import { Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { closeListedDate } from '../listed-date/close-listed-date.server.ts';
import { createPerson } from '../person/create-person.server.ts';
import { drainImports } from './import-worker.server.ts';
import { takeBackImport } from './take-back.server.ts';
import { contentOf } from './testing/content.ts';
import { ImportWorld, type List } from './testing/import-world.ts';

const db = useDatabase();
const world = new ImportWorld(db);
beforeAll(() => world.arrange());

const headers = [
  ...['Nom', 'Prénom', 'Date de naissance', 'Statut', 'Fin de droits', 'Prochain rdv', 'Rdv avec'],
  ...['Fin CER', 'Délai (mois)', 'Départ délai', 'Dernier contact'],
];
const list = (...rows: string[][]): List => ({
  headers,
  rows: rows.map((row) => headers.map((_, index) => row[index] ?? '')),
});
const content = () => contentOf(db.ownerUrl);
const claire = () => world.actor('claire');
const changesOf = async (importId: string, actor = claire()) =>
  (await world.rows(actor, importId)).map(({ outcome, changes }) => ({ outcome, changes }));
const datesOf = (family: string) =>
  world.see(
    `SELECT kind, on_date::text AS on, at_time AS time, with_whom AS with, closed_on IS NOT NULL AS closed
     FROM listed_date JOIN person_identity USING (person_id) WHERE family_name = $1 ORDER BY kind`,
    [family],
  );

async function takeBack(importId: string, actor = claire()) {
  await run(db.runtime, takeBackImport, actor, { importId });
  await drainImports(db.runtime);
  return (await world.page(actor, importId)).takenBack;
}

test('appointments, contracts and delays come with whom a list brings in, and go with them', async () => {
  const before = await content();
  const { importId } = await world.importWhole(
    claire(),
    list(
      [
        'Datee',
        'Ana',
        '01/02/1981',
        'RSA',
        '',
        '12/03/2090 à 14h30',
        'MME ROUX',
        '30/06/2090',
        '3',
        '15/01/2090',
      ],
      ['Passee', 'Eva', '02/02/1982', 'RSA', '', '12/03/2020', '', '', 'trois', '15/01/2090'],
    ),
  );
  expect(await datesOf('Datee')).toEqual([
    { kind: 'contrat', on: '2090-06-30', time: null, with: null, closed: false },
    { kind: 'echeance', on: '2090-04-15', time: null, with: null, closed: false },
    { kind: 'rendez-vous', on: '2090-03-12', time: '14:30', with: 'Mme Roux', closed: false },
  ]);
  expect(await datesOf('Passee')).toEqual([]);
  const [, second] = await world.rows(claire(), importId);
  expect(second?.problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['date-past', 'delay-invalid']),
  );
  expect(await takeBack(importId)).toMatchObject({ removed: 2, kept: 0 });
  expect(await content()).toEqual(before);
});

test('of whom is known the next list changes what it says otherwise, and nothing it leaves empty', async () => {
  const row = [
    'Suivie',
    'Lia',
    '03/02/1983',
    'RSA',
    '31/12/2090',
    '12/03/2090 14:30',
    'Mme Roux',
    '30/06/2090',
  ];
  await world.importWhole(claire(), list(row));
  const before = await content();
  // Another whole row, the same dates: nothing changes, twice.
  for (const family of ['SUIVIE', 'suivie']) {
    const [same] = await changesOf(await world.analyse(claire(), list([family, ...row.slice(1)])));
    expect(same).toEqual({ outcome: 'unchanged', changes: [] });
  }
  const next = [
    'Suivie',
    'Lia',
    '03/02/1983',
    'RSA',
    '31/01/2091',
    '13/03/2090 9h',
    '',
    '',
    '2',
    '01/01/2090',
  ];
  const { importId } = await world.importWhole(claire(), list(next));
  expect(await changesOf(importId)).toEqual([
    {
      outcome: 'update',
      changes: [
        { field: 'statusUntil', old: '2090-12-31', new: '2091-01-31' },
        { field: 'nextMeeting', old: '2090-03-12 14:30 Mme Roux', new: '2090-03-13 09:00' },
        { field: 'dueOn', old: null, new: '2090-03-01' },
      ],
    },
  ]);
  expect(await datesOf('Suivie')).toMatchObject([
    { kind: 'contrat', on: '2090-06-30' },
    { kind: 'echeance', on: '2090-03-01' },
    { kind: 'rendez-vous', on: '2090-03-13', time: '09:00', with: null },
  ]);
  expect(await takeBack(importId)).toMatchObject({ restored: 1, kept: 0 });
  expect(await content()).toEqual(before);
});

test('a date that somebody said to be over stays so, and is not taken back', async () => {
  const row = ['Close', 'Ida', '04/02/1984', '', '', '', '', '30/06/2090'];
  await world.importWhole(claire(), list(['Close', 'Ida', '04/02/1984']));
  const { importId } = await world.importWhole(claire(), list(row));
  const [open] = await world.see<{ person_id: string; listed_date_id: string }>(
    `SELECT d.* FROM listed_date d JOIN person_identity USING (person_id) WHERE family_name = 'Close'`,
  );
  const close = { personId: open?.person_id ?? '', listedDateId: open?.listed_date_id ?? '' };
  await run(db.runtime, closeListedDate, claire(), close);
  await expect(run(db.runtime, closeListedDate, claire(), close)).rejects.toThrow(
    new Refused('listed-date-closed'),
  );
  const [again] = await changesOf(await world.analyse(claire(), list(['CLOSE', ...row.slice(1)])));
  expect(again).toEqual({ outcome: 'unchanged', changes: [] });
  expect(await takeBack(importId)).toMatchObject({ restored: 0, kept: 1 });
  expect(await datesOf('Close')).toMatchObject([{ kind: 'contrat', closed: true }]);
});

test('a last contact is noted by whoever accompanies, when it is newer than what is known', async () => {
  const sophie = world.actor('sophie');
  const territoryId = world.place.territoryId;
  const { personId } = await run(db.runtime, createPerson, sophie, {
    territoryId,
    identity: { familyName: 'Vuela', givenName: 'Rose', birthDate: '1992-01-01' },
    informedOn: '2026-01-05',
    accompany: true,
  });
  await run(db.runtime, noteContact, sophie, {
    personId,
    contactId: '0199d6a0-0000-7000-8000-000000000001',
    channel: 'telephone',
    reached: true,
    on: '2026-02-10',
  });
  const met = (on: string, family = 'Vuela') =>
    list([family, 'Rose', '01/01/1992', '', '', '', '', '', '', '', on]);
  const [older] = await changesOf(await world.analyse(sophie, met('01/02/2026')), sophie);
  expect(older).toEqual({ outcome: 'unchanged', changes: [] });
  const before = await content();
  const { importId } = await world.importWhole(sophie, met('20/02/2026'));
  expect(await changesOf(importId, sophie)).toEqual([
    { outcome: 'update', changes: [{ field: 'lastContactOn', old: '2026-02-10', new: '2026-02-20' }] },
  ]);
  const [again] = await changesOf(await world.analyse(sophie, met('20/02/2026', 'VUELA')), sophie);
  expect(again).toEqual({ outcome: 'unchanged', changes: [] });
  expect(await takeBack(importId, sophie)).toMatchObject({ restored: 1, kept: 0 });
  expect(await content()).toEqual(before);
});
