import { beforeAll, expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { type CircleTerritory, openCircleTerritory, type SeatKey } from '../circle/testing/circle-world.ts';
import { setUpTerritory } from '../organisation/set-up.server.ts';
import { createPerson } from '../person/create-person.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { ownerRows } from '../person/testing/cast.ts';
import { askAgain, tellApart } from './answer-match.server.ts';
import { mergePeople, saySame, separatePeople } from './merge.server.ts';
import { mergePreview } from './merge-preview.query.server.ts';
import { possibleMatch } from './possible-matches.query.server.ts';
import { contentOf } from './testing/content.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
let here: CircleTerritory;
let elsewhere: CircleTerritory;
/** The orientation services of the département and of the mission locale. */
const [OURS, THEIRS] = ['officer', 'partnerManager'] as const;

beforeAll(async () => {
  here = await openCircleTerritory(db.runtime, 'Ici');
  elsewhere = await openCircleTerritory(db.runtime, 'Ailleurs');
  await setUpTerritory(db.runtime, (setup) =>
    setup.giveDuty({
      seat: here.seats.partnerManager.seat,
      kind: 'orientation-officer',
      authorityId: here.organisations.mission,
      territoryId: here.territoryId,
      from: '2024-01-01',
    }),
  );
});

let day = 0;
/** The mission locale accompanies somebody whom the département brings in too. */
async function twice({ hidden = false } = {}) {
  day += 1;
  const identity = {
    familyName: `Sangaré${day}`,
    givenName: 'Issa',
    birthDate: `2004-05-${String(day).padStart(2, '0')}`,
    civility: 'monsieur',
  };
  const bring = (seat: SeatKey, accompany: boolean) =>
    run(db.runtime, createPerson, here.seats[seat], {
      territoryId: here.territoryId,
      identity,
      contact: { phone: `+3365556${String(1000 + day)}` },
      accompany,
      protected: hidden,
      informedOn: '2026-01-05',
    });
  const theirs = (await bring('partner', true)).personId;
  const ours = (await bring('reception', false)).personId;
  return { theirs, ours, pair: { personId: ours, otherId: theirs } };
}
type People = Awaited<ReturnType<typeof twice>>;

const leads = (personId: string, seat: SeatKey, organisationId: string) =>
  withOwner(db.ownerUrl, async (owner) => {
    const values = [personId, here.seats[seat].seat, organisationId];
    await owner.query(
      `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function, role,
         since, joined_how, discreet)
       SELECT $1, gen_random_uuid(), $2, $3, m.professional_name, 'x', 'x', 'accompagnateur', now(), 'nomination', false
       FROM membership m WHERE m.membership_id = $2
         AND NOT EXISTS (SELECT FROM circle_member c WHERE c.person_id = $1 AND c.seat = $2)`,
      values,
    );
    await owner.query(
      `INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
       SELECT $1, gen_random_uuid(), $2, $3, m.professional_name, 'x', now() FROM membership m WHERE m.membership_id = $2`,
      values,
    );
    await owner.query('SELECT access.recompute($1)', [personId]);
  });
const say = (seat: SeatKey, { pair }: People, keeps: string | null = null) =>
  run(db.runtime, saySame, here.seats[seat], { ...pair, keeps });
const compared = (seat: SeatKey, { pair }: People) => run(db.runtime, possibleMatch, here.seats[seat], pair);
const pageOf = (seat: SeatKey, personId: string) =>
  run(db.runtime, personPage, here.seats[seat], { personId });
const joinedNow = async ({ pair }: People) =>
  (
    await ownerRows(db, 'SELECT FROM person_alias WHERE person_id = ANY ($1) AND until_at IS NULL', [
      Object.values(pair),
    ])
  ).length;

test('joined when both services have said so; before and after, each reads what it read, byte for byte', async () => {
  const people = await twice();
  const { ours, theirs, pair } = people;
  const seen = async () =>
    JSON.stringify([
      await pageOf(OURS, ours),
      await pageOf(THEIRS, theirs),
      await pageOf('partner', theirs),
      await pageOf('reception', ours),
    ]);
  const before = { seen: await seen(), content: await contentOf(db) };
  expect(await compared(OURS, people)).toMatchObject({
    one: { own: true },
    other: { own: false, phone: null, communeName: null, enteredOn: null, referentBody: null },
    words: { one: null, other: null },
  });
  expect(await compared(THEIRS, people)).toMatchObject({
    one: { own: false, phone: null },
    other: { own: true },
  });

  expect(await say(OURS, people)).toMatchObject({ joined: false });
  expect(await joinedNow(people)).toBe(0);
  expect((await compared(THEIRS, people)).words.one).toMatchObject({ keeps: null });
  expect(await say(OURS, people)).toMatchObject({ joined: false }); // said twice by one service is said once
  expect(await say(THEIRS, people)).toMatchObject({ joined: true });
  expect(await joinedNow(people)).toBe(1);
  expect((await compared(OURS, people)).answer).toBe('same');
  expect(await seen()).toBe(before.seen);
  await expect(pageOf(OURS, theirs)).rejects.toThrow(NotFound);
  await expect(pageOf(THEIRS, ours)).rejects.toThrow(NotFound);

  // Either of the two takes it back.
  await run(db.runtime, separatePeople, here.seats[THEIRS], pair);
  expect(await seen()).toBe(before.seen);
  expect(await contentOf(db)).toBe(before.content);
  expect(await compared(OURS, people)).toMatchObject({ answer: null, words: { one: null, other: null } });
});

test('two référents: both services name the same one before anything changes', async () => {
  const people = await twice();
  const { ours, theirs, pair } = people;
  await leads(ours, 'adviser', here.organisations.body);
  await leads(theirs, 'partner', here.organisations.mission);
  const before = await contentOf(db);
  await expect(say(OURS, people)).rejects.toThrow(new Refused('merge_which_lead'));
  await say(OURS, people, ours);
  expect(await say(THEIRS, people, theirs)).toMatchObject({ joined: false });
  expect((await compared(THEIRS, people)).words).toMatchObject({
    one: { keeps: ours },
    other: { keeps: theirs },
  });
  expect(await joinedNow(people)).toBe(0);
  expect(await contentOf(db)).toBe(before);
  expect(await say(OURS, people, theirs)).toMatchObject({ joined: true });
  // The mission locale's référent reads both on one page; the adviser stays in the circle of theirs.
  expect((await pageOf('partner', theirs)).merged).toMatchObject([{ personId: ours, lead: { me: true } }]);
  expect((await pageOf('adviser', ours)).lead).toMatchObject({ me: false });
  await expect(pageOf('adviser', theirs)).rejects.toThrow(NotFound);
  await run(db.runtime, separatePeople, here.seats[OURS], pair);
  expect(await contentOf(db)).toBe(before);
});

test('a word is taken back, « deux personnes » ends both, and is not overruled by the other service', async () => {
  const people = await twice();
  await say(OURS, people);
  await run(db.runtime, askAgain, here.seats[OURS], people.pair);
  expect(await say(THEIRS, people)).toMatchObject({ joined: false });
  await run(db.runtime, tellApart, here.seats[OURS], people.pair);
  expect((await compared(THEIRS, people)).words).toEqual({ one: null, other: null });
  await expect(say(THEIRS, people)).rejects.toThrow(new Refused('match_two'));
  // Asked again by one service, the word of the other stays to be given.
  await run(db.runtime, askAgain, here.seats[THEIRS], people.pair);
  expect(await say(OURS, people)).toMatchObject({ joined: false });
  expect(await say(THEIRS, people)).toMatchObject({ joined: true });
});

test('nobody joins alone, nor says a word about whom they may not compare', async () => {
  const people = await twice();
  for (const seat of [OURS, THEIRS] as const) {
    await expect(run(db.runtime, mergePreview, here.seats[seat], people.pair)).rejects.toThrow(NotFound);
    const alone = run(db.runtime, mergePeople, here.seats[seat], {
      ...people.pair,
      survivorId: people.theirs,
    });
    await expect(alone).rejects.toThrow(NotFound);
  }
  for (const seat of ['reception', 'partner', 'manager', 'coordinator'] as const) {
    await expect(say(seat, people)).rejects.toThrow(NotFound);
    await expect(run(db.runtime, separatePeople, here.seats[seat], people.pair)).rejects.toThrow(NotFound);
  }
  await expect(run(db.runtime, saySame, elsewhere.seats.officer, people.pair)).rejects.toThrow(NotFound);
  const unrelated = await twice();
  const crossed = { pair: { personId: people.ours, otherId: unrelated.theirs } };
  await expect(say(OURS, { ...people, ...crossed })).rejects.toThrow(NotFound);
  // A protected person's record is shown to the other service neither before nor by trying.
  const hidden = await twice({ hidden: true });
  await expect(say(OURS, hidden)).rejects.toThrow(NotFound);
});

test('a service that reads who both are decides alone', async () => {
  const people = await twice();
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, granted_by)
       VALUES ($1, gen_random_uuid(), $2, 'summary', '2024-01-01', '2099-01-01', 'tuilage', 'x', 'x')`,
      [people.theirs, here.seats[OURS].seat],
    ),
  );
  expect(await compared(OURS, people)).toMatchObject({ one: { own: true }, other: { own: true } });
  const { survivorId } = await run(db.runtime, mergePreview, here.seats[OURS], people.pair);
  await run(db.runtime, mergePeople, here.seats[OURS], { ...people.pair, survivorId });
  expect((await pageOf(OURS, survivorId)).merged).toHaveLength(1);
});
