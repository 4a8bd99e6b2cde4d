import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { command, run } from '../../platform/access/run.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { createPerson } from '../person/create-person.server.ts';
import { chooseColumns } from './choose-columns.server.ts';
import { decideRow } from './decide-row.server.ts';
import { eraseImportsJob } from './erase-imports.server.ts';
import { importPage } from './import-page.query.server.ts';
import { claimImport, drainImports, performImport } from './import-worker.server.ts';
import { discardImport, launchImport, rowsToWrite, takeOverImport } from './launch-import.server.ts';
import { importRejects } from './rejects.query.server.ts';
import { forgetMapping } from './saved-mappings.server.ts';
import { ImportWorld, type List } from './testing/import-world.ts';
import { messyList } from './testing/messy-list.ts';
import { writeRow } from './write-row.server.ts';

const db = useDatabase();
const world = new ImportWorld(db);
beforeAll(() => world.arrange());

const headers = ['Nom', 'Prénom', 'Date de naissance', 'Téléphone', 'Commune', 'Statut', 'NIR'];
const list = (...rows: string[][]): List => ({
  headers,
  rows: rows.map((row) => headers.map((_, index) => row[index] ?? '')),
});

test('a messy list: the preview writes nothing, the import does what it said, a second one changes nobody', async () => {
  const marc = world.actor('marc');
  const messy = messyList({ seed: 3, rows: 120, mess: 0.6 });
  const before = await world.people();
  const importId = await world.analyse(marc, messy);
  const preview = await world.page(marc, importId);
  expect(preview.state).toBe('preview');
  expect(Object.values(preview.counts).reduce((a, b) => a + b)).toBe(120);
  expect(preview.counts.create).toBeGreaterThan(80);
  expect(await world.people()).toBe(before);

  const done = await world.launch(marc, importId);
  expect(done.state).toBe('done');
  expect(done.results.created).toBe(preview.counts.create);
  expect(await world.people()).toBe(before + preview.counts.create);

  const again = await world.importWhole(marc, messy);
  expect(again.counts).toEqual({
    ...preview.counts,
    create: 0,
    unchanged: preview.counts.create + preview.counts.unchanged,
  });
  expect(await world.people()).toBe(before + preview.counts.create);
});

test('no number of social security is kept, in clear, in any table', async () => {
  const valid = '2850318033001';
  const key = String(97 - Number(BigInt(valid) % 97n)).padStart(2, '0');
  await world.importWhole(
    world.actor('marc'),
    list(['Nirien', 'Awa', '14/03/1985', '', '', '', valid + key]),
  );
  const tables = await world.see<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'audit') AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'commune%'`,
  );
  for (const { name } of tables) {
    const found = await world.see(`SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE '%${valid}%'`);
    expect([name, found.length]).toEqual([name, 0]);
  }
  const hashes = await world.see<{ n: number }>('SELECT count(*)::int AS n FROM person_nir');
  expect(hashes[0]?.n).toBeGreaterThan(0);
});

test('a changed cell updates one field, an empty one erases nothing, and what a colleague wrote since the preview stays', async () => {
  const marc = world.actor('marc');
  await world.importWhole(marc, list(['Belami', 'Zoé', '02/02/1990', '06 12 34 56 78', 'Vierzon', 'RSA']));
  const changed = list(['BELAMI', 'Zoe', '02/02/1990', '06 81 22 33 44', '', '']);
  const importId = await world.analyse(marc, changed);
  const [row] = await world.rows(marc, importId);
  expect(row?.outcome).toBe('update');
  expect(row?.changes).toEqual([{ field: 'phone', old: '+33612345678', new: '+33681223344' }]);
  await world.see(
    `UPDATE person_contact SET phone = '+33699999999', version = version + 1 WHERE phone = '+33612345678'`,
  );
  const done = await world.launch(marc, importId);
  expect(done.results).toMatchObject({ updated: 0, unchanged: 1 });
  const [after] = await world.rows(marc, importId);
  expect(after?.problems.map(({ code }) => code)).toContain('changed-since');
  const kept = await world.see(`SELECT commune_name FROM person_contact JOIN person_address USING (person_id)
    WHERE phone = '+33699999999'`);
  expect(kept).toEqual([{ commune_name: 'Vierzon' }]);
});

test('a list that says the same as last month does not undo what people corrected since', async () => {
  const marc = world.actor('marc');
  const monthly = list(['Dupond', 'Rémi', '05/06/1970', '06 00 00 00 01']);
  await world.importWhole(marc, monthly);
  await world.see(`UPDATE person_contact SET phone = '+33600000002' WHERE phone = '+33600000001'`);
  expect((await world.importWhole(marc, monthly)).counts).toMatchObject({
    unchanged: 1,
    update: 0,
    create: 0,
  });
});

test('whoever imports makes nobody a circle member, informs nobody, and people not informed stay in their body', async () => {
  await world.importWhole(world.actor('marc'), list(['Discrete', 'Paule', '09/09/1979']));
  const [person] = await world.see<Record<string, unknown>>(
    `SELECT p.informed_on, p.seats, p.lead_seat, p.origin_org FROM person p JOIN person_identity USING (person_id)
     WHERE family_name = 'Discrete'`,
  );
  expect(person).toMatchObject({ informed_on: null, seats: [], lead_seat: null });
  expect(person?.origin_org).toBe(world.place.organisation('departement'));
});

test('people of other bodies: the importer learns nothing, the row is simply created', async () => {
  const { territoryId } = world.place;
  await run(db.runtime, createPerson, world.actor('sophie'), {
    territoryId,
    accompany: true,
    informedOn: '2025-01-01',
    identity: { familyName: 'Ailleurs', givenName: 'Nour', birthDate: '1991-01-01' },
    contact: { phone: '+33655000001' },
  });
  const gilles = world.actor('gilles');
  const importId = await world.analyse(gilles, list(['Ailleurs', 'Nour', '01/01/1991', '06 55 00 00 01']));
  const [row] = await world.rows(gilles, importId);
  expect(row).toMatchObject({ outcome: 'create', candidates: [], changes: [], problems: [] });
});

test('the next list finds again people who have become another body’s, and does not double them', async () => {
  const nadia = world.actor('nadia');
  await world.importWhole(nadia, list(['Partie', 'Lou', '03/03/1993', '06 10 10 10 10']));
  const before = await world.people();
  expect(
    (await world.importWhole(nadia, list(['Partie', 'Lou', '03/03/1993', '06 10 10 10 10']))).counts,
  ).toMatchObject({
    unchanged: 1,
  });
  const importId = await world.analyse(nadia, list(['PARTIE', 'Lou', '03/03/1993', '06 20 20 20 20']));
  const [row] = await world.rows(nadia, importId);
  expect(row).toMatchObject({ outcome: 'refused', targetId: null });
  expect(row?.problems.map(({ code }) => code)).toContain('already-imported');
  expect(await world.people()).toBe(before);
});

test('a row that looks like somebody waits for a human, and does what they decide', async () => {
  const marc = world.actor('marc');
  await world.importWhole(marc, list(['Marchand', 'Élodie', '11/11/1988']));
  const importId = await world.analyse(
    marc,
    list(['Marchant', 'Elodie', '11/11/1988', '06 77 77 77 77'], ['Marchande', 'Elodie', '11/11/1988']),
  );
  const [first, second] = await world.rows(marc, importId);
  expect([first?.outcome, second?.outcome]).toEqual(['decision', 'decision']);
  const candidate = first?.candidates[0];
  if (!candidate || !('personId' in candidate)) throw new Error('nobody proposed');
  expect(candidate.name).toBe('Élodie Marchand');
  const stranger = '00000000-0000-7000-8000-000000000000';
  const decision = { importId, rowNumber: 2, decision: 'same' as const };
  await expect(run(db.runtime, decideRow, marc, { ...decision, targetId: stranger })).rejects.toMatchObject({
    code: 'import-target',
  });
  await run(db.runtime, decideRow, marc, { ...decision, targetId: candidate.personId });
  const [decided] = await world.rows(marc, importId);
  expect(decided?.changes.map(({ field }) => field)).toContain('phone');
  const done = await world.launch(marc, importId);
  expect(done.results).toMatchObject({ updated: 1, skipped: 1, created: 0 });
  const rejects = await run(db.runtime, importRejects, marc, { importId });
  expect(rejects.rows).toHaveLength(1);
  expect(rejects.rows[0]?.[1]).toContain('Personne n’a décidé');
});

test('stopped between two rows, it goes on at the next one and writes nobody twice', async () => {
  const marc = world.actor('marc');
  const letters = [...'abcdefghijklmnop'];
  const rows = list(
    ...letters.map((one, n) => [
      `Serie${one}${one}`,
      `Ida${one}`,
      `${10 + n}/0${1 + (n % 9)}/19${60 + 2 * n}`,
    ]),
  );
  const before = await world.people();
  const importId = await world.analyse(marc, rows);
  const { counts } = await world.page(marc, importId);
  expect(counts.create).toBe(letters.length);
  await run(db.runtime, launchImport, marc, { importId });
  const claimed = await claimImport(db.runtime);
  if (!claimed) throw new Error('nothing to claim');
  let left = 3;
  await performImport(db.runtime, claimed, () => left-- > 0);
  expect(await world.people()).toBe(before + 9);
  expect((await world.page(marc, importId)).state).toBe('importing');
  // The same row asked twice at once: one writes, the other finds it written.
  const [next] = await run(db.runtime, rowsToWrite, marc, { importId, after: 0, limit: 1 });
  const both = await Promise.all(
    [1, 2].map(() => run(db.runtime, writeRow, marc, { importId, rowNumber: next?.rowNumber ?? 0 })),
  );
  expect(both.filter((one) => one !== null)).toHaveLength(1);
  await drainImports(db.runtime);
  expect((await world.page(marc, importId)).state).toBe('done');
  expect(await world.people()).toBe(before + counts.create);
});

test('a worker that was killed holds its import for seconds only, and two workers never hold one', async () => {
  const marc = world.actor('marc');
  const importId = await world.analyse(marc, list(['Killed', 'Anne', '04/04/1984']));
  await run(db.runtime, launchImport, marc, { importId });
  expect(await claimImport(db.runtime)).not.toBeNull();
  expect(await claimImport(db.runtime)).toBeNull();
  await world.see(
    `UPDATE people_import SET lease_until = clock_timestamp() - interval '1 second' WHERE import_id = $1`,
    [importId],
  );
  expect(await drainImports(db.runtime)).toBe(1);
});

test('two lists at once that hold the same new person create them once', async () => {
  const [marc, ines] = [world.actor('marc'), world.actor('ines')];
  const same = list(['Double', 'Ada', '12/12/1982']);
  const first = await world.analyse(marc, same);
  const second = await world.analyse(ines, same);
  await run(db.runtime, launchImport, marc, { importId: first });
  await run(db.runtime, launchImport, ines, { importId: second });
  const before = await world.people();
  await Promise.all([
    run(db.runtime, writeRow, marc, { importId: first, rowNumber: 2 }),
    run(db.runtime, writeRow, ines, { importId: second, rowNumber: 2 }),
  ]);
  await drainImports(db.runtime);
  expect(await world.people()).toBe(before + 1);
});

test('a colleague sees how far it is, takes over, and it is compared again under their own rights', async () => {
  const [marc, nadia] = [world.actor('marc'), world.actor('nadia')];
  await world.importWhole(marc, list(['Relayee', 'Mia', '07/07/1987', '06 31 31 31 31']));
  const importId = await world.analyse(marc, list(['Relayee', 'Mia', '07/07/1987', '06 32 32 32 32']));
  expect((await world.rows(marc, importId))[0]?.changes).toHaveLength(1);
  const seen = await world.page(nadia, importId);
  expect(seen).toMatchObject({ mine: false, columns: [], counts: { update: 1 } });
  expect(await world.rows(nadia, importId)).toEqual([]);
  await expect(run(db.runtime, launchImport, nadia, { importId })).rejects.toMatchObject({
    code: 'import-runner',
  });
  await run(db.runtime, takeOverImport, nadia, { importId });
  await drainImports(db.runtime);
  // Nadia is not of the reception: the person's page is closed to her, and so are the old values.
  const [row] = await world.rows(nadia, importId);
  expect(row).toMatchObject({ outcome: 'refused', changes: [] });
  expect(await world.rows(marc, importId)).toEqual([]);
  await expect(run(db.runtime, chooseColumns, marc, { importId })).rejects.toMatchObject({
    code: 'import-runner',
  });
});

test('another organisation finds the same nothing as for an identifier that does not exist', async () => {
  const importId = await world.analyse(world.actor('marc'), list(['Autre', 'Org', '08/08/1988']));
  const outsiders = ['hugo', 'sophie', 'lucie'] as const;
  for (const key of outsiders) {
    const actor = world.actor(key);
    for (const id of [importId, '01900000-0000-7000-8000-000000000000']) {
      await expect(run(db.runtime, importPage, actor, { importId: id })).rejects.toMatchObject({
        message: 'not_found',
      });
      for (const act of [launchImport, takeOverImport, discardImport])
        await expect(run(db.runtime, act, actor, { importId: id })).rejects.toMatchObject({
          message: 'not_found',
        });
    }
    expect(await world.rows(actor, importId)).toEqual([]);
  }
  await expect(run(db.runtime, importPage, { kind: 'anonymous' }, { importId })).rejects.toMatchObject({
    message: 'not_found',
  });
});

test('the secretary who imported reads no status, no diagnosis and no circle of the people imported', async () => {
  const marc = world.actor('marc');
  await world.importWhole(marc, list(['Secretee', 'Lina', '10/10/1980', '', '', 'RSA']));
  const importId = await world.analyse(marc, list(['Secretee', 'Lina', '10/10/1980', '', '', 'CEJ']));
  const [row] = await world.rows(marc, importId);
  expect(row).toMatchObject({ outcome: 'unchanged', changes: [], keptBack: [] });
});

test('a right that ends is recorded with its end; an end before its beginning says nothing', async () => {
  await world.importWhole(world.actor('marc'), {
    headers: ['Nom', 'Prénom', 'Né(e) le', 'Statut', 'Date ouverture droits', 'Date fin de droits'],
    rows: [
      ['Finissante', 'Ada', '01/02/1983', 'RSA', '01/03/2024', '31/12/2099'],
      ['Inverse', 'Ida', '04/05/1986', 'RSA', '01/03/2024', '31/12/2023'],
    ],
  });
  const ends = await world.see(
    `SELECT family_name, from_on::text, expected_until::text FROM status_period JOIN person_identity USING (person_id)
     WHERE family_name IN ('Finissante', 'Inverse') ORDER BY family_name`,
  );
  expect(ends).toEqual([
    { family_name: 'Finissante', from_on: '2024-03-01', expected_until: '2099-12-31' },
    { family_name: 'Inverse', from_on: '2024-03-01', expected_until: null },
  ]);
});

test('the last contact comes in as a fact of the list, which its importer does not read, and wakes no clock', async () => {
  const marc = world.actor('marc');
  await world.importWhole(marc, {
    headers: ['Nom', 'Prénom', 'Né(e) le', 'Dernier entretien'],
    rows: [
      ['Rencontree', 'Odile', '11/09/1971', '02/03/2024'],
      ['Jamais', 'Ursule', '17/10/1968', ''],
    ],
  });
  const noted = await world.see<{ person_id: string }>(
    `SELECT c.person_id, i.family_name, channel, reached, at::date::text AS on, line, l.last_contact_on::text, l.stock_since IS NOT NULL AS asleep,
       (SELECT count(*)::int FROM timeline_event e WHERE e.subject_id = c.contact_id AND e.kind = 'contact-noted') AS told
     FROM contact c JOIN person_identity i USING (person_id) JOIN person_list l USING (person_id)
     WHERE i.family_name IN ('Rencontree', 'Jamais')`,
  );
  expect(noted).toMatchObject([
    {
      family_name: 'Rencontree',
      channel: 'entretien',
      reached: true,
      on: '2024-03-02',
      line: 'Dernier entretien ou contact, noté dans la liste importée',
      last_contact_on: '2024-03-02',
      asleep: true,
      told: 1,
    },
  ]);
  const personId = noted[0]?.person_id ?? '';
  const read = await boundTransaction(db.runtime, marc, async ({ tx, open }) => {
    await open([personId]);
    return (await sql`SELECT FROM contact WHERE person_id = ${personId}`.execute(tx)).rows;
  });
  expect(read).toEqual([]);
});

test('a list thrown away leaves nothing of what it said', async () => {
  const marc = world.actor('marc');
  const importId = await world.analyse(marc, list(['Jetee', 'Ana', '01/02/1983']));
  await run(db.runtime, discardImport, marc, { importId });
  expect(await world.see('SELECT FROM people_import_row WHERE import_id = $1', [importId])).toEqual([]);
  await expect(world.page(marc, importId)).rejects.toMatchObject({ message: 'not_found' });
});

test('thirty days after its end a list keeps only how many rows did what; one nobody launched goes whole', async () => {
  const marc = world.actor('marc');
  const { importId } = await world.importWhole(marc, list(['Ancienne', 'Lea', '03/02/1981']));
  const left = await world.analyse(marc, list(['Oubliee', 'Lea', '04/02/1981']));
  await eraseImportsJob.handle(db.runtime, {});
  expect(await world.see('SELECT FROM people_import WHERE erased_at IS NOT NULL')).toEqual([]);
  await world.see(
    `UPDATE people_import SET touched_at = now() - interval '31 days' WHERE import_id = ANY ($1)`,
    [[importId, left]],
  );
  await eraseImportsJob.handle(db.runtime, {});
  expect(await world.page(marc, importId)).toMatchObject({
    erased: true,
    results: { created: 1 },
    columns: [],
  });
  const rows = await world.see<{ cells: string; row_values: unknown }>(
    'SELECT cells, row_values FROM people_import_row WHERE import_id = $1',
    [importId],
  );
  expect(rows).toEqual([{ cells: [], row_values: {} }]);
  await expect(world.page(marc, left)).rejects.toMatchObject({ message: 'not_found' });
});

test('what columns mean is said once for the organisation, recognised at the next list, said anew, forgotten', async () => {
  const [marc, nadia, sophie] = [world.actor('marc'), world.actor('nadia'), world.actor('sophie')];
  const iodas = (name: string): List => ({
    headers: ['NOM', 'PRENOM', 'DATE_NAISS', 'Zone libre 3'],
    rows: [[name, 'Ada', '01/02/1983', '06 40 00 00 01']],
  });
  const fieldsOf = async (key: typeof marc, importId: string) =>
    (await world.page(key, importId)).columns.map(({ field }) => field);
  const first = await world.bring(marc, iodas('Premiere'));
  expect(await fieldsOf(marc, first)).toEqual(['usedName', 'givenName', 'birthDate', null]);
  const tooLong = { importId: first, choices: { 3: 'phone' }, saveAs: 'x'.repeat(61) };
  expect(await run(db.runtime, chooseColumns, marc, tooLong)).toMatchObject([{ code: 'mapping-name-long' }]);
  await run(db.runtime, chooseColumns, marc, { ...tooLong, saveAs: ' Iodas ' });

  const second = await world.bring(nadia, iodas('Seconde'));
  expect(await fieldsOf(nadia, second)).toEqual(['usedName', 'givenName', 'birthDate', 'phone']);
  expect((await world.page(nadia, second)).mapping).toMatchObject({ name: 'Iodas', savedBy: 'Marc Aubry' });
  const elsewhere = await world.bring(sophie, iodas('Ailleurs'));
  expect((await world.page(sophie, elsewhere)).mapping).toBeNull();

  await run(db.runtime, chooseColumns, nadia, { importId: second, choices: { 3: '' }, saveAs: 'IODAS' });
  const third = await world.bring(marc, iodas('Troisieme'));
  expect(await fieldsOf(marc, third)).toEqual(['usedName', 'givenName', 'birthDate', null]);
  expect(await world.see('SELECT name, saved_by FROM people_import_mapping')).toEqual([
    { name: 'IODAS', saved_by: 'Nadia Ferrand' },
  ]);
  await run(db.runtime, forgetMapping, marc, { importId: third });
  expect((await world.page(marc, third)).mapping).toBeNull();
  expect(await world.see('SELECT FROM people_import_mapping')).toEqual([]);
  await drainImports(db.runtime);
});

test('writing to the tables of a list, past the commands, finds the same rules', async () => {
  const importId = await world.analyse(world.actor('marc'), list(['Directe', 'Eva', '05/02/1981']));
  const attempt = (key: 'marc' | 'nadia' | 'sophie') =>
    run(
      db.runtime,
      command({
        name: 'attempt',
        input: z.object({}),
        access: seated(),
        handle: async ({ tx }) => {
          const { numUpdatedRows } = await tx
            .updateTable('people_import_row')
            .set({ outcome: 'create' })
            .where('import_id', '=', importId)
            .executeTakeFirst();
          const { numDeletedRows } = await tx
            .deleteFrom('people_import')
            .where('import_id', '=', importId)
            .executeTakeFirst();
          return [Number(numUpdatedRows), Number(numDeletedRows)];
        },
      }),
      world.actor(key),
      {},
    );
  expect(await attempt('nadia')).toEqual([0, 0]);
  expect(await attempt('sophie')).toEqual([0, 0]);
  expect(await attempt('marc')).toEqual([1, 1]);
});
