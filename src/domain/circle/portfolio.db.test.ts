import { expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { declareConflict } from '../person/declare-conflict.server.ts';
import { ownSpace } from '../person/own-space.query.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { appointLead } from './appoint-lead.server.ts';
import { cancelMove } from './cancel-move.server.ts';
import { carryOutChunk, carryOutMove } from './carry-out-move.server.ts';
import { endStandIn } from './end-stand-in.server.ts';
import { movePage } from './move-page.query.server.ts';
import { moveActs, moveStates, moveVerdicts } from './portfolio-move.ts';
import { prepareMove } from './prepare-move.server.ts';
import { standInsPage } from './stand-ins.query.server.ts';
import { openCircleTerritory, type Professional } from './testing/circle-world.ts';
import { joins, located, movePortfolio, personWithLead } from './testing/journey.ts';
import { gapsOf, leadsMany } from './testing/portfolio.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
const day = '2026-03-03';

let territories = 0;
const freshTerritory = () => {
  territories += 1;
  return openCircleTerritory(db.runtime, `Portefeuille ${territories}`);
};

const ownerRows = <Row extends object>(text: string, values: unknown[]) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query<Row>(text, values)).rows);

const leadsTowards = (who: Professional, people: readonly string[], on = db.runtime) =>
  boundTransaction(on, who, async ({ open }) => {
    let count = 0;
    for (let n = 0; n < people.length; n += 200)
      for (const levels of (await open(people.slice(n, n + 200))).values()) count += levels.lead ? 1 : 0;
    return count;
  });

const mailsTo = (email: string, template: string) =>
  ownerRows<{ params: { people?: number } }>(
    'SELECT params FROM mail_message WHERE recipient = $1 AND template = $2 ORDER BY mail_id',
    [email, template],
  );

test('84 people of an absent colleague get a stand-in in one act, and so does whoever joins meanwhile', async () => {
  const at = await freshTerritory();
  const { manager, adviser, colleague } = at.seats;
  const people = await leadsMany(db.ownerUrl, at, adviser, 84);
  const moveId = newId();
  const prepare = () =>
    run(db.runtime, prepareMove, manager, {
      moveId,
      kind: 'remplacement',
      fromSeat: adviser.seat,
      toSeats: [colleague.seat],
      from: day,
      until: '2026-03-20',
    });
  expect([await prepare(), await prepare()]).toEqual([
    { moveId, people: 84 },
    { moveId, people: 84 },
  ]);
  expect(await leadsTowards(colleague, people)).toBe(0); // shown, not done
  expect(await run(db.runtime, carryOutChunk, manager, { moveId })).toEqual({ left: 0 });
  await Promise.all([carryOutMove(db.runtime, manager, moveId), carryOutMove(db.runtime, manager, moveId)]);
  expect(await leadsTowards(colleague, people)).toBe(84);
  expect(await gapsOf(db.ownerUrl, people, day)).toEqual([]);
  expect(await mailsTo(at.emailOf('colleague'), 'stand-in-named')).toMatchObject([
    { params: { people: 84 } },
  ]);
  expect(
    await ownerRows(
      `SELECT count(*)::int AS n, count(DISTINCT person_id)::int AS people FROM timeline_event
       WHERE kind = 'stand-in-named' AND person_id = ANY ($1)`,
      [people],
    ),
  ).toEqual([{ n: 84, people: 84 }]);

  const joined = await personWithLead(db.runtime, at);
  expect(await leadsTowards(colleague, [joined])).toBe(1);
  const meanwhile = { name: 'Jeanne Roux', until: '2026-03-20' };
  expect((await run(db.runtime, personPage, adviser, { personId: joined })).lead?.standIn).toMatchObject(
    meanwhile,
  );
  const own = await run(db.runtime, ownSpace, { kind: 'person', personId: joined }, { personId: joined });
  expect(own.circle.find(({ isLead }) => isLead)?.standIn).toMatchObject(meanwhile);
  const after = { ...db.runtime, clock: movingClock('2026-03-21T09:00:00Z') };
  expect(await leadsTowards(colleague, [...people, joined], after)).toBe(0);
  const { standIns } = await run(db.runtime, standInsPage, manager, {});
  expect(standIns).toMatchObject([{ name: 'Jeanne Roux', people: 85, whole: true, until: '2026-03-20' }]);

  await run(db.runtime, endStandIn, manager, { fromSeat: adviser.seat, toSeat: colleague.seat });
  const late = await personWithLead(db.runtime, at);
  expect(await leadsTowards(colleague, [...people, joined, late])).toBe(0);
});

test('in somebody else’s circle the stand-in accompanies; becoming référent there makes them stand in for that', async () => {
  const at = await freshTerritory();
  const { manager, adviser, colleague } = at.seats;
  await leadsMany(db.ownerUrl, at, colleague, 1);
  await movePortfolio(db.runtime, manager, { from: colleague, to: manager, period: [day, '2026-03-20'] });
  const personId = await personWithLead(db.runtime, at);
  await joins(db.runtime, at, personId, colleague);
  const level = () =>
    boundTransaction(db.runtime, manager, async ({ open }) => (await open([personId])).get(personId));
  expect(await level()).toMatchObject({ edit: true, lead: false });
  await run(db.runtime, appointLead, manager, { personId, seat: colleague.seat });
  expect(await level()).toMatchObject({ edit: true, lead: true });
  expect(await leadsTowards(adviser, [personId])).toBe(0);
});

test('1 200 people go to three colleagues by caseload; killed in the middle, nothing is half done and it goes on', async () => {
  const at = await freshTerritory();
  const { manager, adviser, colleague } = at.seats;
  await leadsMany(db.ownerUrl, at, colleague, 100);
  const people = await leadsMany(db.ownerUrl, at, adviser, 1200);
  const moveId = newId();
  await run(db.runtime, prepareMove, manager, {
    moveId,
    kind: 'transfert',
    fromSeat: adviser.seat,
    toSeats: [colleague.seat, manager.seat],
  });
  const before = await run(db.runtime, movePage, manager, { moveId });
  expect(before).toMatchObject({ state: 'prepare', total: 1200, forOthers: 0, pages: 12 });
  // 100 + 550 = 650: both end with as many.
  expect(before.shares.map(({ name, people: count, carriesNow }) => [name, count, carriesNow])).toEqual([
    ['Hugo Blanchet', 650, 0],
    ['Jeanne Roux', 550, 100],
  ]);
  expect(await run(db.runtime, carryOutChunk, manager, { moveId })).toEqual({ left: 1000 });
  expect(await gapsOf(db.ownerUrl, people, day)).toEqual([]);
  expect(await leadsTowards(adviser, people)).toBe(1000);
  const { unfinished } = await run(db.runtime, standInsPage, manager, {});
  expect(unfinished).toEqual([{ moveId, name: 'Paul Gentil', kind: 'transfert', begun: true }]);
  await expect(run(db.runtime, cancelMove, manager, { moveId })).rejects.toEqual(new Refused('move_begun'));
  await carryOutMove(db.runtime, manager, moveId);
  expect(await gapsOf(db.ownerUrl, people, day)).toEqual([]);
  expect([await leadsTowards(colleague, people), await leadsTowards(manager, people)]).toEqual([550, 650]);
  expect(await mailsTo(at.emailOf('colleague'), 'portfolio-received')).toMatchObject([
    { params: { people: 550 } },
  ]);
  const levels = await boundTransaction(db.runtime, adviser, async ({ open }) =>
    (await open(people.slice(0, 1))).values().next(),
  );
  expect(levels.value).toMatchObject({ file: true, edit: false }); // thirty days of reading
});

test('whom a colleague cannot take goes to another; without another, they are left, and the reason stays untold', async () => {
  const at = await freshTerritory();
  const { manager, adviser, colleague } = at.seats;
  const [kept, tied] = [await personWithLead(db.runtime, at), await personWithLead(db.runtime, at)];
  await located(db.runtime, colleague, tied);
  await run(db.runtime, declareConflict, colleague, { personId: tied });
  const moveId = await movePortfolio(db.runtime, manager, { from: adviser, to: colleague });
  const page = await run(db.runtime, movePage, manager, { moveId });
  expect(page).toMatchObject({ state: 'fait', done: 1, forOthers: 1 });
  expect(page.people.map(({ personId, toName, outcome }) => [personId, toName, outcome])).toEqual([
    [tied, null, 'autre'],
    [kept, 'Jeanne Roux', 'fait'],
  ]);
  expect(await leadsTowards(adviser, [tied])).toBe(1);
  const rest = await movePortfolio(db.runtime, manager, { from: adviser, to: [colleague, manager] });
  expect((await run(db.runtime, movePage, manager, { moveId: rest })).people).toMatchObject([
    { personId: tied, toName: 'Hugo Blanchet', outcome: 'fait' },
  ]);
  expect(await gapsOf(db.ownerUrl, [kept, tied], day)).toEqual([]);
});

test('what changed since it was shown: who left the portfolio is not touched, who arrived is taken along', async () => {
  const at = await freshTerritory();
  const { manager, adviser, colleague } = at.seats;
  const [gone] = await leadsMany(db.ownerUrl, at, adviser, 2);
  const moveId = newId();
  await run(db.runtime, prepareMove, manager, {
    moveId,
    kind: 'transfert',
    fromSeat: adviser.seat,
    toSeats: [colleague.seat],
  });
  await run(db.runtime, appointLead, manager, { personId: gone ?? '', seat: manager.seat });
  const arrived = await personWithLead(db.runtime, at);
  await carryOutMove(db.runtime, manager, moveId);
  expect(await run(db.runtime, movePage, manager, { moveId })).toMatchObject({ total: 3, done: 2, gone: 1 });
  expect(await leadsTowards(manager, [gone ?? ''])).toBe(1);
  expect(await leadsTowards(colleague, [arrived])).toBe(1);
});

test('only the manager of that team prepares, reads, carries out or cancels; each state allows what its table says', async () => {
  const at = await freshTerritory();
  const { manager, adviser, colleague, partnerManager } = at.seats;
  await leadsMany(db.ownerUrl, at, adviser, 1);
  const prepared = async () => {
    const moveId = newId();
    await run(db.runtime, prepareMove, manager, {
      moveId,
      kind: 'remplacement',
      fromSeat: adviser.seat,
      toSeats: [colleague.seat],
      from: day,
      until: day,
    });
    return moveId;
  };
  const moveId = await prepared();
  for (const who of [adviser, colleague, partnerManager]) {
    for (const act of [carryOutChunk, cancelMove, movePage] as const) {
      await expect(run(db.runtime, act as typeof cancelMove, who, { moveId })).rejects.toThrow(NotFound);
    }
  }
  for (const state of moveStates) {
    for (const act of moveActs) {
      const one = await prepared();
      await ownerRows('UPDATE portfolio_move SET state = $2 WHERE portfolio_move_id = $1 RETURNING 1', [
        one,
        state,
      ]);
      const found = await run(
        db.runtime,
        (act === 'cancel' ? cancelMove : carryOutChunk) as typeof cancelMove,
        manager,
        {
          moveId: one,
        },
      ).then(
        () => (state === 'fait' ? 'nothing-left' : 'done'),
        () => 'refused',
      );
      expect([state, act, found]).toEqual([state, act, moveVerdicts[act][state]]);
    }
  }
});
