import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { boundTransaction } from '../../../platform/access/bound-transaction.ts';
import { Conflict, Invalid, NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { movingClock } from '../../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../../circle/testing/circle-world.ts';
import { editOrganisation } from '../../organisation/edit-organisation.server.ts';
import { readFoundServices } from '../found-services.server.ts';
import { createModel } from '../model/write-model.server.ts';
import { offerSearch } from '../search/offer-search.server.ts';
import { structurePage } from '../service-page.query.server.ts';
import type { EnteredStructure } from './entered-structure.ts';
import { keepStructure, openOwnStructure } from './keep-structure.server.ts';
import { moveOwnService } from './move-service.server.ts';
import { ownOffer } from './own-offer.query.server.ts';
import { ownServicePage } from './own-service-page.query.server.ts';
import { ownStructurePage } from './own-structure-page.query.server.ts';
import { createOwnService } from './write-service.server.ts';
import { editOwnStructure, giveBackStructure } from './write-structure.server.ts';
import type { WrittenSince } from './written-since.server.ts';

// A Tuesday, 10:00 in Paris.
const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
const SIRET = '73282932000074';
const structureId = 'essai--1';

const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
const writeOwned = (text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query(text, values);
    await owner.query('COMMIT');
  });

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  await run(db.runtime, editOrganisation, at.seats.partnerManager, {
    name: 'Tremplin',
    siret: SIRET,
    communeCode: '18279',
  });
});

beforeEach(async () => {
  clock.set('2026-03-03T09:00:00Z');
  await owned('TRUNCATE offer_structure CASCADE');
  await owned(`INSERT INTO offer_source (source, name) VALUES ('essai', 'Essai') ON CONFLICT DO NOTHING`);
  const record = {
    source: 'essai',
    id: structureId,
    nom: 'Tremplin',
    date_maj: '2025-02-01',
    description: 'Aide à la mobilité.',
    siret: SIRET,
    code_insee: '18279',
    commune: 'Vierzon',
    code_postal: '18100',
    adresse: '2 rue de la Gare',
    longitude: 2.07,
    latitude: 47.22,
    horaires_accueil: 'Mo[1] 10:00-12:00',
    lien_source: 'https://essai.example/tremplin',
  };
  await owned(
    `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, siret)
     VALUES ('essai--1', 'essai', 'Tremplin', $1, '\\x00', '2025-02-01', $2)`,
    [JSON.stringify(record), SIRET],
  );
  await run(db.runtime, keepStructure, at.seats.partnerManager, { structureId });
});

const page = (by: Professional, id = structureId) =>
  run(db.runtime, ownStructurePage, by, { structureId: id });
async function edit(by: Professional, change: Partial<EnteredStructure>, from?: number) {
  const { entered, structure } = await page(by);
  await run(db.runtime, editOwnStructure, by, {
    structureId,
    version: from ?? structure.version,
    entered: { ...entered, ...change },
  });
}
const giveBack = (by: Professional, id = structureId) =>
  run(db.runtime, giveBackStructure, by, { structureId: id });
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const rowOf = async (id = structureId) =>
  (
    await owned<Record<string, unknown>>(
      `SELECT source, name, state, siret, commune_code, departement_code, networks, managed_by, given_back_by,
         record ->> 'source' AS said_source FROM offer_structure WHERE structure_id = $1`,
      [id],
    )
  )[0];

async function published(structure = structureId, by = at.seats.partnerManager) {
  const { serviceId } = await run(db.runtime, createOwnService, by, {
    structureId: structure,
    entered: {
      nom: 'Atelier zébrurologie',
      description: 'Deux heures par semaine pour préparer un entretien.',
      thematiques: ['mobilite--preparer-un-permis'],
      modes_accueil: ['en-presentiel'],
      code_insee: '18279',
      telephone: '02 48 75 12 34',
    },
  });
  await move(serviceId, 'publish', by);
  return serviceId;
}
async function move(serviceId: string, code: 'publish' | 'resume', by = at.seats.partnerManager) {
  const { service } = await run(db.runtime, ownServicePage, by, { serviceId });
  await run(db.runtime, moveOwnService, by, { serviceId, version: service.version, move: code });
}
/** Within the second that a process may take to hear of it. */
const soon = (words = 'zébrurologie') =>
  expect.poll(
    async () => {
      const { hits } = await offerSearch(db.runtime).search({ words, size: 20, allWords: true });
      return (await readFoundServices(db.runtime.database.openPool, hits, clock)).map(
        ({ serviceId, structureName, open }) => ({ serviceId, structureName, open }),
      );
    },
    { timeout: 3_000 },
  );
/** As a source's own import writes it. */
const ofSource = async (id = 'essai--service') => {
  const record = { source: 'essai', structure_id: structureId, id, nom: 'Atelier', date_maj: '2025-02-01' };
  await writeOwned(
    `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on)
     VALUES ($1, 'essai--1', 'essai', 'Atelier', $2, '\\x00', '2025-02-01')`,
    [id, JSON.stringify(record)],
  );
  return id;
};
const stateOf = async (id: string) =>
  (await owned<{ state: string }>('SELECT state FROM offer_service WHERE service_id = $1', [id]))[0]?.state;

describe('the record of a structure', () => {
  test('is written by its people under our own source; its services are found by its name and at its hours', async () => {
    const { partner, adviser } = at.seats;
    const serviceId = await published();
    await soon().toEqual([{ serviceId, structureName: 'Tremplin', open: null }]);
    await edit(partner, {
      nom: 'Le Grand Tremplin',
      code_insee: '18033',
      adresse: '5 place Gordaine',
      telephone: '02 48 75 99 99',
      site_web: 'www.tremplin.example',
      reseaux_porteurs: ['mission-locale'],
      horaires_accueil: '',
      'horaires-Tu': '9h-12h',
    });
    expect(await rowOf()).toMatchObject({
      source: 'relais',
      said_source: 'relais',
      name: 'Le Grand Tremplin',
      siret: SIRET,
      commune_code: '18033',
      departement_code: '18',
      networks: ['mission-locale'],
    });
    await soon().toEqual([{ serviceId, structureName: 'Le Grand Tremplin', open: true }]);
    await soon('grand tremplin').toEqual([{ serviceId, structureName: 'Le Grand Tremplin', open: true }]);
    const { structure } = await run(db.runtime, structurePage, adviser, { structureId });
    expect(structure).toMatchObject({
      nom: 'Le Grand Tremplin',
      date_maj: '2026-03-03',
      commune: 'Bourges',
      telephone: '+33248759999',
      site_web: 'https://www.tremplin.example',
      horaires_accueil: 'Tu 09:00-12:00',
      lien_source: 'https://essai.example/tremplin',
      siret: SIRET,
    });
    expect(structure.longitude).not.toBe(2.07);
  });

  test('a form sends back exactly what it was given: nothing else changes, not even where it is', async () => {
    const { partner } = at.seats;
    const before = await page(partner);
    expect(before.entered).toMatchObject({
      horaires_accueil: 'Mo[1] 10:00-12:00',
      adresse: '2 rue de la Gare',
    });
    await edit(partner, {});
    const after = await page(partner);
    expect(after.entered).toEqual(before.entered);
    const [row] = await owned<{ place: unknown }>(
      `SELECT json_build_array(record -> 'longitude', record -> 'latitude') AS place FROM offer_structure`,
    );
    expect(row?.place).toEqual([2.07, 47.22]);
    expect(after.history[0]?.changed).toEqual({ date_maj: ['2025-02-01', '2026-03-03'] });
  });

  test('what is typed wrongly is said at its field, in French, and nothing is written', async () => {
    const error = await thrown(
      edit(at.seats.partner, {
        nom: 'T',
        description: 'Non',
        telephone: '02 48 1',
        site_web: 'tremplin',
        code_insee: '99999',
        courriel: 'accueil',
        reseaux_porteurs: ['inconnu'],
        horaires_accueil: '',
        'horaires-Mo': 'le matin',
      }),
    );
    expect(error).toBeInstanceOf(Invalid);
    const issues = (error as Invalid).error.issues;
    // In the order of the form.
    expect(issues.map(({ path }) => path[0])).toEqual([
      'nom',
      'description',
      'code_insee',
      'telephone',
      'courriel',
      'site_web',
      'horaires-Mo',
      'reseaux_porteurs',
    ]);
    expect(issues.every(({ message }) => message.endsWith('.'))).toBe(true);
    expect(await rowOf()).toMatchObject({ source: 'essai', name: 'Tremplin' });
  });

  test('of two who write at once, the second is told both versions, and neither loses anything', async () => {
    const { partner, partnerManager } = at.seats;
    const { entered, structure } = await page(partner);
    await edit(partnerManager, { nom: 'Tremplin 18', telephone: '02 48 75 99 99' });
    const error = await thrown(edit(partner, { nom: 'Tremplin du Cher' }, structure.version));
    expect(error).toBeInstanceOf(Conflict);
    const since = (error as Conflict<WrittenSince<EnteredStructure>>).current;
    expect(since).toMatchObject({ version: structure.version + 1, by: 'Omar Belkacem' });
    expect(since.base).toEqual(entered);
    expect(since.current).toMatchObject({ nom: 'Tremplin 18', telephone: '02 48 75 99 99' });
  });

  test('its history says who did what: attached, written; it is read by its people alone', async () => {
    const { partner, partnerManager, adviser } = at.seats;
    await edit(partner, { nom: 'Tremplin 18' });
    const { history } = await page(partnerManager);
    expect(history).toMatchObject([
      { version: 2, by: 'Sophie Petitjean', changed: { nom: ['Tremplin', 'Tremplin 18'] } },
      { version: 1, by: 'Omar Belkacem', changed: { kept: [false, true] } },
    ]);
    const read = (by: Professional) =>
      boundTransaction(db.runtime, by, ({ tx }) =>
        tx.selectFrom('offer_structure_change').select('version').execute(),
      );
    expect(await read(partner)).toHaveLength(2);
    expect(await read(adviser)).toEqual([]);
  });

  test('an organisation that opened its structure gives it the SIRET that it has since', async () => {
    const { contributor } = at.seats;
    await run(db.runtime, openOwnStructure, contributor, {});
    const id = `relais--${contributor.organisationId}`;
    expect((await rowOf(id))?.siret).toBeNull();
    await run(db.runtime, editOrganisation, contributor, {
      name: 'Crèche',
      siret: '35600000000048',
      communeCode: '18279',
    });
    const { entered, structure } = await page(contributor, id);
    await run(db.runtime, editOwnStructure, contributor, {
      structureId: id,
      version: structure.version,
      entered,
    });
    expect((await rowOf(id))?.siret).toBe('35600000000048');
  });
});

describe('whoever is not of the structure', () => {
  test('finds no page, writes nothing and gives nothing back; nor does a member give it back', async () => {
    const { adviser, contributor, partner } = at.seats;
    const { entered, structure } = await page(partner);
    for (const by of [adviser, contributor]) {
      await expect(page(by)).rejects.toThrow(NotFound);
      await expect(
        run(db.runtime, editOwnStructure, by, { structureId, version: structure.version, entered }),
      ).rejects.toThrow(NotFound);
      await expect(giveBack(by)).rejects.toThrow(NotFound);
    }
    await expect(giveBack(partner)).rejects.toThrow(NotFound);
    const direct = (by: Professional) =>
      boundTransaction(db.runtime, by, ({ tx }) =>
        tx.updateTable('offer_structure').set({ source: 'relais' }).executeTakeFirst(),
      );
    expect((await direct(adviser)).numUpdatedRows).toBe(0n);
  });

  test('nor whoever’s agreement ended', async () => {
    const ended = (day: string | null) =>
      owned('UPDATE partnership_agreement SET until_on = $1 WHERE organisation_id = $2', [
        day,
        at.organisations.mission,
      ]);
    await ended('2026-03-01');
    await expect(page(at.seats.partner)).rejects.toThrow(NotFound);
    await expect(giveBack(at.seats.partnerManager)).rejects.toThrow(NotFound);
    await ended(null);
  });

  test('the database lets its people write a record that agrees with its row, under our source, and their own SIRET', async () => {
    const { partner } = at.seats;
    const write = (columns: { source?: string; name?: string }, said: Record<string, unknown>) =>
      boundTransaction(db.runtime, partner, ({ tx }) =>
        tx
          .updateTable('offer_structure')
          .set({
            source: 'relais',
            name: 'Tremplin',
            updated_on: '2026-03-03',
            ...columns,
            record: JSON.stringify({
              source: 'relais',
              id: structureId,
              nom: 'Tremplin',
              date_maj: '2026-03-03',
              siret: SIRET,
              ...said,
            }),
          })
          .where('structure_id', '=', structureId)
          .execute(),
      );
    await expect(write({}, { id: 'essai--2' })).rejects.toThrow(NotFound);
    await expect(write({}, { siret: '35600000000048' })).rejects.toThrow(NotFound);
    await expect(write({ name: 'Autre' }, {})).rejects.toThrow(NotFound);
    await expect(write({ source: 'essai' }, { source: 'essai' })).rejects.toThrow(NotFound);
    const take = (column: 'managed_by' | 'siret' | 'state') =>
      boundTransaction(db.runtime, partner, ({ tx }) =>
        tx
          .updateTable('offer_structure')
          .set({ [column]: null })
          .execute(),
      );
    for (const column of ['managed_by', 'siret', 'state'] as const)
      await expect(take(column)).rejects.toThrow();
    await write({}, {});
    expect(await rowOf()).toMatchObject({ source: 'relais', managed_by: at.organisations.mission });
  });
});

describe('a structure that is given back', () => {
  test('stays as it was left, without the services that were written here; what its source says stays', async () => {
    const { partnerManager, adviser } = at.seats;
    const serviceId = await published();
    const said = await ofSource();
    await edit(partnerManager, { nom: 'Tremplin 18' });
    await run(db.runtime, createModel, partnerManager, {
      entered: { nom: 'Atelier mobilité', description: 'Deux heures par semaine.' },
    });
    expect(await page(partnerManager)).toMatchObject({
      written: [{ serviceId }],
      ofSource: 1,
      closingModels: 1,
    });
    await giveBack(partnerManager);
    await soon().toEqual([]);
    expect([await stateOf(serviceId), await stateOf(said)]).toEqual(['suspended', 'published']);
    expect(await rowOf()).toMatchObject({
      state: 'published',
      name: 'Tremplin 18',
      managed_by: null,
      given_back_by: at.organisations.mission,
    });
    expect(await run(db.runtime, structurePage, adviser, { structureId })).toMatchObject({
      services: [{ serviceId: said }],
    });
    await expect(page(partnerManager)).rejects.toThrow(NotFound);
    await expect(run(db.runtime, ownServicePage, partnerManager, { serviceId })).rejects.toThrow(NotFound);
    await expect(giveBack(partnerManager)).rejects.toThrow(NotFound);
  });

  test('is taken again by its organisation, which finds what it wrote, and its history', async () => {
    const { partner, partnerManager, adviser } = at.seats;
    const serviceId = await published();
    await giveBack(partnerManager);
    const offer = await run(db.runtime, ownOffer, partner, {});
    expect(offer).toMatchObject({
      structures: [],
      attachable: [{ structureId, givenBack: true, listed: true }],
    });
    expect((await run(db.runtime, ownOffer, adviser, {})).attachable).toEqual([]);
    await run(db.runtime, keepStructure, partnerManager, { structureId });
    expect((await page(partner)).history.map(({ changed }) => changed)).toEqual([
      { kept: [false, true] },
      { kept: [true, false] },
      { kept: [false, true] },
    ]);
    const { history } = await run(db.runtime, ownServicePage, partner, { serviceId });
    expect(history[0]).toMatchObject({
      by: 'Omar Belkacem',
      changed: { state: ['published', 'suspended'] },
    });
    await move(serviceId, 'resume');
    await soon().toEqual([{ serviceId, structureName: 'Tremplin', open: null }]);
  });

  test('when it was opened here it leaves the directory, and comes back when it is taken or opened again', async () => {
    const { contributor, adviser } = at.seats;
    await run(db.runtime, openOwnStructure, contributor, {});
    const id = `relais--${contributor.organisationId}`;
    const shown = () => run(db.runtime, structurePage, adviser, { structureId: id });
    const serviceId = await published(id, contributor);
    for (const again of [
      () => run(db.runtime, keepStructure, contributor, { structureId: id }),
      () => run(db.runtime, openOwnStructure, contributor, {}),
    ]) {
      await giveBack(contributor, id);
      await expect(shown()).rejects.toThrow(NotFound);
      const [change] = await owned<{ removed: boolean }>(
        `SELECT removed FROM offer_change WHERE kind = 'structure' AND id = $1`,
        [id],
      );
      expect(change?.removed).toBe(true);
      expect((await run(db.runtime, ownOffer, contributor, {})).attachable).toMatchObject([
        { structureId: id, givenBack: true, listed: false },
      ]);
      await again();
      expect((await shown()).structure.id).toBe(id);
      expect(await stateOf(serviceId)).toBe('suspended');
    }
  });

  test('passes to another organisation with its SIRET, which reads nothing of what the first one wrote of itself', async () => {
    const { partnerManager, sheltered } = at.seats;
    const serviceId = await published();
    const another = (siret: string | null) =>
      owned('UPDATE organisation SET siret = $1 WHERE organisation_id = $2', [
        siret,
        at.organisations.shelter,
      ]);
    await another(SIRET);
    await expect(run(db.runtime, keepStructure, sheltered, { structureId })).rejects.toThrow(NotFound);
    await giveBack(partnerManager);
    await run(db.runtime, keepStructure, sheltered, { structureId });
    await expect(run(db.runtime, keepStructure, partnerManager, { structureId })).rejects.toThrow(NotFound);
    expect((await page(sheltered)).history).toHaveLength(1);
    const { history, service } = await run(db.runtime, ownServicePage, sheltered, { serviceId });
    expect(history).toEqual([]);
    expect(service.state).toBe('suspended');
    expect((await run(db.runtime, ownOffer, partnerManager, {})).attachable).toEqual([]);
    await another(null);
  });
});
