import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { proposeAddress } from '../account/propose-address.server.ts';
import { accessColumnsCheck } from '../circle/access-columns-check.ts';
import { appointLead } from '../circle/appoint-lead.server.ts';
import { leaveCircle } from '../circle/leave-circle.server.ts';
import { orientPerson } from '../circle/orient-person.server.ts';
import { possibleLeads } from '../circle/referent-bodies.server.ts';
import {
  bringIn,
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
  type SeatKey,
} from '../circle/testing/circle-world.ts';
import { joins, movePortfolio, personWithLead } from '../circle/testing/journey.ts';
import { withoutLead } from '../circle/without-lead.query.server.ts';
import { myDay } from '../deadline/my-day.query.server.ts';
import { choosePeople } from '../people-act/choose-people.server.ts';
import { launchPeopleAct } from '../people-act/launch-people-act.server.ts';
import { peopleActPage } from '../people-act/people-act-page.query.server.ts';
import { drainPeopleActs } from '../people-act/people-act-worker.server.ts';
import { listColumnsCheck } from '../person/list-columns-check.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { ownSpace } from '../person/own-space.query.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { askOrientation } from '../rights/ask-orientation.server.ts';
import { orientationRequests } from '../rights/orientation-requests.query.server.ts';
import { ownCirclePage } from '../rights/own-circle-page.query.server.ts';
import { type EndReasonCode, endReasons } from './codes.ts';
import { endAccompaniment } from './end-accompaniment.server.ts';
import { endingPage } from './ending-page.query.server.ts';
import { takeUpAccompaniment } from './take-up-accompaniment.server.ts';

const start = '2026-03-03T09:00:00Z';
const today = '2026-03-03';
const clock = movingClock(start);
const db = useDatabase({ clock });
let at: CircleTerritory;
let personId: string;
let person: Actor;
let territories = 0;

beforeEach(async () => {
  clock.set(start);
  territories += 1;
  at = await openCircleTerritory(db.runtime, `Territoire ${territories}`);
  personId = await personWithLead(db.runtime, at);
  person = { kind: 'person', personId };
});

const owned = <Row extends object>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query<Row>(text, values)).rows);
const end = (
  who: Actor,
  more: { reason?: EndReasonCode; endedOn?: string; comment?: string; of?: string } = {},
) => {
  const { of = personId, reason = 'emploi-durable', endedOn = today, comment = '' } = more;
  return run(db.runtime, endAccompaniment, who, { personId: of, reason, endedOn, comment });
};
const takeUp = (who: Actor, undo = false) => run(db.runtime, takeUpAccompaniment, who, { personId, undo });
const reads = (who: Actor) => run(db.runtime, personPage, who, { personId });
const listed = async (who: Professional, address: string) =>
  (await run(db.runtime, myPeople, who, { address })).people.map((one) => one.personId);
const waiting = async (who: Professional) =>
  (await run(db.runtime, withoutLead, who, {})).people.map((one) => one.personId);
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) =>
      error instanceof Refused ? error.code : error instanceof NotFound ? 'missing' : String(error),
  );

test('reasons are those of the table', async () => {
  const rows = await owned<{ code: string; label: string }>(
    'SELECT code, label FROM end_reason ORDER BY rank',
  );
  expect(rows).toEqual(Object.entries(endReasons).map(([code, { label }]) => ({ code, label })));
});

describe('who may do what, in each state', () => {
  const everybody: SeatKey[] = [
    'officer',
    'reception',
    'coordinator',
    'manager',
    'adviser',
    'colleague',
    'partner',
    'partnerManager',
    'contributor',
  ];
  const may = { end: ['officer', 'manager', 'adviser'], takeUp: ['officer', 'manager', 'adviser'] };

  test.each(everybody)('%s', async (key) => {
    const who = at.seats[key];
    await joins(db.runtime, at, personId, at.seats.partner);
    await joins(db.runtime, at, personId, at.seats.contributor, 'contributeur');
    const ends = may.end.includes(key);
    const around = [...may.end, 'partner'].includes(key);
    expect(await outcome(takeUp(who))).toBe('missing'); // nothing has ended
    expect(await outcome(run(db.runtime, endingPage, who, { personId }))).toBe(ends ? 'done' : 'missing');
    expect(await outcome(end(who))).toBe(ends ? 'done' : 'missing');
    if (!ends) await end(at.seats.adviser);
    expect(await outcome(end(who))).toBe(ends ? 'already_ended' : 'missing');
    const page = run(db.runtime, endingPage, who, { personId });
    expect(await outcome(page)).toBe(may.takeUp.includes(key) ? 'done' : 'missing');
    expect(await outcome(takeUp(who))).toBe(may.takeUp.includes(key) ? 'done' : 'missing');
    if (!may.takeUp.includes(key)) await takeUp(at.seats.manager);
    expect(await outcome(takeUp(who))).toBe(around ? 'already_taken_up' : 'missing');
  });

  test('neither the person, nor a neighbouring territory; a stand-in does, and keeps a member’s place', async () => {
    const elsewhere = await openCircleTerritory(db.runtime, `Voisin ${territories}`);
    expect(await outcome(end(person))).toBe('missing');
    expect(await outcome(end(elsewhere.seats.officer))).toBe('missing');
    const { manager, adviser, colleague } = at.seats;
    const period = [today, '2026-04-01'] as const;
    await movePortfolio(db.runtime, manager, { from: adviser, to: colleague, period });
    await end(colleague);
    expect((await reads(colleague)).levels).toMatchObject({ lead: false, edit: true });
    await takeUp(colleague, true);
    expect((await reads(colleague)).levels).toMatchObject({ lead: true });
  });
});

test('a date to come, ten years ago, or « autre » without words, is refused', async () => {
  const { adviser } = at.seats;
  expect(await outcome(end(adviser, { endedOn: '2026-03-04' }))).toBe('end_date');
  expect(await outcome(end(adviser, { endedOn: '2015-01-01' }))).toBe('end_date');
  expect(await outcome(end(adviser, { reason: 'autre' }))).toBe('end_words');
  expect(await outcome(end(adviser, { reason: 'autre', comment: 'Service civique.' }))).toBe('done');
});

test('nobody is référent, nobody is owed one, nobody loses their reading; the person reads why', async () => {
  const { adviser, manager, officer, partner, contributor } = at.seats;
  await joins(db.runtime, at, personId, partner);
  await joins(db.runtime, at, personId, contributor, 'contributeur');
  const before = await Promise.all(
    [adviser, manager, partner].map(async (who) => (await reads(who)).levels.file),
  );
  const loads = async () => {
    return boundTransaction(db.runtime, manager, ({ tx }) => possibleLeads(tx, manager.organisationId));
  };
  const load = async () => (await loads()).find(({ seat }) => seat === adviser.seat)?.people;
  expect(await load()).toBe(1);
  await end(manager, { endedOn: '2026-02-20', comment: 'CDI à la scierie.' });
  expect(before).toEqual([true, true, true]);
  for (const who of [adviser, manager, partner]) expect((await reads(who)).levels.file).toBe(true);
  expect(await load()).toBe(0);
  for (const [who, address] of [
    [adviser, ''],
    [manager, 'liste=organisation'],
    [officer, 'liste=autorite'],
  ] as const) {
    expect(await listed(who, address)).toEqual([]);
    expect(await listed(who, `${address}&accompagnement=termine`)).toEqual([personId]);
    expect((await run(db.runtime, myDay, who, {})).actions).toEqual([]);
  }
  for (const who of [manager, officer]) expect(await waiting(who)).toEqual([]);
  const page = await reads(partner);
  expect(page).toMatchObject({ lead: null, endedOn: '2026-02-20', decidesEnd: false, due: null });
  expect(page.end).toMatchObject({
    reason: 'emploi-durable',
    by: 'Hugo Blanchet',
    comment: 'CDI à la scierie.',
  });
  expect(await reads(contributor)).toMatchObject({ endedOn: '2026-02-20', end: null });
  expect((await run(db.runtime, ownSpace, person, { personId })).end).toMatchObject({
    reason: 'emploi-durable',
    by: 'Hugo Blanchet',
  });
  const [mail] = await owned<{ recipient: string }>(
    `SELECT recipient FROM mail_message WHERE template = 'accompaniment-ended' AND params->>'personId' = $1`,
    [personId],
  );
  expect(mail?.recipient).toBe(at.emailOf('adviser'));
  expect(await outcome(orient())).toBe('accompaniment_ended');
  expect(await outcome(run(db.runtime, appointLead, manager, { personId, seat: adviser.seat }))).toBe(
    'accompaniment_ended',
  );
  expect((await accessColumnsCheck.run(db)).differences).toEqual([]);
  expect((await listColumnsCheck.run(db)).differences).toEqual([]);
});

const orient = () =>
  run(db.runtime, orientPerson, at.seats.officer, {
    personId,
    track: 'professionnelle',
    bodyId: at.organisations.body,
  });

describe('back', () => {
  test('undone within a day, all is as before; a day later it is taken up, from that day on', async () => {
    const { adviser, manager } = at.seats;
    const before = await reads(adviser);
    await end(adviser);
    await takeUp(adviser, true);
    const after = await reads(adviser);
    expect({ ...after, timeline: null, decidesEnd: null }).toEqual({
      ...before,
      timeline: null,
      decidesEnd: null,
    });
    expect(after.leads).toHaveLength(1);

    await end(adviser);
    clock.set('2026-03-04T09:00:01Z');
    expect(await outcome(takeUp(adviser, true))).toBe('undo_too_late');
    await takeUp(adviser);
    expect(await reads(adviser)).toMatchObject({ lead: null, endedOn: null, enteredOn: '2026-03-04' });
    expect((await reads(adviser)).due).toMatchObject({ kind: 'nomination', on: '2026-04-04' });
    expect(await waiting(manager)).toEqual([personId]);
    await run(db.runtime, appointLead, manager, { personId, seat: adviser.seat });
    expect(await waiting(manager)).toEqual([]);
    expect((await accessColumnsCheck.run(db)).differences).toEqual([]);
    expect((await listColumnsCheck.run(db)).differences).toEqual([]);
  });

  test('undone when the référent has left the circle meanwhile, the person waits for another one', async () => {
    const { adviser, manager } = at.seats;
    await end(adviser);
    await run(db.runtime, leaveCircle, adviser, { personId });
    expect(await outcome(takeUp(adviser, true))).toBe('missing');
    await takeUp(manager, true);
    expect(await waiting(manager)).toEqual([personId]);
  });

  test('somebody whom no body had is to be oriented again', async () => {
    const { officer, reception } = at.seats;
    const other = await bringIn(db.runtime, { by: reception, territoryId: at.territoryId });
    expect(await waiting(officer)).toEqual([other]);
    await end(officer, { of: other, reason: 'demenagement' });
    expect(await waiting(officer)).toEqual([]);
    await run(db.runtime, takeUpAccompaniment, officer, { personId: other });
    expect(await waiting(officer)).toEqual([other]);
    const [row] = await owned<{ due: string }>(
      'SELECT next_due_on::text AS due FROM person_list WHERE person_id = $1',
      [other],
    );
    expect(row?.due).toBe('2026-04-14');
  });

  test('the person asks for it; taking it up answers them', async () => {
    const { adviser, officer } = at.seats;
    await end(adviser, { reason: 'sans-nouvelles' });
    await run(db.runtime, askOrientation, person, { personId, words: 'Je suis de retour.' });
    expect(await outcome(run(db.runtime, askOrientation, person, { personId }))).toBe('already_asked');
    const [request] = (await run(db.runtime, orientationRequests, officer, {})).requests.filter(
      (r) => r.personId === personId,
    );
    expect(request).toMatchObject({ kind: 'reprise', words: 'Je suis de retour.' });
    await takeUp(officer);
    const own = await run(db.runtime, ownCirclePage, person, { personId });
    expect(own).toMatchObject({ end: null, request: { kind: 'reprise', outcome: 'reprise' } });
  });
});

test('after a death the space is closed and no letter is written; noted by mistake, it opens again', async () => {
  const { adviser } = at.seats;
  await run(db.runtime, proposeAddress, adviser, {
    personId,
    address: 'awa@exemple.fr',
    way: 'premiere',
    present: true,
  });
  await end(adviser, { reason: 'deces' });
  const open = async () =>
    (await owned('SELECT FROM sign_in_address WHERE person_id = $1 AND ended_at IS NULL', [personId])).length;
  expect(await open()).toBe(0);
  const again = () =>
    run(db.runtime, proposeAddress, adviser, {
      personId,
      address: 'autre@exemple.fr',
      way: 'premiere',
      present: true,
    });
  expect(await outcome(again())).toBe('person_deceased');
  await takeUp(adviser, true);
  expect(await open()).toBe(1);
});

test('ended twice at once, it ends once; ended and undone at once, it is one or the other', async () => {
  const { adviser, manager, officer } = at.seats;
  const found = await Promise.all([adviser, manager, officer].map((who) => outcome(end(who))));
  expect(found.toSorted()).toEqual(['already_ended', 'already_ended', 'done']);
  const back = await Promise.all([takeUp(manager, true), takeUp(officer, true)].map(outcome));
  expect(back.toSorted()).toEqual(['already_taken_up', 'done']);
  const events = await owned<{ kind: string }>(
    `SELECT kind FROM timeline_event WHERE person_id = $1 AND kind LIKE 'accompaniment%' ORDER BY kind`,
    [personId],
  );
  expect(events.map(({ kind }) => kind)).toEqual(['accompaniment-end-undone', 'accompaniment-ended']);
});

test('a selection ends in one act, killed in the middle: done, already so, not theirs; one message with a count', async () => {
  const { manager, adviser, partner } = at.seats;
  const others: string[] = [];
  for (let n = 0; n < 24; n += 1) others.push(await personWithLead(db.runtime, at));
  const [ended, , lost] = others as [string, string, string];
  await end(adviser, { of: ended });
  const actId = newId();
  await run(db.runtime, choosePeople, manager, {
    actId,
    from: { list: 'personnes', people: [personId, ...others], address: 'liste=organisation' },
  });
  await owned('UPDATE person SET conflict_seats = $1 WHERE person_id = $2', [[manager.seat], lost]);
  await owned('SELECT access.recompute($1)', [lost]);
  const decision = { kind: 'fin', reason: 'plus-concernee', endedOn: '2026-02-28', comment: '' } as const;
  await expect(
    run(db.runtime, launchPeopleAct, manager, { actId, decision: { ...decision, endedOn: '2026-03-04' } }),
  ).rejects.toEqual(new Refused('end_date'));
  await expect(
    run(db.runtime, launchPeopleAct, manager, {
      actId,
      decision: { ...decision, reason: 'deces' } as unknown as typeof decision,
    }),
  ).rejects.toThrow();
  await run(db.runtime, launchPeopleAct, manager, { actId, decision });
  let turns = 0;
  await drainPeopleActs(db.runtime, () => turns++ < 10);
  const half = await owned<{ ends: number; events: number; marks: number }>(
    `SELECT (SELECT count(*) FROM accompaniment_end WHERE reason = 'plus-concernee')::int AS ends,
       (SELECT count(*) FROM timeline_event WHERE kind = 'accompaniment-ended' AND params->>'reason' = 'plus-concernee')::int AS events,
       (SELECT count(*) FROM people_act_item WHERE people_act_id = $1 AND outcome = 'fait')::int AS marks`,
    [actId],
  );
  expect(half[0]?.ends).toBeGreaterThan(2);
  expect(half[0]?.ends).toBeLessThan(20);
  expect(half).toEqual([{ ends: half[0]?.ends, events: half[0]?.ends, marks: half[0]?.ends }]);
  await Promise.all([drainPeopleActs(db.runtime), drainPeopleActs(db.runtime)]);
  const page = await run(db.runtime, peopleActPage, manager, { actId });
  expect(page).toMatchObject({ state: 'fait', what: { name: 'N’est plus concernée' } });
  expect(page.counts).toEqual({ fait: 23, deja: 1, refus: 0, hors: 1 });
  const mails = await owned<{ recipient: string; people: number }>(
    `SELECT recipient, (params->>'people')::int AS people FROM mail_message WHERE template = 'accompaniments-ended'`,
  );
  expect(mails).toEqual([{ recipient: at.emailOf('adviser'), people: 23 }]);
  expect(await outcome(run(db.runtime, peopleActPage, partner, { actId }))).toBe('missing');
});
