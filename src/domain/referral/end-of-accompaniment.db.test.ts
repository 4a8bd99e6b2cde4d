import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import type { EndReasonCode } from '../ending/codes.ts';
import { endAccompaniment } from '../ending/end-accompaniment.server.ts';
import { endingPage } from '../ending/ending-page.query.server.ts';
import { takeUpAccompaniment } from '../ending/take-up-accompaniment.server.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { watchReferrals } from './clocks.server.ts';
import { moveReferral, renewReferralLink } from './move-referral.server.ts';
import { askForRoom, sendReferral } from './open-referral.server.ts';
import { ADDICTION, offerServices, PERMIT } from './testing/offered-services.ts';
import { requestsAbout, told } from './testing/requests.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const cast = aroundOnePerson();
const { personId } = cast;
const otherRecord = cast.otherPerson.kind === 'person' ? cast.otherPerson.personId : '';
const { send, answer, stored, lastLink, mails, owned } = requestsAbout(db, personId);

beforeAll(async () => {
  await cast.fill(db);
  await withOwner(db.ownerUrl, async (owner) => {
    await offerServices(owner, [
      {
        id: PERMIT,
        name: 'Permis aidé',
        theme: 'mobilite--preparer-un-permis',
        email: 'permis@mobil.example',
      },
      { id: ADDICTION, name: 'Consultation', theme: 'sante--addictions', email: 'accueil@soins.example' },
    ]);
    await owner.query(`UPDATE person_contact SET email = 'awa@exemple.fr' WHERE person_id = $1`, [personId]);
  });
});
beforeEach(async () => {
  clock.set(worldInstant);
  await owned('TRUNCATE referral, timeline_event CASCADE');
  await owned('DELETE FROM mail_message');
});
afterEach(async () => {
  clock.set(worldInstant);
  const [ended] = await owned('SELECT FROM person WHERE person_id = $1 AND ended_on IS NOT NULL', [personId]);
  if (ended) await run(db.runtime, takeUpAccompaniment, cast.referent, { personId, undo: true });
});

const end = (reason: EndReasonCode, by: Actor = cast.referent) =>
  run(db.runtime, endAccompaniment, by, { personId, reason, endedOn: '2026-03-03', comment: '' });
const written = async () => (await mails()).map(({ template, recipient }) => `${template} ${recipient}`);
const titles = async (actor: Actor) =>
  (await run(db.runtime, timelinePage, actor, { personId })).entries.map(({ title }) => title);

describe('an end that is no death', () => {
  test('is decided with what remains open before one’s eyes, as far as one reads it', async () => {
    const id = await send(cast.member);
    const over = await send(cast.member);
    await answer(over, { move: 'refuse', reason: 'complet' });
    const shown = async (actor: Actor) =>
      (await run(db.runtime, endingPage, actor, { personId })).referrals.map((one) => one.id);
    expect(await shown(cast.referent)).toEqual([id]);
    expect(await shown(cast.officer)).toEqual([]);
    const sensitive = await send(cast.member, ADDICTION);
    expect(await shown(cast.referent)).toContain(sensitive);
    expect(await shown(cast.manager)).not.toContain(sensitive);
  });

  test('leaves requests open, in the hands of the circle, and the structure reminded', async () => {
    const id = await send(cast.member);
    await end('emploi-durable');
    expect(await stored(id)).toMatchObject({ state: 'envoyee' });
    clock.forward({ hours: 24 * 3 });
    await watchReferrals(db.runtime);
    expect((await written()).at(-1)).toBe('referral-reminder permis@mobil.example');
    await answer(id, { move: 'accept' });
    await run(db.runtime, moveReferral, cast.member, {
      personId,
      referralId: id,
      version: (await stored(id)).version,
      move: { move: 'start' },
    });
    expect(await stored(id)).toMatchObject({ state: 'commencee' });
  });
});

describe('a death', () => {
  test('closes all that is open; each structure is told once, as of any request taken back, and nobody else', async () => {
    const sent = await send(cast.member);
    const begun = await send(cast.member, ADDICTION);
    await answer(begun, { move: 'accept' });
    const room = newId();
    await run(db.runtime, askForRoom, cast.member, { personId, referralId: room, serviceId: PERMIT });
    await answer(room, { move: 'confirm-room' });
    const refused = await send(cast.member);
    await answer(refused, { move: 'refuse', reason: 'complet' });
    await owned('DELETE FROM mail_message');
    await end('deces');
    for (const id of [sent, begun, room]) expect(await stored(id)).toMatchObject({ state: 'retiree' });
    expect(await stored(refused)).toMatchObject({ state: 'refusee' });
    expect((await written()).filter((line) => line.startsWith('referral'))).toEqual([
      ...['permis', 'accueil', 'permis'].map((box) =>
        expect.stringMatching(new RegExp(`^referral-closed (${box}|permis|accueil)@`)),
      ),
    ]);
    expect(await titles(cast.member)).toContain('Demande fermée\u00a0: Permis aidé (Structure Permis aidé)');
  });

  test('leaves nothing that could still be sent: no reminder, no answer, no new link, no new request', async () => {
    const sent = await send(cast.member);
    const link = await lastLink(sent);
    await end('deces');
    await owned('DELETE FROM mail_message');
    for (const days of [3, 10, 20, 30, 40]) {
      clock.set(worldInstant);
      clock.forward({ hours: 24 * days });
      await watchReferrals(db.runtime);
    }
    clock.set(worldInstant);
    await expect(answer(sent, { move: 'accept' })).rejects.toMatchObject({ code: 'referral_moved' });
    await run(db.runtime, renewReferralLink, { kind: 'anonymous' }, { linkId: link });
    const asked = { personId, referralId: newId(), serviceId: PERMIT };
    await expect(run(db.runtime, sendReferral, cast.member, { ...asked, told })).rejects.toMatchObject({
      code: 'person_deceased',
    });
    await expect(run(db.runtime, askForRoom, cast.member, asked)).rejects.toMatchObject({
      code: 'person_deceased',
    });
    expect(await written()).toEqual([]);
  });

  test('at the very moment when the structure answers, the request ends closed', async () => {
    const sent = await send(cast.member);
    await Promise.allSettled([answer(sent, { move: 'accept' }), end('deces')]);
    expect(await stored(sent)).toMatchObject({ state: 'retiree' });
    expect((await written()).filter((line) => line.startsWith('referral-closed'))).toHaveLength(1);
  });

  test('noted by who does not read a request does not show it to them', async () => {
    await send(cast.member, ADDICTION);
    await end('deces', cast.manager);
    expect((await titles(cast.manager)).join()).not.toContain('Consultation');
    expect((await titles(cast.member)).join()).toContain('Demande fermée\u00a0: Consultation');
  });

  test('closes what was asked under a record that was joined to it, and lets nothing be asked under it', async () => {
    const mine = await send(cast.member);
    const theirs = newId();
    await owned(
      `INSERT INTO referral SELECT (jsonb_populate_record(r, jsonb_build_object('person_id', $2::uuid, 'referral_id', $3::uuid))).*
       FROM referral r WHERE referral_id = $1`,
      [mine, otherRecord, theirs],
    );
    await owned(
      `INSERT INTO person_alias (person_id, person_alias_id, survivor_id, from_at, merged_by, merged_organisation)
       VALUES ($1, $2, $3, $4, 'Quelqu’un', 'Un service')`,
      [otherRecord, newId(), personId, worldInstant],
    );
    await end('deces');
    expect(await stored(theirs)).toMatchObject({ state: 'retiree' });
    await expect(
      owned(
        `INSERT INTO referral SELECT (jsonb_populate_record(r, jsonb_build_object('referral_id', $2::uuid))).*
         FROM referral r WHERE referral_id = $1`,
        [theirs, newId()],
      ),
    ).rejects.toThrow('person_deceased');
    await owned('DELETE FROM person_alias');
  });

  test('noted by mistake and undone, lets one ask again; what was closed stays closed', async () => {
    const sent = await send(cast.member);
    await end('deces');
    await run(db.runtime, takeUpAccompaniment, cast.referent, { personId, undo: true });
    expect(await stored(sent)).toMatchObject({ state: 'retiree' });
    expect(await stored(await send(cast.member))).toMatchObject({ state: 'envoyee' });
  });
});
