import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { leaveCircle } from '../circle/leave-circle.server.ts';
import { waitingForMe } from '../circle/my-invitations.query.server.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { followUpReferral } from './move-referral.server.ts';
import { myReferrals } from './my-referrals.query.server.ts';
import { askForRoom } from './open-referral.server.ts';
import { referralListOf } from './states.ts';
import { ADDICTION, offerServices, PERMIT } from './testing/offered-services.ts';
import { requestsAbout } from './testing/requests.ts';

const db = useDatabase({ clock: movingClock(worldInstant) });
const cast = aroundOnePerson();
const { personId } = cast;
const { send, answer, owned } = requestsAbout(db, personId);

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

/** What the navigation counts, which is what « À faire par vous » lists. */
async function toDo(actor: Actor): Promise<number> {
  const { referrals } = await run(db.runtime, waitingForMe, actor, {});
  const listed = (await run(db.runtime, myReferrals, actor, {})).filter(
    (one) => referralListOf(one) === 'faire',
  );
  expect(listed).toHaveLength(referrals);
  return referrals;
}

test('the navigation counts what the list of things to do shows: room to use, refusals to follow up, and nothing else', async () => {
  const refused = await send(cast.member);
  expect(await toDo(cast.member)).toBe(0);
  await answer(refused, { move: 'refuse', reason: 'complet' });
  await answer(await send(cast.member, ADDICTION), { move: 'refuse', reason: 'complet' });
  const room = newId();
  await run(db.runtime, askForRoom, cast.member, { personId, referralId: room, serviceId: PERMIT });
  await answer(room, { move: 'confirm-room' });
  expect(await toDo(cast.member)).toBe(3);
  expect(await toDo(cast.referent)).toBe(0);
  await run(db.runtime, followUpReferral, cast.member, { personId, referralId: refused });
  expect(await toDo(cast.member)).toBe(2);
});

test('whoever has left the circle has nothing to do, nor anything listed', async () => {
  await answer(await send(cast.member), { move: 'refuse', reason: 'complet' });
  expect(await toDo(cast.member)).toBe(1);
  await run(db.runtime, leaveCircle, cast.member, { personId });
  expect(await toDo(cast.member)).toBe(0);
});
