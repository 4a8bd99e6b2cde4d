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
import { editOrganisation } from '../../organisation/edit-organisation.server.ts';
import { offerPage } from '../offer-page.query.server.ts';
import { servicePage } from '../service-page.query.server.ts';
import { type EnteredService, enteredFrom, enteredOf } from './entered-service.ts';
import { confirmOwnService, sayRoom } from './keep-fresh.server.ts';
import { keepStructure, openOwnStructure } from './keep-structure.server.ts';
import { moveOwnService } from './move-service.server.ts';
import { ownOffer } from './own-offer.query.server.ts';
import { newServicePage, ownServicePage } from './own-service-page.query.server.ts';
import { remindUnconfirmed } from './remind-unconfirmed.server.ts';
import { ownServiceMoveCodes, ownServiceMoves, ownServiceStates } from './states.ts';
import { createOwnService, editOwnService } from './write-service.server.ts';
import type { WrittenSince } from './written-since.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
const SIRET = '73282932000074';

const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  for (const [manager, siret] of [
    [at.seats.partnerManager, SIRET],
    [at.seats.contributor, '35600000000048'],
  ] as const)
    await run(db.runtime, editOrganisation, manager, { name: 'Tremplin', siret, communeCode: '18279' });
});

beforeEach(async () => {
  clock.set('2026-03-03T09:00:00Z');
  await owned('TRUNCATE offer_structure CASCADE');
  await owned(`INSERT INTO offer_source (source, name) VALUES ('essai', 'Essai') ON CONFLICT DO NOTHING`);
  const record = { source: 'essai', id: 'essai--1', nom: 'Tremplin', date_maj: '2025-02-01', siret: SIRET };
  await owned(
    `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, siret)
     VALUES ('essai--1', 'essai', 'Tremplin', $1, '\\x00', '2025-02-01', $2)`,
    [JSON.stringify(record), SIRET],
  );
});

const workshop = {
  nom: 'Atelier zébrurologie',
  description: 'Deux heures par semaine pour préparer un entretien.',
  thematiques: ['mobilite--preparer-un-permis'],
  modes_accueil: ['en-presentiel'],
  code_insee: '18279',
  adresse: '2 rue de la Gare',
  telephone: '02 48 75 12 34',
  zone_eligibilite: ['18'],
};
const kept = () => run(db.runtime, keepStructure, at.seats.partnerManager, { structureId: 'essai--1' });
async function draft(by: Professional, more: Record<string, string | string[]> = {}) {
  const { serviceId } = await run(db.runtime, createOwnService, by, {
    structureId: 'essai--1',
    entered: { ...workshop, ...more },
  });
  return serviceId;
}
const page = (by: Professional, serviceId: string) => run(db.runtime, ownServicePage, by, { serviceId });
async function move(by: Professional, serviceId: string, code: (typeof ownServiceMoveCodes)[number]) {
  const { service } = await page(by, serviceId);
  await run(db.runtime, moveOwnService, by, { serviceId, version: service.version, move: code });
}
const found = async (words: string) => (await foundOnes(words)).map(({ serviceId }) => serviceId);
/** Within the second that a process may take to hear of it. */
const soon = (words: string) => expect.poll(() => found(words), { timeout: 3_000 });
async function foundOnes(words: string, withPlaces = false) {
  const { services } = await run(db.runtime, offerPage, at.seats.adviser, {
    words,
    place: { kind: 'commune', code: '18279' },
    radiusKm: 30,
    themes: [],
    publics: [],
    free: false,
    mode: '',
    byUsers: false,
    openNow: false,
    withPlaces,
    since: null,
    order: 'relevance',
    page: 1,
  });
  return services;
}

describe('who keeps a structure', () => {
  test('a manager attaches the one that bears their SIRET; nobody else can, nor twice', async () => {
    const attach = (by: Professional) => run(db.runtime, keepStructure, by, { structureId: 'essai--1' });
    await expect(attach(at.seats.partner)).rejects.toThrow(NotFound);
    await expect(attach(at.seats.contributor)).rejects.toThrow(NotFound);
    expect((await run(db.runtime, ownOffer, at.seats.partner, {})).attachable).toMatchObject([
      { structureId: 'essai--1', sourceName: 'Essai' },
    ]);
    await kept();
    await expect(kept()).rejects.toThrow(NotFound);
    expect(await run(db.runtime, ownOffer, at.seats.partner, {})).toMatchObject({
      structures: [{ structureId: 'essai--1' }],
      attachable: [],
    });
  });

  test('an organisation that no source describes opens its own structure, once', async () => {
    const { contributor } = at.seats;
    await run(db.runtime, openOwnStructure, contributor, {});
    await run(db.runtime, openOwnStructure, contributor, {});
    const { structures } = await run(db.runtime, ownOffer, contributor, {});
    expect(structures).toMatchObject([
      { structureId: `relais--${contributor.organisationId}`, name: 'Tremplin', sourceName: 'Relais' },
    ]);
    const form = await run(db.runtime, newServicePage, contributor, {
      structureId: structures[0]?.structureId ?? '',
    });
    expect(form.entered.code_insee).toBe('18279');
    await expect(run(db.runtime, openOwnStructure, at.seats.partner, {})).rejects.toThrow(NotFound);
  });
});

describe('a service of one’s own', () => {
  beforeEach(kept);

  test('is a draft that its team alone sees, found once published, gone once suspended', async () => {
    const { partner, adviser } = at.seats;
    const serviceId = await draft(partner);
    expect(await found('zébrurologie')).toEqual([]);
    await expect(page(adviser, serviceId)).rejects.toThrow(NotFound);
    await expect(run(db.runtime, servicePage, adviser, { serviceId })).rejects.toThrow(NotFound);
    expect(await owned('SELECT FROM offer_change WHERE id = $1', [serviceId])).toEqual([]);

    await move(partner, serviceId, 'publish');
    await soon('zébrurologie').toEqual([serviceId]);
    const { service } = await run(db.runtime, servicePage, adviser, { serviceId });
    expect(service).toMatchObject({
      source: 'relais',
      structure_id: 'essai--1',
      commune: 'Vierzon',
      telephone: '+33248751234',
      date_maj: '2026-03-03',
    });
    expect(service.longitude).not.toBeNull();

    clock.set('2026-03-03T09:05:00Z');
    await move(partner, serviceId, 'suspend');
    await soon('zébrurologie').toEqual([]);
    await move(partner, serviceId, 'resume');
    await soon('zébrurologie').toEqual([serviceId]);
  });

  test('what publication lacks is named, and refuses it', async () => {
    const { partner } = at.seats;
    const serviceId = await draft(partner, { thematiques: [], telephone: '', code_insee: '' });
    expect((await page(partner, serviceId)).missing).toEqual(['thematiques', 'code_insee', 'telephone']);
    await expect(move(partner, serviceId, 'publish')).rejects.toEqual(new Refused('service-incomplete'));
  });

  test('what is typed wrongly is said at its field, in French', async () => {
    const error = await draft(at.seats.partner, {
      nom: 'CV',
      telephone: '02 48 1',
      code_insee: '99999',
      publics: ['tous-publics', 'jeunes'],
      'horaires-Mo': 'le matin',
    }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Invalid);
    const said = Object.fromEntries(
      (error as Invalid).error.issues.map(({ path, message }) => [String(path[0]), message]),
    );
    expect(Object.keys(said).sort()).toEqual(['code_insee', 'horaires-Mo', 'nom', 'publics', 'telephone']);
    expect(Object.values(said).every((message) => message.endsWith('.'))).toBe(true);
  });

  test('every move from every state does what the table says, and nothing else', async () => {
    const { partner } = at.seats;
    const serviceId = await draft(partner);
    for (const state of ownServiceStates)
      for (const code of ownServiceMoveCodes) {
        await owned('UPDATE offer_service SET state = $1 WHERE service_id = $2', [state, serviceId]);
        const { from, to } = ownServiceMoves[code];
        if (from.includes(state)) {
          await move(partner, serviceId, code);
          expect((await page(partner, serviceId)).service.state).toBe(to);
        } else await expect(move(partner, serviceId, code)).rejects.toEqual(new Refused('service-moved'));
      }
  });

  test('of two who write at once, the second is told both versions, and neither loses anything', async () => {
    const { partner, partnerManager } = at.seats;
    const serviceId = await draft(partner);
    const { entered, service } = await page(partner, serviceId);
    const edit = (by: Professional, change: Partial<typeof entered>, version = service.version) =>
      run(db.runtime, editOwnService, by, { serviceId, version, entered: { ...entered, ...change } });
    await edit(partnerManager, { nom: 'Atelier du mardi', frais: 'gratuit' });
    const error = await edit(partner, { nom: 'Atelier du jeudi', telephone: '02 48 00 00 01' }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Conflict);
    const since = (error as Conflict<WrittenSince<EnteredService>>).current;
    expect(since).toMatchObject({ version: service.version + 1, by: 'Omar Belkacem' });
    expect(since.base).toEqual(entered);
    expect(since.current).toMatchObject({ nom: 'Atelier du mardi', frais: 'gratuit' });
    await edit(partner, { nom: 'Atelier du jeudi', frais: 'gratuit' }, since.version);
    expect((await page(partner, serviceId)).entered.nom).toBe('Atelier du jeudi');
  });

  test('a form sends back exactly what it was given', async () => {
    const { partner } = at.seats;
    const serviceId = await draft(partner, {
      conditions: 'Être inscrit.',
      documents: 'Pièce d’identité\nCV',
      'horaires-Mo': '9h-12h',
      zone_commune: '18033',
      publics: ['jeunes'],
    });
    const { entered, service } = await page(partner, serviceId);
    expect(entered).toMatchObject({ documents: 'Pièce d’identité\nCV', 'horaires-Mo': '9h-12h' });
    expect(entered.zone_eligibilite).toEqual(['18', '18033']);
    await run(db.runtime, editOwnService, partner, { serviceId, version: service.version, entered });
    const [last] = await owned<{ changed: object }>(
      'SELECT changed FROM offer_service_change WHERE service_id = $1 ORDER BY version DESC',
      [serviceId],
    );
    expect(last?.changed).toEqual({});
    expect(enteredFrom(() => [])).toEqual(enteredOf({}));
  });

  test('its history says who changed what, and when; the score of its structure follows', async () => {
    const { partner, partnerManager } = at.seats;
    const serviceId = await draft(partner);
    await move(partnerManager, serviceId, 'publish');
    const rows = await owned<{ author_name: string; changed: object }>(
      'SELECT author_name, changed FROM offer_service_change WHERE service_id = $1 ORDER BY version',
      [serviceId],
    );
    expect(rows).toEqual([
      { author_name: 'Sophie Petitjean', changed: { state: [null, 'draft'] } },
      { author_name: 'Omar Belkacem', changed: { state: ['draft', 'published'] } },
    ]);
    const [scores] = await owned<{ service: number; structure: number }>(
      `SELECT s.score AS service, st.score AS structure FROM offer_service s JOIN offer_structure st USING (structure_id)`,
    );
    expect(scores?.structure).toBe(scores?.service);
    expect(scores?.service).toBeGreaterThan(0);
  });
});

describe('what keeps a service true', () => {
  beforeEach(kept);
  const mails = () =>
    owned<{ recipient: string; params: object }>(
      `SELECT recipient, params FROM mail_message WHERE template = 'offer-unconfirmed' ORDER BY recipient, created_at`,
    );

  test('places and waiting time are found with it, until nothing is said of them', async () => {
    const { partner, adviser } = at.seats;
    const serviceId = await draft(partner);
    await move(partner, serviceId, 'publish');
    const say = (placesFree: string, waitingWeeks: string, by = partner) =>
      run(db.runtime, sayRoom, by, { serviceId, placesFree, waitingWeeks });
    await say('2', '3');
    const room = { placesFree: 2, waitingWeeks: 3, saidOn: '2026-03-03', old: false };
    await expect
      .poll(() => foundOnes('zébrurologie'), { timeout: 3_000 })
      .toMatchObject([{ serviceId, room }]);
    expect((await run(db.runtime, servicePage, adviser, { serviceId })).room).toEqual(room);
    await expect(say('1000', '')).rejects.toThrow(Invalid);
    await expect(say('deux', '')).rejects.toThrow(Invalid);
    await expect(say('1', '', adviser)).rejects.toThrow(NotFound);
    await say('', '');
    await expect
      .poll(() => foundOnes('zébrurologie'), { timeout: 3_000 })
      .toMatchObject([{ serviceId, room: null }]);
  });

  test('whoever looks for free places finds it as long as it said so in the last thirty days', async () => {
    const { partner } = at.seats;
    const serviceId = await draft(partner);
    await move(partner, serviceId, 'publish');
    const say = (placesFree: string, waitingWeeks = '') =>
      run(db.runtime, sayRoom, partner, { serviceId, placesFree, waitingWeeks });
    const withPlaces = async () => (await foundOnes('zébrurologie', true)).map((one) => one.serviceId);
    const soonWithPlaces = () => expect.poll(withPlaces, { timeout: 3_000 });
    await soon('zébrurologie').toEqual([serviceId]);
    expect(await withPlaces()).toEqual([]);
    await say('2');
    await soonWithPlaces().toEqual([serviceId]);
    await say('0');
    await soonWithPlaces().toEqual([]);
    await say('1');
    await soonWithPlaces().toEqual([serviceId]);
    await say('', '3');
    await soonWithPlaces().toEqual([]);
    await say('1');
    await soonWithPlaces().toEqual([serviceId]);
    // Nobody writes anything: the days pass.
    clock.set('2026-04-02T09:00:00Z');
    expect(await withPlaces()).toEqual([serviceId]);
    clock.set('2026-04-03T09:00:00Z');
    expect(await withPlaces()).toEqual([]);
    expect(await foundOnes('zébrurologie')).toMatchObject([
      { serviceId, room: { placesFree: 1, old: true } },
    ]);
  });

  test('after six months it is said unconfirmed, its managers are reminded once a month, and one click is enough', async () => {
    const { partner, partnerManager } = at.seats;
    const serviceId = await draft(partner);
    await move(partner, serviceId, 'publish');
    await remindUnconfirmed(db.runtime);
    expect(await mails()).toEqual([]);
    clock.set('2026-09-02T09:00:00Z');
    await expect
      .poll(() => foundOnes('zébrurologie'), { timeout: 3_000 })
      .toMatchObject([{ doubtful: true }]);
    await remindUnconfirmed(db.runtime);
    await remindUnconfirmed(db.runtime);
    expect(await mails()).toEqual([{ recipient: at.emailOf('partnerManager'), params: { services: 1 } }]);
    clock.set('2026-10-01T09:00:00Z');
    await remindUnconfirmed(db.runtime);
    expect(await mails()).toHaveLength(2);
    const { service } = await page(partner, serviceId);
    const confirm = (by: Professional) =>
      run(db.runtime, confirmOwnService, by, { serviceId, version: service.version });
    await expect(confirm(at.seats.adviser)).rejects.toThrow(NotFound);
    await confirm(partnerManager);
    await expect(confirm(partnerManager)).rejects.toEqual(new Refused('service-moved'));
    await expect
      .poll(() => foundOnes('zébrurologie'), { timeout: 3_000 })
      .toMatchObject([{ doubtful: false, updatedOn: '2026-10-01' }]);
    clock.set('2026-11-02T09:00:00Z');
    await remindUnconfirmed(db.runtime);
    expect(await mails()).toHaveLength(2);
  });
});

describe('the database itself', () => {
  beforeEach(kept);
  const service = {
    service_id: 'relais--x',
    structure_id: 'essai--1',
    name: 'Atelier',
    updated_on: '2026-03-03',
  };
  const record = (source = 'relais', id = 'relais--x') =>
    JSON.stringify({ source, structure_id: 'essai--1', id, nom: 'Atelier', date_maj: '2026-03-03' });
  const insert = (by: Professional, more: object) =>
    boundTransaction(db.runtime, by, ({ tx }) =>
      tx
        .insertInto('offer_service')
        .values({
          ...service,
          source: 'relais',
          state: 'draft',
          record: record(),
          hash: Buffer.from('00', 'hex'),
          ...more,
        })
        .execute(),
    );

  test('lets only the people of the structure write, under our own source, drafts first, and records that agree with their row', async () => {
    const { partner, adviser, contributor } = at.seats;
    await expect(insert(adviser, {})).rejects.toThrow(NotFound);
    await expect(insert(contributor, {})).rejects.toThrow(NotFound);
    await expect(insert(partner, { state: 'published' })).rejects.toThrow(NotFound);
    await expect(insert(partner, { source: 'essai', record: record('essai') })).rejects.toThrow(NotFound);
    await expect(insert(partner, { record: record('relais', 'relais--other') })).rejects.toThrow(NotFound);
    await insert(partner, {});
    const untouched = await boundTransaction(db.runtime, adviser, ({ tx }) =>
      tx.updateTable('offer_service').set({ state: 'published' }).executeTakeFirst(),
    );
    expect(untouched.numUpdatedRows).toBe(0n);
  });

  test('keeps what is not published, and histories, from everybody else', async () => {
    await draft(at.seats.partner);
    const counts = (by: Professional) =>
      boundTransaction(db.runtime, by, async ({ tx }) => [
        (await tx.selectFrom('offer_service').select('service_id').execute()).length,
        (await tx.selectFrom('offer_service_change').select('version').execute()).length,
      ]);
    expect(await counts(at.seats.partnerManager)).toEqual([1, 1]);
    expect(await counts(at.seats.adviser)).toEqual([0, 0]);
    await owned(`UPDATE partnership_agreement SET until_on = '2026-03-01' WHERE organisation_id = $1`, [
      at.organisations.mission,
    ]);
    expect(await counts(at.seats.partnerManager)).toEqual([0, 0]);
    await owned('UPDATE partnership_agreement SET until_on = NULL');
  });
});
