import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { moveReferral } from './move-referral.server.ts';
import { peopleToRefer } from './people-to-refer.query.server.ts';
import { ADDICTION, offerServices, PERMIT } from './testing/offered-services.ts';
import { requestsAbout } from './testing/requests.ts';

const db = useDatabase({ clock: movingClock(worldInstant) });
const cast = aroundOnePerson();
const { personId } = cast;
const { send, owned } = requestsAbout(db, personId);

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
    ]),
  );
});
beforeEach(() => owned('TRUNCATE referral CASCADE'));

const choices = (actor: Actor, named = '', serviceId = PERMIT) =>
  run(db.runtime, peopleToRefer, actor, { serviceId, named });
const offered = async (actor: Actor, named = '') =>
  (await choices(actor, named)).people.some((person) => person.personId === personId);
describe('people for whom a place may be asked', () => {
  test('are those whom the professional accompanies, and nobody whom they only read or know of', async () => {
    for (const actor of [cast.referent, cast.standIn, cast.member, cast.capEmploi])
      expect(await offered(actor)).toBe(true);
    for (const actor of [cast.contributor, cast.former, cast.outsider, cast.elsewhere])
      expect(await offered(actor)).toBe(false);
    for (const actor of [cast.reception, cast.person, cast.nobody])
      await expect(choices(actor)).rejects.toBeInstanceOf(NotFound);
  });

  test('are found by the beginning of a name, and no more once the accompaniment has ended', async () => {
    const all = (await choices(cast.referent)).people;
    const { name = '' } = all.find((one) => one.personId === personId) ?? {};
    expect(await offered(cast.referent, name.slice(0, 3))).toBe(true);
    expect(await offered(cast.referent, 'Zygomatique')).toBe(false);
    await withOwner(db.ownerUrl, async (owner) => {
      const end = (day: string | null) =>
        owner.query(
          'WITH p AS (UPDATE person SET ended_on = $2 WHERE person_id = $1) UPDATE person_list SET ended_on = $2 WHERE person_id = $1',
          [personId, day],
        );
      await end('2026-03-03');
      expect(await offered(cast.referent)).toBe(false);
      await end(null);
    });
  });

  test('show their request to that service that is under way, to whoever reads it', async () => {
    const already = async (actor: Actor, serviceId: string) =>
      (await choices(actor, '', serviceId)).people.find((one) => one.personId === personId)?.already;
    expect(await already(cast.member, PERMIT)).toBeNull();
    const permit = await send(cast.member, PERMIT);
    expect(await already(cast.capEmploi, PERMIT)).toBe(permit);
    const addiction = await send(cast.member, ADDICTION);
    expect(await already(cast.referent, ADDICTION)).toBe(addiction);
    expect(await already(cast.capEmploi, ADDICTION)).toBeNull();
    await run(db.runtime, moveReferral, cast.member, {
      personId,
      referralId: permit,
      version: 2,
      move: { move: 'withdraw' },
    });
    expect(await already(cast.member, PERMIT)).toBeNull();
  });

  test('of a service that is not published, nobody', async () => {
    await expect(choices(cast.referent, '', 'essai--inconnu')).rejects.toBeInstanceOf(NotFound);
  });
});
