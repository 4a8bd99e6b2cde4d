import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { orientPerson } from '../circle/orient-person.server.ts';
import {
  bringIn,
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { personWithLead } from '../circle/testing/journey.ts';
import { withoutLead } from '../circle/without-lead.query.server.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { actOnOne, peopleLeft } from './act-on-one.server.ts';
import { choosePeople } from './choose-people.server.ts';
import { launchPeopleAct } from './launch-people-act.server.ts';
import { peopleActPage, peopleActProgress } from './people-act-page.query.server.ts';
import { drainPeopleActs } from './people-act-worker.server.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
let at: CircleTerritory;
let elsewhere: CircleTerritory;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  elsewhere = await openCircleTerritory(db.runtime, 'Nièvre');
});

const ownerRows = <Row extends object>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query<Row>(text, values)).rows);

const bring = (place: CircleTerritory, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      bringIn(db.runtime, { by: place.seats.reception, territoryId: place.territoryId }),
    ),
  );

async function choose(who: Professional, people: string[] | null, show?: 'to-orient' | 'to-appoint') {
  const actId = newId();
  const from = { list: 'sans-referent', people, ...(show && { show }) } as const;
  return run(db.runtime, choosePeople, who, { actId, from });
}

const toBody = (place: CircleTerritory) =>
  ({ kind: 'orientation', track: 'professionnelle', bodyId: place.organisations.body }) as const;

const mails = (template: string) =>
  ownerRows<{ recipient: string; people: number }>(
    `SELECT recipient, (params->>'people')::int AS people FROM mail_message WHERE template = $1 ORDER BY mail_id`,
    [template],
  );

test('300 people are oriented in one act: whole list chosen, pressed twice, killed in the middle, two workers at once', async () => {
  const { officer, manager, reception, partnerManager } = at.seats;
  const people = await bring(at, 300);
  const others = await bring(elsewhere, 2);
  const actId = newId();
  const input = { actId, from: { list: 'sans-referent', people: null } } as const;
  expect(await run(db.runtime, choosePeople, officer, input)).toEqual({ actId, people: 300 });
  expect(await run(db.runtime, choosePeople, officer, input)).toEqual({ actId, people: 300 });
  expect(await ownerRows('SELECT FROM orientation')).toEqual([]); // chosen, not done

  const decision = toBody(at);
  await Promise.all([
    run(db.runtime, launchPeopleAct, officer, { actId, decision }),
    run(db.runtime, launchPeopleAct, officer, { actId, decision }),
  ]);
  let turns = 0;
  await drainPeopleActs(db.runtime, () => turns++ < 40);
  const midway = await run(db.runtime, peopleActProgress, officer, { actId });
  expect(midway).toMatchObject({ state: 'en-cours', total: 300, stopped: false });
  expect(midway.progress).toBeGreaterThan(10);
  expect(midway.progress).toBeLessThan(45);
  const done = await ownerRows<{ orientations: number; events: number; bodies: number; marks: number }>(
    `SELECT (SELECT count(*) FROM orientation)::int AS orientations,
       (SELECT count(*) FROM timeline_event WHERE kind = 'orientation-decided')::int AS events,
       (SELECT count(*) FROM person_list WHERE referent_body_id IS NOT NULL)::int AS bodies,
       (SELECT count(*) FROM people_act_item WHERE outcome = 'fait')::int AS marks`,
  );
  const n = midway.progress;
  expect(done).toEqual([{ orientations: n, events: n, bodies: n, marks: n }]); // nobody half done
  expect(await mails('body-oriented')).toEqual([]);

  await Promise.all([drainPeopleActs(db.runtime), drainPeopleActs(db.runtime)]);
  const page = await run(db.runtime, peopleActPage, officer, { actId });
  expect(page).toMatchObject({ state: 'fait', total: 300, pages: 3, what: { name: 'body de Cher' } });
  expect(page.counts).toEqual({ fait: 300, deja: 0, refus: 0, hors: 0 });
  expect(page.people).toHaveLength(100);
  expect(await ownerRows('SELECT DISTINCT person_id FROM orientation')).toHaveLength(300);
  expect(await ownerRows('SELECT FROM orientation')).toHaveLength(300);
  expect(await mails('body-oriented')).toEqual([{ recipient: at.emailOf('manager'), people: 300 }]);
  expect(
    await ownerRows(`SELECT FROM audit.line WHERE act = 'act-on-one-of-many' AND person_id IS NOT NULL`),
  ).toHaveLength(300);

  // The secretary who brought them in follows nobody beyond what reception is told, and nobody of the neighbours.
  const list = await run(db.runtime, myPeople, reception, { address: 'liste=organisation' });
  expect(list.total).toBe(300);
  expect(list.people.every(({ personId }) => people.includes(personId))).toBe(true);
  await boundTransaction(db.runtime, reception, async ({ tx, open }) => {
    await open([...people.slice(0, 50), ...others]);
    for (const table of ['diagnosis_summary', 'diagnosis_answer', 'orientation', 'people_act_item'] as const)
      expect(await tx.selectFrom(table).select('person_id').execute()).toEqual([]);
    const { length } = await tx.selectFrom('person').select('person_id').execute();
    expect(length).toBe(300);
  });
  for (const who of [reception, manager, partnerManager, elsewhere.seats.officer])
    await expect(run(db.runtime, peopleActPage, who, { actId })).rejects.toThrow(NotFound);

  // Then their body names their référent, in one act too.
  const { actId: second } = await choose(manager, null);
  const before = await run(db.runtime, peopleActPage, manager, { actId: second });
  expect(before.bodies).toBeNull();
  expect(before.leads?.map(({ name, people: load }) => [name, load])).toContainEqual(['Paul Gentil', 0]);
  await run(db.runtime, launchPeopleAct, manager, {
    actId: second,
    decision: { kind: 'referent', seat: at.seats.adviser.seat },
  });
  await drainPeopleActs(db.runtime);
  expect((await run(db.runtime, peopleActPage, manager, { actId: second })).counts.fait).toBe(300);
  expect((await run(db.runtime, withoutLead, manager, {})).people).toEqual([]);
  expect(await mails('people-received')).toEqual([{ recipient: at.emailOf('adviser'), people: 300 }]);
}, 120_000); // three hundred people entered, oriented and given a référent, on a machine that may be busy

test('each person has their outcome: done, already so, refused with a reason, not theirs any more', async () => {
  const { officer, manager, adviser, colleague } = at.seats;
  const [fresh, same, gone] = (await bring(at, 3)) as [string, string, string];
  const led = await personWithLead(db.runtime, at);
  const toPartner = { ...toBody(at), bodyId: at.organisations.mission };
  const { kind: _, ...one } = toPartner;
  await run(db.runtime, orientPerson, officer, { personId: same, ...one });
  const [stranger] = await bring(elsewhere, 1);
  const { actId, people } = await choose(officer, [fresh, same, gone, led, stranger as string, newId()]);
  expect(people).toBe(4); // somebody of another territory is nobody
  await ownerRows('UPDATE person SET barred_orgs = $1 WHERE person_id = $2', [
    [officer.organisationId],
    gone,
  ]);
  await ownerRows('SELECT access.recompute($1)', [gone]);
  await run(db.runtime, launchPeopleAct, officer, { actId, decision: toPartner });
  await drainPeopleActs(db.runtime);
  const page = await run(db.runtime, peopleActPage, officer, { actId });
  expect(page.counts).toEqual({ fait: 1, deja: 1, refus: 1, hors: 1 });
  expect(page.refusals).toEqual([{ code: 'handover_needed', params: {}, people: 1 }]);
  expect(page.people[0]).toMatchObject({ personId: led, outcome: 'refus' });
  expect(new Map(page.people.map(({ personId, outcome }) => [personId, outcome]))).toEqual(
    new Map([
      [led, 'refus'],
      [fresh, 'fait'],
      [same, 'deja'],
    ]),
  );

  const again = newId();
  await run(db.runtime, choosePeople, manager, {
    actId: again,
    from: { list: 'personnes', people: [led], address: 'liste=organisation' },
  });
  await run(db.runtime, launchPeopleAct, manager, {
    actId: again,
    decision: { kind: 'referent', seat: adviser.seat },
  });
  await drainPeopleActs(db.runtime);
  expect((await run(db.runtime, peopleActPage, manager, { actId: again })).counts.deja).toBe(1);

  const taken = newId();
  await run(db.runtime, choosePeople, manager, {
    actId: taken,
    from: { list: 'personnes', people: [led], address: 'liste=organisation' },
  });
  await run(db.runtime, launchPeopleAct, manager, {
    actId: taken,
    decision: { kind: 'referent', seat: colleague.seat },
  });
  await drainPeopleActs(db.runtime);
  expect(await mails('people-given')).toEqual([{ recipient: at.emailOf('adviser'), people: 1 }]);
});

test('nobody acts for another: choices, launches and pieces are their author’s, and a whole list is what they read', async () => {
  const { officer, manager, adviser } = at.seats;
  const [personId] = (await bring(at, 1)) as [string];
  const { actId } = await choose(officer, [personId]);
  for (const who of [manager, elsewhere.seats.officer]) {
    await expect(
      run(db.runtime, choosePeople, who, { actId, from: { list: 'sans-referent', people: [personId] } }),
    ).rejects.toSatisfy((error) => error instanceof NotFound || error instanceof Refused);
    await expect(
      run(db.runtime, launchPeopleAct, who, {
        actId,
        decision: { kind: 'referent', seat: adviser.seat },
      }),
    ).rejects.toSatisfy((error) => error instanceof NotFound || error instanceof Refused);
    expect(await run(db.runtime, peopleLeft, who, { actId, most: 10 })).toEqual([]);
    expect(await run(db.runtime, actOnOne, who, { actId, personId })).toBeNull();
  }
  await expect(choose(at.seats.reception, [personId])).rejects.toThrow(NotFound);
  await expect(choose(adviser, [personId])).rejects.toEqual(new Refused('nobody_chosen'));
  await expect(choose(officer, [])).rejects.toEqual(new Refused('nobody_chosen'));
  await expect(
    run(db.runtime, launchPeopleAct, officer, { actId, decision: { kind: 'referent', seat: adviser.seat } }),
  ).rejects.toEqual(new Refused('act_not_yours'));
  await expect(
    run(db.runtime, launchPeopleAct, officer, {
      actId,
      decision: { ...toBody(at), notifiedOn: '2026-04-01' },
    }),
  ).rejects.toEqual(new Refused('notified_future'));
  // An address that somebody with other duties wrote is read as one's own list: this manager's is empty.
  await expect(
    run(db.runtime, choosePeople, manager, {
      actId: newId(),
      from: { list: 'personnes', address: 'liste=autorite' },
    }),
  ).rejects.toEqual(new Refused('nobody_chosen'));
});
