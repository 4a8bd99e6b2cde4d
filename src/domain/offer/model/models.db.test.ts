import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { boundTransaction } from '../../../platform/access/bound-transaction.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { movingClock } from '../../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../../circle/testing/circle-world.ts';
import type { EnteredService } from '../own/entered-service.ts';
import { moveOwnService } from '../own/move-service.server.ts';
import { ownOffer } from '../own/own-offer.query.server.ts';
import { newServicePage, ownServicePage } from '../own/own-service-page.query.server.ts';
import { createOwnService, editOwnService } from '../own/write-service.server.ts';
import type { WrittenSince } from '../own/written-since.server.ts';
import { modelPage, newModelPage } from './model-page.query.server.ts';
import { offerModels } from './models.query.server.ts';
import { modelMoveCodes, modelMoves, modelMovesFrom } from './states.ts';
import { setModelChangesAside, takeModelChanges } from './take-changes.server.ts';
import { createModel, editModel, moveModel } from './write-model.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
let far: CircleTerritory;

const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);

/** Those that keep a structure: a mission locale, a crèche, a discreet shelter, and a mission locale of another territory. */
const structureOf = (by: Professional) => `essai--${by.organisationId}`;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  far = await openCircleTerritory(db.runtime, 'Ailleurs');
  await owned(`INSERT INTO offer_source (source, name) VALUES ('essai', 'Essai') ON CONFLICT DO NOTHING`);
});

beforeEach(async () => {
  clock.set('2026-03-03T09:00:00Z');
  await owned('TRUNCATE offer_structure, offer_model CASCADE');
  for (const by of [at.seats.partner, at.seats.contributor, at.seats.sheltered, far.seats.partner]) {
    const id = structureOf(by);
    await owned(
      `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, managed_by)
       VALUES ($1, 'essai', 'Structure', $2, '\\x00', '2025-02-01', $3)`,
      [
        id,
        JSON.stringify({ source: 'essai', id, nom: 'Structure', telephone: '+33248751234' }),
        by.organisationId,
      ],
    );
  }
});

const workshop = {
  nom: 'Atelier CV',
  description: 'Deux heures pour écrire son CV.',
  type: 'atelier',
  thematiques: ['mobilite--preparer-un-permis'],
  publics: ['jeunes'],
  documents: 'Pièce d’identité',
  frais: 'gratuit',
  modes_accueil: ['en-presentiel'],
};
type Entered = Record<string, string | string[]>;

async function made(
  by: Professional,
  { share = false, ...more }: { share?: boolean; serviceId?: string } = {},
) {
  const { modelId } = await run(db.runtime, createModel, by, { entered: workshop, ...more });
  if (share) await run(db.runtime, moveModel, by, { modelId, version: 1, move: 'share' });
  return modelId;
}
const model = (by: Professional, modelId: string) => run(db.runtime, modelPage, by, { modelId });
async function edit(by: Professional, modelId: string, change: Entered) {
  const { entered, model: known } = await model(by, modelId);
  await run(db.runtime, editModel, by, {
    modelId,
    version: known.version,
    entered: { ...entered, ...change },
  });
}
/** A service of the reader's structure, as its form begins from the model. */
async function service(by: Professional, modelId: string, change: Entered = {}) {
  const form = await run(db.runtime, newServicePage, by, { structureId: structureOf(by), modelId });
  if (!form.model) throw new Error('no model');
  const { serviceId } = await run(db.runtime, createOwnService, by, {
    structureId: structureOf(by),
    entered: { ...form.entered, ...change },
    model: form.model,
  });
  return serviceId;
}
const page = (by: Professional, serviceId: string) => run(db.runtime, ownServicePage, by, { serviceId });
async function change(by: Professional, serviceId: string, typed: Entered) {
  const { entered, service: known } = await page(by, serviceId);
  await run(db.runtime, editOwnService, by, {
    serviceId,
    version: known.version,
    entered: { ...entered, ...typed },
  });
}
async function take(by: Professional, serviceId: string, chosen: ('nom' | 'description')[] = []) {
  const { service: known, model: from } = await page(by, serviceId);
  await run(db.runtime, takeModelChanges, by, {
    serviceId,
    version: known.version,
    modelVersion: from?.current?.version,
    chosen,
  });
}
const names = async (by: Professional) =>
  (await run(db.runtime, offerModels, by, {})).models.map(({ name }) => name);

describe('who reads and writes a model', () => {
  test('it is its organisation’s until shared, then also of those that keep a structure in the same territory', async () => {
    const { partner, partnerManager, contributor, adviser } = at.seats;
    const modelId = await made(partner);
    expect(await names(partnerManager)).toEqual(['Atelier CV']);
    expect(await names(contributor)).toEqual([]);
    await expect(model(contributor, modelId)).rejects.toThrow(NotFound);
    await run(db.runtime, moveModel, partner, { modelId, version: 1, move: 'share' });
    expect(await model(contributor, modelId)).toMatchObject({
      own: false,
      history: [],
      model: { organisationName: 'mission de Cher', shared: true },
    });
    expect(await names(adviser)).toEqual([]);
    expect(await names(far.seats.partner)).toEqual([]);
    await run(db.runtime, moveModel, partner, { modelId, version: 2, move: 'unshare' });
    expect(await names(contributor)).toEqual([]);
  });

  test('only its organisation changes it, and what it holds is of no place', async () => {
    const { partner, contributor, adviser } = at.seats;
    const modelId = await made(partner, { share: true });
    await expect(edit(contributor, modelId, { nom: 'Autre nom' })).rejects.toThrow(NotFound);
    await expect(
      run(db.runtime, moveModel, contributor, { modelId, version: 2, move: 'archive' }),
    ).rejects.toThrow(NotFound);
    await expect(made(adviser)).rejects.toThrow(NotFound);
    const write = (by: Professional, record: object) =>
      boundTransaction(db.runtime, by, ({ tx }) =>
        tx
          .updateTable('offer_model')
          .set({ record: JSON.stringify(record) })
          .executeTakeFirst(),
      );
    expect((await write(contributor, { nom: 'Atelier' })).numUpdatedRows).toBe(0n);
    await expect(write(partner, { nom: 'Atelier', telephone: '+33248751234' })).rejects.toThrow(/check/);
    await edit(partner, modelId, { telephone: '02 48 75 12 34', frais: 'payant' });
    expect((await model(partner, modelId)).entered).toMatchObject({ telephone: '', frais: 'payant' });
  });

  test('a discreet organisation has its models, and shares none: they bear its name', async () => {
    const modelId = await made(at.seats.sheltered);
    await expect(
      run(db.runtime, moveModel, at.seats.sheltered, { modelId, version: 1, move: 'share' }),
    ).rejects.toThrow(NotFound);
  });

  test('without an agreement nothing of it is read', async () => {
    const modelId = await made(at.seats.partner);
    await owned(`UPDATE partnership_agreement SET until_on = '2026-03-01' WHERE organisation_id = $1`, [
      at.organisations.mission,
    ]);
    const read = (table: 'offer_model' | 'offer_model_version') =>
      boundTransaction(db.runtime, at.seats.partner, ({ tx }) =>
        tx.selectFrom(table).select('model_id').where('model_id', '=', modelId).execute(),
      );
    expect([await read('offer_model'), await read('offer_model_version')]).toEqual([[], []]);
    await owned('UPDATE partnership_agreement SET until_on = NULL');
    expect(await read('offer_model')).toHaveLength(1);
  });

  test('shared, it is others’ only while its own organisation acts in their territory', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const serviceId = await service(contributor, modelId);
    const agreement = (untilOn: string | null) =>
      owned('UPDATE partnership_agreement SET until_on = $1 WHERE organisation_id = $2', [
        untilOn,
        at.organisations.mission,
      ]);
    await agreement('2026-03-02');
    expect(await names(contributor)).toEqual([]);
    await expect(model(contributor, modelId)).rejects.toThrow(NotFound);
    expect((await page(contributor, serviceId)).model).toMatchObject({ name: 'Atelier CV', current: null });
    await agreement('2026-03-03');
    expect(await names(contributor)).toEqual(['Atelier CV']);
    await agreement(null);
    expect(await names(contributor)).toEqual(['Atelier CV']);
  });

  test('every move from every state does what the table says, and nothing else', async () => {
    const { partner } = at.seats;
    const modelId = await made(partner);
    for (const [shared, archived] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const)
      for (const move of modelMoveCodes) {
        await withOwner(db.ownerUrl, async (owner) => {
          await owner.query('ALTER TABLE offer_model DISABLE TRIGGER USER');
          await owner.query('UPDATE offer_model SET shared = $1, archived = $2', [shared, archived]);
          await owner.query('ALTER TABLE offer_model ENABLE TRIGGER USER');
        });
        const { model: known } = await model(partner, modelId);
        const moved = run(db.runtime, moveModel, partner, { modelId, version: known.version, move });
        if (!modelMovesFrom({ shared, archived }).includes(move)) {
          await expect(moved).rejects.toEqual(new Refused('model-moved'));
          continue;
        }
        await moved;
        const { version } = known;
        expect((await model(partner, modelId)).model).toMatchObject({
          shared,
          archived,
          ...modelMoves[move].to,
          version: version + 1,
        });
      }
  });
});

describe('writing a model', () => {
  test('what is wrong is said at its field; of two who write at once, the second is told both versions', async () => {
    const { partner, partnerManager } = at.seats;
    await expect(run(db.runtime, createModel, partner, { entered: { nom: 'CV' } })).rejects.toThrow(Invalid);
    const modelId = await made(partner);
    const { entered } = await model(partner, modelId);
    await edit(partnerManager, modelId, { nom: 'Atelier du mardi', frais: 'payant' });
    const error = await run(db.runtime, editModel, partner, {
      modelId,
      version: 1,
      entered: { ...entered, nom: 'Atelier du jeudi' },
    }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Conflict);
    const since = (error as Conflict<WrittenSince<EnteredService>>).current;
    expect(since).toMatchObject({ version: 2, by: 'Omar Belkacem', base: entered });
    expect(since.current).toMatchObject({ nom: 'Atelier du mardi', frais: 'payant' });
    expect((await model(partner, modelId)).history).toMatchObject([
      {
        version: 2,
        by: 'Omar Belkacem',
        changed: { nom: ['Atelier CV', 'Atelier du mardi'], frais: ['gratuit', 'payant'] },
      },
      { version: 1, by: 'Sophie Petitjean', changed: { model_state: [null, 'own'] } },
    ]);
  });

  test('made of a service, it takes nothing of its place, and that service is the first that comes from it', async () => {
    const { partner, contributor } = at.seats;
    const { serviceId } = await run(db.runtime, createOwnService, partner, {
      structureId: structureOf(partner),
      entered: { ...workshop, telephone: '02 48 75 12 34', code_insee: '18279' },
    });
    await expect(run(db.runtime, newModelPage, contributor, { serviceId })).rejects.toThrow(NotFound);
    const form = await run(db.runtime, newModelPage, partner, { serviceId });
    expect(form).toMatchObject({ from: 'Atelier CV', entered: { telephone: '', code_insee: '' } });
    const modelId = await made(partner, { serviceId });
    expect(await page(partner, serviceId)).toMatchObject({ model: { modelId, version: 1, changes: [] } });
    await expect(made(contributor, { serviceId })).rejects.toThrow(NotFound);
  });
});

describe('a service that comes from a model', () => {
  test('begins as the model says, at its own address, and remembers the version that its form began with', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const form = await run(db.runtime, newServicePage, contributor, {
      structureId: structureOf(contributor),
      modelId,
    });
    expect(form.entered).toMatchObject({
      nom: 'Atelier CV',
      telephone: '02 48 75 12 34',
      publics: ['jeunes'],
    });
    await edit(partner, modelId, { frais: 'payant' });
    const { serviceId } = await run(db.runtime, createOwnService, contributor, {
      structureId: structureOf(contributor),
      entered: form.entered,
      model: form.model ?? undefined,
    });
    expect((await page(contributor, serviceId)).model).toMatchObject({
      version: 2,
      current: { version: 3, organisationName: 'mission de Cher' },
      changes: [{ field: 'frais', before: 'gratuit', after: 'payant', mine: 'gratuit', both: false }],
    });
    await expect(service(at.seats.sheltered, await made(partner))).rejects.toThrow(NotFound);
  });

  test('changes only when its team takes the changes, and keeps what it wrote itself unless the team chooses', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const serviceId = await service(contributor, modelId);
    await change(contributor, serviceId, { nom: 'Mon atelier', publics_precisions: 'Le mardi' });
    await edit(partner, modelId, {
      nom: 'Atelier CV et lettre',
      frais: 'payant',
      documents: 'Pièce d’identité\nCV',
    });
    const before = await page(contributor, serviceId);
    expect(before.entered).toMatchObject({ nom: 'Mon atelier', frais: 'gratuit' });
    expect(before.model?.changes).toMatchObject([
      { field: 'nom', before: 'Atelier CV', after: 'Atelier CV et lettre', mine: 'Mon atelier', both: true },
      { field: 'documents', both: false },
      { field: 'frais', both: false },
    ]);
    expect((await run(db.runtime, ownOffer, contributor, {})).services).toMatchObject([
      { modelChanged: true },
    ]);
    await take(contributor, serviceId);
    const after = await page(contributor, serviceId);
    expect(after.entered).toMatchObject({
      nom: 'Mon atelier',
      frais: 'payant',
      documents: 'Pièce d’identité\nCV',
      publics_precisions: 'Le mardi',
      telephone: '02 48 75 12 34',
    });
    expect(after.model).toMatchObject({ version: 3, changes: [] });
    expect(after.history[0]).toMatchObject({
      by: 'Lucie Carré',
      changed: { frais: ['gratuit', 'payant'] },
    });
    expect((await run(db.runtime, ownOffer, contributor, {})).services).toMatchObject([
      { modelChanged: false },
    ]);
    await edit(partner, modelId, { nom: 'Atelier candidature' });
    await take(contributor, serviceId, ['nom']);
    expect((await page(contributor, serviceId)).entered.nom).toBe('Atelier candidature');
  });

  test('kept as it is, it is told again only of what the model changes next', async () => {
    const { partner } = at.seats;
    const modelId = await made(partner);
    const serviceId = await service(partner, modelId);
    await edit(partner, modelId, { frais: 'payant' });
    await run(db.runtime, setModelChangesAside, partner, { serviceId, modelVersion: 2 });
    const kept = await page(partner, serviceId);
    expect(kept).toMatchObject({ entered: { frais: 'gratuit' }, model: { version: 2, changes: [] } });
    expect(kept.service.version).toBe(1);
    await edit(partner, modelId, { description: 'Trois heures pour écrire son CV.' });
    expect((await page(partner, serviceId)).model?.changes).toMatchObject([{ field: 'description' }]);
    await take(partner, serviceId);
    expect((await page(partner, serviceId)).entered).toMatchObject({
      frais: 'gratuit',
      description: 'Trois heures pour écrire son CV.',
    });
  });

  test('taking nothing leaves the service of the day that it was confirmed, and is not asked again', async () => {
    const { partner } = at.seats;
    const modelId = await made(partner);
    const serviceId = await service(partner, modelId);
    await change(partner, serviceId, { nom: 'Mon atelier' });
    await edit(partner, modelId, { nom: 'Atelier CV et lettre' });
    const before = await page(partner, serviceId);
    clock.forward({ hours: 48 });
    const taking = { serviceId, modelVersion: 2, chosen: [] };
    await expect(run(db.runtime, takeModelChanges, partner, { ...taking, version: 1 })).rejects.toEqual(
      new Refused('service-moved'),
    );
    expect(await run(db.runtime, takeModelChanges, partner, { ...taking, version: 2 })).toEqual({
      taken: false,
    });
    const after = await page(partner, serviceId);
    expect(after.service).toEqual(before.service);
    expect(after.service).toMatchObject({ version: 2, updatedOn: '2026-03-03' });
    expect(after.model).toMatchObject({ version: 2, changes: [] });
    await edit(partner, modelId, { frais: 'payant' });
    await take(partner, serviceId);
    expect((await page(partner, serviceId)).service).toMatchObject({ version: 3, updatedOn: '2026-03-05' });
  });

  test('what was on the screen is what is taken: a model or a service that moved meanwhile refuses', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const serviceId = await service(contributor, modelId);
    await edit(partner, modelId, { frais: 'payant' });
    const taking = { serviceId, version: 1, modelVersion: 3, chosen: [] };
    await edit(partner, modelId, { nom: 'Atelier CV et lettre' });
    await expect(run(db.runtime, takeModelChanges, contributor, taking)).rejects.toEqual(
      new Refused('model-moved'),
    );
    await expect(
      run(db.runtime, setModelChangesAside, contributor, { serviceId, modelVersion: 3 }),
    ).rejects.toEqual(new Refused('model-moved'));
    await change(contributor, serviceId, { publics_precisions: 'Le mardi' });
    await expect(
      run(db.runtime, takeModelChanges, contributor, { ...taking, modelVersion: 4 }),
    ).rejects.toEqual(new Refused('service-moved'));
    expect((await page(contributor, serviceId)).model).toMatchObject({ version: 2 });
    await expect(run(db.runtime, takeModelChanges, partner, { ...taking, modelVersion: 4 })).rejects.toThrow(
      NotFound,
    );
  });

  test('an archived model, or one that is no longer shared, leaves it as it is', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const theirs = await service(contributor, modelId);
    const ours = await service(partner, modelId);
    await edit(partner, modelId, { frais: 'payant' });
    await run(db.runtime, moveModel, partner, { modelId, version: 3, move: 'unshare' });
    expect(await page(contributor, theirs)).toMatchObject({
      entered: { frais: 'gratuit' },
      model: { name: 'Atelier CV', current: null, changes: [] },
    });
    await expect(
      run(db.runtime, setModelChangesAside, contributor, { serviceId: theirs, modelVersion: 4 }),
    ).rejects.toThrow(NotFound);
    await run(db.runtime, moveModel, partner, { modelId, version: 4, move: 'archive' });
    expect(await page(partner, ours)).toMatchObject({
      entered: { frais: 'gratuit' },
      model: { current: null },
    });
    await expect(service(partner, modelId)).rejects.toThrow(NotFound);
  });

  test.each(['unshare', 'archive'] as const)(
    'written while its model goes (%s), it is kept as it was typed, and follows none',
    async (move) => {
      const { partner, contributor } = at.seats;
      const modelId = await made(partner, { share: true });
      const about = { structureId: structureOf(contributor), modelId };
      const form = await run(db.runtime, newServicePage, contributor, about);
      await run(db.runtime, moveModel, partner, { modelId, version: 2, move });
      await expect(run(db.runtime, newServicePage, contributor, about)).rejects.toThrow(NotFound);
      const answer = await run(db.runtime, newServicePage, contributor, { ...about, posted: true });
      expect(answer).toMatchObject({ model: null, models: [], entered: { nom: '' } });
      const { serviceId, followed } = await run(db.runtime, createOwnService, contributor, {
        structureId: about.structureId,
        entered: { ...form.entered, publics_precisions: 'Le mardi' },
        model: form.model ?? undefined,
      });
      expect(followed).toBe(false);
      expect(await page(contributor, serviceId)).toMatchObject({
        entered: { nom: 'Atelier CV', publics_precisions: 'Le mardi' },
        model: null,
      });
    },
  );

  test('all are counted; its organisation sees which, but no other’s draft', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const theirs = await service(contributor, modelId, { nom: 'Atelier de la crèche', code_insee: '18279' });
    await service(partner, modelId);
    await edit(partner, modelId, { frais: 'payant' });
    expect(await model(partner, modelId)).toMatchObject({
      uses: 2,
      services: [{ name: 'Atelier CV', own: true, behind: true }],
    });
    expect(await model(contributor, modelId)).toMatchObject({ uses: 2, services: [] });
    await run(db.runtime, moveOwnService, contributor, { serviceId: theirs, version: 1, move: 'publish' });
    expect((await model(partner, modelId)).services).toMatchObject([
      { name: 'Atelier CV' },
      { name: 'Atelier de la crèche', own: false, behind: false },
    ]);
  });

  test('the database takes what the model said from the model, and only for a service of one’s own', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    const serviceId = await service(partner, await made(partner));
    const insert = (by: Professional, values: { service_id: string; model_id: string; version: number }) =>
      boundTransaction(db.runtime, by, ({ tx }) =>
        tx.insertInto('offer_service_model').values(values).execute(),
      );
    await expect(
      insert(contributor, { service_id: serviceId, model_id: modelId, version: 2 }),
    ).rejects.toThrow(NotFound);
    await owned('DELETE FROM offer_service_model');
    await expect(insert(partner, { service_id: serviceId, model_id: modelId, version: 9 })).rejects.toThrow(
      NotFound,
    );
    const followed = (by: Professional) =>
      boundTransaction(db.runtime, by, ({ tx }) =>
        tx.selectFrom('offer_service_model').select('service_id').execute(),
      );
    await insert(partner, { service_id: serviceId, model_id: modelId, version: 2 });
    expect([(await followed(partner)).length, (await followed(contributor)).length]).toEqual([1, 0]);
  });

  test('what was private of a model stays so for those it is shared with, whatever version they ask for', async () => {
    const { partner, contributor } = at.seats;
    const modelId = await made(partner, { share: true });
    await run(db.runtime, moveModel, partner, { modelId, version: 2, move: 'unshare' });
    await edit(partner, modelId, { description: 'Réservé à notre équipe.' });
    await run(db.runtime, moveModel, partner, { modelId, version: 4, move: 'share' });
    const from = (by: Professional, version: number) =>
      run(db.runtime, createOwnService, by, {
        structureId: structureOf(by),
        entered: workshop,
        model: { modelId, version },
      });
    for (const version of [1, 3, 4]) await expect(from(contributor, version)).rejects.toThrow(NotFound);
    const { serviceId } = await from(contributor, 2);
    const rewind = (by: Professional, version: number) =>
      boundTransaction(db.runtime, by, ({ tx }) =>
        tx.updateTable('offer_service_model').set({ version }).where('model_id', '=', modelId).execute(),
      );
    for (const version of [1, 3, 4]) await expect(rewind(contributor, version)).rejects.toThrow(NotFound);
    expect((await page(contributor, serviceId)).model).toMatchObject({ version: 2 });
    await rewind(contributor, 5);
    const ours = await from(partner, 4);
    expect((await page(partner, ours.serviceId)).model).toMatchObject({ version: 4 });
  });
});
