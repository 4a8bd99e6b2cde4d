import { beforeAll, expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { withoutLead } from '../circle/without-lead.query.server.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { myDay } from '../deadline/my-day.query.server.ts';
import { editOrganisation } from '../organisation/edit-organisation.server.ts';
import { organisationPage } from '../organisation/organisation-page.query.server.ts';
import { choosePeople } from '../people-act/choose-people.server.ts';
import { launchPeopleAct } from '../people-act/launch-people-act.server.ts';
import { drainPeopleActs } from '../people-act/people-act-worker.server.ts';
import { carryStock } from './carry-stock.server.ts';
import { planStock } from './plan-stock.server.ts';
import { stockPage } from './stock-page.query.server.ts';
import { bringStock } from './testing/bring-stock.ts';

const clock = movingClock('2026-03-03T09:00:00Z'); // a Tuesday
const db = useDatabase({ clock });
let at: CircleTerritory;
const COUNT = 230;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  await bringStock(db.runtime, at, COUNT - 20, { enteredOn: '2024-01-05' });
  await bringStock(db.runtime, at, 20, { enteredOn: '2023-06-01', informed: false });
});

const day = (who: Professional, runtime = db.runtime) => run(runtime, myDay, who, { all: true });
const on = (date: string) => ({ ...db.runtime, clock: movingClock(`${date}T09:00:00Z`) });
const alerting = [
  'depassees',
  'sans-nouvelles',
  'changements',
  'equipe-sans-nouvelles',
  'a-nommer',
  'a-orienter',
];

async function act(who: Professional, list: 'sans-referent', decision: object) {
  const actId = newId();
  await run(db.runtime, choosePeople, who, { actId, from: { list, people: null } });
  await run(db.runtime, launchPeopleAct, who, { actId, decision: decision as never });
  await drainPeopleActs(db.runtime);
}

async function expectCalm(who: Professional) {
  const { actions, tiles, team } = await day(who);
  expect(actions).toEqual([]);
  expect(tiles.filter(({ code, count }) => alerting.includes(code) && count > 0)).toEqual([]);
  expect(team?.total ?? 0).toBe(0);
}

test('a stock alerts nobody: not the service, the reception, the body, nor the référent who receives it, until it is planned', async () => {
  const { officer, reception, manager, adviser } = at.seats;
  await expectCalm(officer);
  await expectCalm(reception);
  const seen = await run(db.runtime, stockPage, officer, {});
  expect(seen).toMatchObject({ scope: 'service', total: COUNT, unplanned: COUNT, pages: 5 });
  expect(seen.people[0]).toMatchObject({ enteredOn: '2023-06-01', plannedOn: null });
  expect((await day(officer)).stock).toBe(COUNT);
  expect((await run(db.runtime, withoutLead, officer, { show: 'to-orient' })).people).toEqual([]);
  expect((await run(db.runtime, withoutLead, officer, {})).people[0]).toMatchObject({ inStock: true });
  await expect(run(db.runtime, stockPage, reception, {})).rejects.toThrow(NotFound);

  await act(officer, 'sans-referent', {
    kind: 'orientation',
    track: 'sociale',
    bodyId: at.organisations.body,
  });
  await expectCalm(manager);
  // They are the body's to plan before anybody leads them, and are told without alarm.
  expect((await day(manager)).stock).toBe(COUNT - 20);
  expect((await run(db.runtime, withoutLead, manager, { as: 'manager', show: 'to-appoint' })).people).toEqual(
    [],
  );
  expect(await planStock(db.runtime, manager, { scope: 'equipe', perDay: 10, from: '2026-03-03' })).toBe(200);
  const { actions, tiles } = await day(manager);
  expect(actions.map(({ kind, urgency }) => `${kind} ${urgency}`)).toEqual(
    Array(10).fill('nomination plain'),
  );
  expect(tiles.find(({ code }) => code === 'a-nommer')).toMatchObject({ count: 10 });
  // Whoever leads them plans again.
  await act(manager, 'sans-referent', { kind: 'referent', seat: adviser.seat });
  await expectCalm(manager);
  await expectCalm(adviser);
  // Whom nobody informed yet is unknown to the body, and stays with the service.
  expect(await run(db.runtime, stockPage, adviser, {})).toMatchObject({ scope: 'siege', total: COUNT - 20 });
  expect(await run(db.runtime, stockPage, manager, { scope: 'equipe' })).toMatchObject({ total: COUNT - 20 });
  expect(await run(db.runtime, stockPage, at.seats.colleague, {})).toMatchObject({ total: 0 });
  expect(await run(db.runtime, stockPage, at.seats.partnerManager, {})).toMatchObject({ total: 0 });
});

test('planned, it comes ten a day at most, on working days; a contact takes somebody up', async () => {
  const { adviser, colleague } = at.seats;
  const asked = { scope: 'siege', perDay: 10, from: '2026-03-03' } as const;
  await Promise.all([
    planStock(db.runtime, adviser, asked),
    planStock(db.runtime, adviser, asked).catch(() => 0),
  ]);
  const first = await day(adviser);
  expect(first.actions).toHaveLength(10);
  expect(new Set(first.actions.map(({ kind, dueOn }) => `${kind} ${dueOn}`))).toEqual(
    new Set(['sans-nouvelles 2026-03-03']),
  );
  const days = await withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ on: string; n: number; dow: number }>(
      `SELECT stock_on AS on, count(*)::int AS n, extract(isodow FROM stock_on)::int AS dow FROM person_list
       WHERE isfinite(stock_on) GROUP BY 1 ORDER BY 1`,
    );
    return rows;
  });
  expect(Math.max(...days.map(({ n }) => n))).toBe(10);
  expect(days.every(({ dow }) => dow <= 5)).toBe(true);
  expect(days.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(200);

  const [someone] = first.actions;
  await run(db.runtime, noteContact, adviser, {
    personId: someone!.personId!,
    contactId: newId(),
    channel: 'telephone',
    reached: true,
    on: '2026-03-03',
    at: '08:30',
    words: '',
  } as never);
  expect((await day(adviser)).actions).toHaveLength(9);
  expect((await run(db.runtime, stockPage, adviser, {})).total).toBe(COUNT - 21);

  for (const bad of [{ perDay: 11 }, { from: '2026-03-01' }])
    await expect(planStock(db.runtime, adviser, { ...asked, ...bad })).rejects.toThrow();
  await expect(planStock(db.runtime, colleague, asked)).rejects.toEqual(new Refused('stock_planned'));
  await expect(planStock(db.runtime, colleague, { ...asked, scope: 'equipe' })).rejects.toEqual(
    new Refused('stock_planned'),
  );
});

test('what a day left undone comes first on the next, ten at most, late for nobody, never at a week-end', async () => {
  const { adviser } = at.seats;
  const left = (await day(adviser)).actions.map(({ personId }) => personId);
  await carryStock(on('2026-03-03'));
  expect((await day(adviser)).actions.map(({ personId }) => personId)).toEqual(left); // today is not over
  for (const date of ['2026-03-04', '2026-03-06']) {
    await Promise.all([carryStock(on(date)), carryStock(on(date))]);
    const { actions, tiles } = await day(adviser, on(date));
    expect(actions).toHaveLength(10);
    expect(new Set(actions.map(({ kind, dueOn }) => `${kind} ${dueOn}`))).toEqual(
      new Set([`sans-nouvelles ${date}`]),
    );
    expect(actions.map(({ personId }) => personId)).toEqual(expect.arrayContaining(left));
    expect(tiles.find(({ code }) => code === 'depassees')).toMatchObject({ count: 0 });
  }
  await carryStock(on('2026-03-07')); // a Saturday
  expect((await day(adviser, on('2026-03-07'))).actions).toEqual([]);
  expect((await day(adviser, on('2026-03-09'))).actions).toHaveLength(10);
});

test('a manager sets the day their organisation opened: who was known before it and comes by a list is of the stock', async () => {
  const { coordinator, officer, reception } = at.seats; // of the département, whose first account began in 2024
  const stocked = async (enteredOn: string) => {
    const before = (await run(db.runtime, stockPage, officer, {})).total;
    await bringStock(db.runtime, at, 1, { enteredOn });
    return (await run(db.runtime, stockPage, officer, {})).total - before;
  };
  expect((await run(db.runtime, organisationPage, reception, {})).organisation).toMatchObject({
    openedOn: null,
    firstAccountOn: '2024-01-01',
  });
  expect(await stocked('2026-02-20')).toBe(0);
  const details = { name: 'department de Cher', siret: null, communeCode: null };
  await run(db.runtime, editOrganisation, coordinator, { ...details, openedOn: '2026-03-01' });
  expect(await stocked('2026-02-20')).toBe(1);
  expect(await stocked('2026-03-01')).toBe(0);
  expect(await stocked('2026-01-05')).toBe(1);
  expect((await run(db.runtime, organisationPage, reception, {})).organisation.openedOn).toBe('2026-03-01');
  for (const openedOn of ['2062-03-01', '0026-03-01'])
    await expect(run(db.runtime, editOrganisation, coordinator, { ...details, openedOn })).rejects.toEqual(
      new Refused('opening_far'),
    );
  await expect(run(db.runtime, editOrganisation, officer, { ...details, openedOn: null })).rejects.toThrow(
    NotFound,
  );
});
