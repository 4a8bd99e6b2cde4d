import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { s3Bucket } from '../../platform/files/s3-bucket.ts';
import { jpeg, pdf } from '../../platform/files/testing/samples.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { attachFiles, removeReferralFile } from './attach-files.server.ts';
import { sweepReferralFiles } from './file-retention.server.ts';
import { filesCheck } from './files-check.ts';
import type { Told } from './inputs.ts';
import { moveReferral } from './move-referral.server.ts';
import { askForRoom, sendReferral } from './open-referral.server.ts';
import {
  ownReferralFile,
  receivedReferralFile,
  referralFile,
  referralFileByLink,
} from './read-file.server.ts';
import { receivedReferral } from './received.query.server.ts';
import { openByLink } from './referral-by-link.server.ts';
import { referralPage } from './referral-page.query.server.ts';
import { type GivenFile, storeFiles } from './store-files.server.ts';
import { ADDICTION, CRECHE, offerServices, PERMIT } from './testing/offered-services.ts';
import { requestsAbout, told } from './testing/requests.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const cast = aroundOnePerson();
const { personId } = cast;
const anonymous: Actor = { kind: 'anonymous' };
const { send, answer, lastLink, mails, owned, stored: request } = requestsAbout(db, personId);

beforeAll(async () => {
  await cast.fill(db);
  await withOwner(db.ownerUrl, (owner) =>
    offerServices(owner, [
      {
        id: PERMIT,
        name: 'Permis aidé',
        theme: 'mobilite--preparer-un-permis',
        email: 'permis@mobil.example',
      },
      { id: ADDICTION, name: 'Consultation', theme: 'sante--addictions', email: 'accueil@soins.example' },
      {
        id: CRECHE,
        name: 'Place en crèche',
        theme: 'famille--garde-denfants',
        managedBy: cast.contributor.kind === 'professional' ? cast.contributor.organisationId : '',
        email: 'creche@lucioles.example',
      },
    ]),
  );
});
beforeEach(async () => {
  clock.set(worldInstant);
  await owned('TRUNCATE referral CASCADE');
  await owned('DELETE FROM mail_message');
  for await (const { id } of db.runtime.files.list()) await db.runtime.files.remove(id);
});

const certificate = { name: 'attestation.pdf', bytes: pdf() };
const attach = (actor: Actor, referralId: string, ...files: { name: string; bytes: Uint8Array }[]) =>
  attachFiles(db.runtime, actor, { personId, referralId, files });
const filesOf = async (referralId: string) =>
  (await run(db.runtime, referralPage, cast.member, { personId, referralId })).referral.files;
const stored = async () => (await listed()).length;
async function listed(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of db.runtime.files.list()) ids.push(id);
  return ids;
}
/** A request with one document, and the id of the document. */
async function withDocument(serviceId = PERMIT) {
  const referralId = await send(cast.member, serviceId);
  await attach(cast.member, referralId, certificate);
  const [file] = await filesOf(referralId);
  return { referralId, fileId: file?.id ?? '' };
}

describe('a document sent with a request', () => {
  test('is told by its name, its type and its size; the structure is told of it by a link', async () => {
    const { referralId, fileId } = await withDocument();
    expect(await filesOf(referralId)).toEqual([
      {
        id: fileId,
        name: 'attestation.pdf',
        type: 'pdf',
        size: pdf().length,
        by: expect.any(String),
        at: expect.any(String),
      },
    ]);
    expect(Buffer.from((await db.runtime.files.get(fileId)) ?? [])).toEqual(pdf());
    expect((await mails()).map(({ template, recipient }) => [template, recipient])).toEqual([
      ['referral-received', 'permis@mobil.example'],
      ['referral-files', 'permis@mobil.example'],
    ]);
  });

  test('is read by whoever reads the request, and by nobody else', async () => {
    const { referralId, fileId } = await withDocument(ADDICTION);
    const reads = (actor: Actor) => run(db.runtime, referralFile, actor, { personId, referralId, fileId });
    for (const actor of [cast.member, cast.referent])
      expect(await reads(actor)).toMatchObject({ name: 'attestation.pdf' });
    expect(
      await run(db.runtime, ownReferralFile, cast.person, { personId, referralId, fileId }),
    ).toMatchObject({
      id: fileId,
    });
    const others = [
      cast.capEmploi,
      cast.manager,
      cast.contributor,
      cast.outsider,
      cast.elsewhere,
      cast.reception,
    ];
    for (const actor of others) await expect(reads(actor)).rejects.toBeInstanceOf(NotFound);
    await expect(
      run(db.runtime, ownReferralFile, cast.otherPerson, { personId, referralId, fileId }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  test('under the identifiers of another request, or of somebody else, is none', async () => {
    const one = await withDocument();
    const other = await withDocument();
    const stranger = cast.otherPerson.kind === 'person' ? cast.otherPerson.personId : '';
    for (const actor of [cast.member, cast.elsewhere])
      await expect(
        run(db.runtime, referralFile, actor, { ...one, personId: stranger }),
      ).rejects.toBeInstanceOf(NotFound);
    await expect(
      attachFiles(db.runtime, cast.elsewhere, { ...one, personId: stranger, files: [certificate] }),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(
      run(db.runtime, referralFile, cast.member, {
        personId,
        referralId: one.referralId,
        fileId: other.fileId,
      }),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(
      run(db.runtime, removeReferralFile, cast.member, {
        personId,
        referralId: one.referralId,
        fileId: other.fileId,
      }),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(
      run(db.runtime, referralFileByLink, anonymous, {
        linkId: await lastLink(one.referralId),
        fileId: other.fileId,
      }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  test('is joined and taken back by who accompanies and reads the request', async () => {
    const { referralId, fileId } = await withDocument(ADDICTION);
    for (const actor of [cast.capEmploi, cast.contributor, cast.manager, cast.outsider])
      await expect(attach(actor, referralId, certificate)).rejects.toBeInstanceOf(NotFound);
    expect(await stored()).toBe(1); // those who were refused left nothing
    await expect(
      run(db.runtime, removeReferralFile, cast.capEmploi, { personId, referralId, fileId }),
    ).rejects.toBeInstanceOf(NotFound);
    await run(db.runtime, removeReferralFile, cast.referent, { personId, referralId, fileId });
    expect(await filesOf(referralId)).toEqual([]);
    await expect.poll(stored).toBe(0);
  });

  test('that is not what it says, or one too many, leaves nothing of what came with it', async () => {
    const referralId = await send(cast.member);
    await expect(
      attach(cast.member, referralId, certificate, { name: 'cv.pdf', bytes: Buffer.from('MZ…') }),
    ).rejects.toMatchObject({ code: 'file_type', params: { name: 'cv' } });
    const many = Array.from({ length: 3 }, () => certificate);
    await attach(cast.member, referralId, ...many);
    await expect(attach(cast.member, referralId, ...many)).rejects.toMatchObject({ code: 'files_many' });
    expect(await filesOf(referralId)).toHaveLength(3);
    expect(await stored()).toBe(3);
    await expect(attach(cast.member, referralId)).rejects.toMatchObject({ code: 'files_missing' });
  });

  test('two people who join theirs at once: both are there, up to five', async () => {
    const referralId = await send(cast.member);
    const three = [certificate, { name: 'photo', bytes: jpeg(800, 600) }, certificate];
    const results = await Promise.allSettled([
      attach(cast.member, referralId, ...three),
      attach(cast.referent, referralId, ...three),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await filesOf(referralId)).toHaveLength(3);
    await Promise.all([
      attach(cast.member, referralId, certificate),
      attach(cast.referent, referralId, certificate),
    ]);
    expect(await filesOf(referralId)).toHaveLength(5);
    expect(await stored()).toBe(5);
  });

  test('joins nothing that is over', async () => {
    const referralId = await send(cast.member);
    await answer(referralId, { move: 'refuse', reason: 'complet' });
    await expect(attach(cast.member, referralId, certificate)).rejects.toMatchObject({ code: 'files_late' });
  });
});

describe('documents that leave with the request', () => {
  const asked = () => ({ personId, referralId: newId(), serviceId: PERMIT });
  const sendWith = (input: ReturnType<typeof asked>, files: GivenFile[], more: Partial<Told> = {}) =>
    storeFiles(db.runtime, files, (stored) =>
      run(db.runtime, sendReferral, cast.member, { ...input, files: stored, told: { ...told, ...more } }),
    );
  const photo = { name: 'photo.heic', bytes: jpeg(800, 600) };

  test('are there from the first message, which is the only one; its link shows them', async () => {
    const input = asked();
    await sendWith(input, [certificate, photo]);
    const files = await filesOf(input.referralId);
    expect(files.map(({ name }) => name)).toEqual(['attestation.pdf', 'photo.jpg']);
    const sent = await owned<{ template: string; params: { linkId: string } }>(
      'SELECT template, params FROM mail_message',
    );
    expect(sent.map(({ template }) => template)).toEqual(['referral-received']);
    const linkId = sent[0]?.params.linkId ?? '';
    expect((await run(db.runtime, openByLink, anonymous, { linkId })).files).toEqual(files);
    const fileId = files[1]?.id ?? '';
    expect(await run(db.runtime, referralFileByLink, anonymous, { linkId, fileId })).toMatchObject({
      id: fileId,
    });
    expect(Buffer.from((await db.runtime.files.get(fileId)) ?? [])).toEqual(photo.bytes);
  });

  test.each<[string, GivenFile[], Partial<Told>, object]>([
    [
      'one of them is no document',
      [certificate, { name: 'cv.pdf', bytes: Buffer.from('MZ…') }],
      {},
      { code: 'file_type', params: { name: 'cv' } },
    ],
    ['there are six of them', Array.from({ length: 6 }, () => certificate), {}, { code: 'files_many' }],
    ['the person has not agreed', [certificate], { agreedHow: '' as 'entretien' }, { name: 'Invalid' }],
    ['what is told is not in the file', [certificate], { channel: 'telephone' }, { code: 'channel_empty' }],
  ])('when %s, nothing leaves and nothing stays', async (_, files, more, error) => {
    await owned('UPDATE person_contact SET phone = NULL WHERE person_id = $1', [personId]);
    await expect(sendWith(asked(), files, more)).rejects.toMatchObject(error);
    expect(await owned('SELECT FROM referral')).toEqual([]);
    expect(await mails()).toEqual([]);
    expect(await stored()).toBe(0);
  });

  test('by a form sent twice are joined once, and what came twice is swept', async () => {
    const input = asked();
    expect(await sendWith(input, [certificate])).toEqual({ filesJoined: true });
    expect(await sendWith(input, [certificate])).toEqual({ filesJoined: true });
    const files = await filesOf(input.referralId);
    expect(files).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
    clock.set(new Date(Date.now() + 2 * 3_600_000).toISOString());
    await sweepReferralFiles(db.runtime);
    expect(await listed()).toEqual(files.map(({ id }) => id));
  });

  test('by a form that comes back with others: the request stands, and whoever sent them is told that they are not in it', async () => {
    const input = asked();
    expect(await sendWith(input, [])).toEqual({ filesJoined: true });
    expect(await sendWith(input, [])).toEqual({ filesJoined: true });
    expect(await sendWith(input, [certificate])).toEqual({ filesJoined: false });
    expect(await filesOf(input.referralId)).toEqual([]);
    await attach(cast.member, input.referralId, certificate);
    expect(await sendWith(input, [certificate])).toEqual({ filesJoined: true });
    expect(await sendWith(input, [certificate, certificate])).toEqual({ filesJoined: false });
    expect(await sendWith(input, [certificate, photo])).toEqual({ filesJoined: false });
    expect(await filesOf(input.referralId)).toHaveLength(1);
    expect((await mails()).map(({ template }) => template)).toEqual(['referral-received', 'referral-files']);
  });

  test('have the one link of the request, which tells the structure when it is withdrawn', async () => {
    const input = asked();
    await sendWith(input, [certificate, photo]);
    const links = await owned<{ link_id: string }>('SELECT link_id FROM referral_link');
    expect(links).toHaveLength(1);
    const { personId, referralId } = input;
    const { version } = await request(referralId);
    await run(db.runtime, moveReferral, cast.member, {
      personId,
      referralId,
      version,
      move: { move: 'withdraw' },
    });
    const linkId = links[0]?.link_id ?? '';
    expect(
      await owned(`SELECT params ->> 'linkId' AS link FROM mail_message WHERE template = 'referral-closed'`),
    ).toEqual([{ link: linkId }]);
    expect(await run(db.runtime, openByLink, anonymous, { linkId })).toMatchObject({
      state: 'retiree',
      files: [],
    });
  });

  test('with a question about room wait for the request', async () => {
    const input = asked();
    await storeFiles(db.runtime, [certificate], (files) =>
      run(db.runtime, askForRoom, cast.member, { ...input, files }),
    );
    expect(await filesOf(input.referralId)).toHaveLength(1);
    const linkId = await lastLink(input.referralId);
    expect((await run(db.runtime, openByLink, anonymous, { linkId })).files).toEqual([]);
  });

  test('from who does not accompany leave nothing behind', async () => {
    const input = asked();
    for (const actor of [cast.contributor, cast.outsider, cast.elsewhere])
      await expect(
        storeFiles(db.runtime, [certificate], (files) =>
          run(db.runtime, sendReferral, actor, { ...input, files, told }),
        ),
      ).rejects.toBeInstanceOf(NotFound);
    expect(await stored()).toBe(0);
  });
});

describe('a structure', () => {
  test('reads it by a link that is live, each opening written down; by one that is spent, no more', async () => {
    const { referralId, fileId } = await withDocument();
    const linkId = await lastLink(referralId);
    const opened = await run(db.runtime, openByLink, anonymous, { linkId });
    expect(opened.files.map(({ id }) => id)).toEqual([fileId]);
    expect(await run(db.runtime, referralFileByLink, anonymous, { linkId, fileId })).toMatchObject({
      id: fileId,
    });
    expect(
      await owned(`SELECT FROM audit.line WHERE act = 'referral-by-link' AND detail ->> 'file' = $1`, [
        fileId,
      ]),
    ).toHaveLength(1);
    await answer(referralId, { move: 'accept' });
    await expect(run(db.runtime, referralFileByLink, anonymous, { linkId, fileId })).rejects.toBeInstanceOf(
      NotFound,
    );
    const follow = await lastLink(referralId);
    expect(await run(db.runtime, referralFileByLink, anonymous, { linkId: follow, fileId })).toMatchObject({
      id: fileId,
    });
    clock.forward({ hours: 24 * 61 });
    await expect(
      run(db.runtime, referralFileByLink, anonymous, { linkId: follow, fileId }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  test('that is only asked for room reads nothing yet', async () => {
    const referralId = randomUUID();
    await run(db.runtime, askForRoom, cast.member, { personId, referralId, serviceId: PERMIT });
    await attach(cast.member, referralId, certificate);
    const [file] = await filesOf(referralId);
    const linkId = await lastLink(referralId);
    expect((await run(db.runtime, openByLink, anonymous, { linkId })).files).toEqual([]);
    await expect(
      run(db.runtime, referralFileByLink, anonymous, { linkId, fileId: file?.id ?? '' }),
    ).rejects.toBeInstanceOf(NotFound);
    expect((await mails()).map(({ template }) => template)).toEqual(['referral-received']);
  });

  test('of Relais reads it in the request that it received, and nobody of another organisation', async () => {
    const { referralId, fileId } = await withDocument(CRECHE);
    const { files } = await run(db.runtime, receivedReferral, cast.contributor, { referralId });
    expect(files.map(({ id }) => id)).toEqual([fileId]);
    expect(
      await run(db.runtime, receivedReferralFile, cast.contributor, { referralId, fileId }),
    ).toMatchObject({
      id: fileId,
    });
    for (const actor of [cast.outsider, cast.elsewhere, cast.capEmploi, cast.person, anonymous])
      await expect(
        run(db.runtime, receivedReferralFile, actor, { referralId, fileId }),
      ).rejects.toBeInstanceOf(NotFound);
  });
});

describe('bytes', () => {
  test('stay ninety days after the end of the request, then go', async () => {
    const { referralId } = await withDocument();
    await answer(referralId, { move: 'refuse', reason: 'complet' });
    clock.forward({ hours: 24 * 89 });
    await sweepReferralFiles(db.runtime);
    expect(await filesOf(referralId)).toHaveLength(1);
    clock.forward({ hours: 24 * 2 });
    await sweepReferralFiles(db.runtime);
    expect(await filesOf(referralId)).toEqual([]);
    clock.set(new Date(Date.now() + 2 * 3_600_000).toISOString());
    expect(await sweepReferralFiles(db.runtime)).toEqual({ removed: 1 });
    expect(await stored()).toBe(0);
  });

  test('that a process killed before its row left behind are swept, those that may still wait for it are not', async () => {
    const { fileId } = await withDocument();
    const orphan = randomUUID();
    await db.runtime.files.put(orphan, pdf());
    clock.set(new Date(Date.now() + 30 * 60_000).toISOString());
    expect(await sweepReferralFiles(db.runtime)).toEqual({ removed: 0 });
    clock.set(new Date(Date.now() + 2 * 3_600_000).toISOString());
    expect(await sweepReferralFiles(db.runtime)).toEqual({ removed: 1 });
    expect(await listed()).toEqual([fileId]);
  });

  test('of a person whose rows are gone go too', async () => {
    await withDocument();
    await owned('TRUNCATE referral CASCADE');
    clock.set(new Date(Date.now() + 2 * 3_600_000).toISOString());
    expect(await sweepReferralFiles(db.runtime)).toEqual({ removed: 1 });
  });

  test('of a store that is down: nothing is joined, and whoever joins or checks reads why', async () => {
    const { referralId, fileId } = await withDocument();
    const bucket = { url: 'http://127.0.0.1:9/documents', region: 'fr-par', key: 'cle', secret: 'secret' };
    const runtime = { ...db.runtime, files: s3Bucket(bucket, { pauseMs: 1 }) };
    await expect(
      attachFiles(runtime, cast.member, { personId, referralId, files: [certificate] }),
    ).rejects.toMatchObject({ code: 'files_down' });
    expect((await filesOf(referralId)).map(({ id }) => id)).toEqual([fileId]);
    expect(await filesCheck.run({ runtime })).toEqual({
      checked: 0,
      differences: ['le bucket des documents est injoignable'],
    });
  });

  test('that are missing are told by « relais check »', async () => {
    const { fileId } = await withDocument();
    expect(await filesCheck.run(db)).toEqual({ checked: 1, differences: [], unsaid: 0 });
    await db.runtime.files.remove(fileId);
    expect(await filesCheck.run(db)).toMatchObject({ differences: [expect.stringContaining(fileId)] });
  });
});
