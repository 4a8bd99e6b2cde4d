import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { orientPerson } from '../circle/orient-person.server.ts';
import { type CircleTerritory, openCircleTerritory, type SeatKey } from '../circle/testing/circle-world.ts';
import { withoutLead } from '../circle/without-lead.query.server.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { myDay } from '../deadline/my-day.query.server.ts';
import { constraints } from '../diagnosis/codes.ts';
import { diagnosisPage } from '../diagnosis/diagnosis-page.query.server.ts';
import { recordAnswers } from '../diagnosis/record-answers.server.ts';
import { createPerson } from '../person/create-person.server.ts';
import { locatePerson } from '../person/locate-person.query.server.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { ownerRows } from '../person/testing/cast.ts';
import { addObjective } from '../plan/add-objective.server.ts';
import { planPage } from '../plan/plan-page.query.server.ts';
import { createTag } from '../tag/change-tag.server.ts';
import { tagPerson } from '../tag/tag-person.server.ts';
import { tagsPage } from '../tag/tags-page.query.server.ts';
import { askAgain, tellApart } from './answer-match.server.ts';
import { lookAlikes } from './look-alikes.query.server.ts';
import { mergePeople, separatePeople } from './merge.server.ts';
import { mergePreview } from './merge-preview.query.server.ts';
import { recordThatRemains } from './record-that-remains.query.server.ts';
import { contentOf } from './testing/content.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
let here: CircleTerritory;
let elsewhere: CircleTerritory;
beforeAll(async () => {
  here = await openCircleTerritory(db.runtime, 'Ici');
  elsewhere = await openCircleTerritory(db.runtime, 'Ailleurs');
});

let day = 0;
/** The shelter accompanies somebody whom the département’s reception then brings in again. */
async function twice() {
  day += 1;
  const birthDate = `1980-02-${String(day).padStart(2, '0')}`;
  const bring = (seat: SeatKey, names: object, accompany: boolean) =>
    run(db.runtime, createPerson, here.seats[seat], {
      territoryId: here.territoryId,
      identity: { familyName: `Kouyaté${day}`, givenName: 'Awa', birthDate, civility: 'madame', ...names },
      contact: { phone: `+3365550${String(1000 + day)}` },
      statuses: [{ kind: 'demandeur-emploi', from: '2025-01-10', source: 'fichier' }],
      accompany,
      informedOn: '2026-01-05',
    });
  const first = await bring('shelterColleague', {}, true);
  const second = await bring('reception', { familyName: `KOUYATE${day}` }, false);
  return {
    pair: { personId: second.personId, otherId: first.personId },
    kept: first.personId,
    double: second.personId,
  };
}

const merge = ({ pair, kept }: Awaited<ReturnType<typeof twice>>, seat: SeatKey = 'officer') =>
  run(db.runtime, mergePeople, here.seats[seat], { ...pair, survivorId: kept });
const page = (seat: SeatKey, personId: string) => run(db.runtime, personPage, here.seats[seat], { personId });
const waiting = async () =>
  (await run(db.runtime, withoutLead, here.seats.officer, {})).people.map(({ personId }) => personId);
const listed = async (seat: SeatKey, scope: 'autorite' | 'organisation' | 'personnes') =>
  (await run(db.runtime, myPeople, here.seats[seat], { address: `liste=${scope}` })).people.map(
    ({ personId }) => personId,
  );
const toOrient = async () =>
  (await run(db.runtime, myDay, here.seats.officer, {})).actions
    .filter(({ kind }) => kind === 'orientation')
    .map(({ personId }) => personId);

test('joined, the person has one page and one line for whoever reads both; separated, everything is as it was', async () => {
  const people = await twice();
  const { pair, kept, double } = people;
  const before = await contentOf(db);
  const pagesBefore = JSON.stringify([await page('officer', kept), await page('officer', double)]);
  expect(await waiting()).toEqual(expect.arrayContaining([kept, double]));
  expect(await toOrient()).toEqual(expect.arrayContaining([kept, double]));

  const preview = await run(db.runtime, mergePreview, here.seats.officer, pair);
  expect(preview).toMatchObject({ survivorId: kept, refused: null });
  // A discreet organisation’s member is not told, in a preview either.
  expect(preview.readers).toEqual([]);
  await merge(people);

  const joined = await page('officer', kept);
  expect(joined.merged).toMatchObject([
    { personId: double, identity: { familyName: `KOUYATE${day}` }, statuses: [{ kind: 'demandeur-emploi' }] },
  ]);
  expect((await page('officer', double)).survivorId).toBe(kept);
  for (const list of [await waiting(), await listed('officer', 'autorite'), await toOrient()]) {
    expect(list).toContain(kept);
    expect(list).not.toContain(double);
  }

  await run(db.runtime, separatePeople, here.seats.officer, pair);
  expect(await contentOf(db)).toBe(before);
  expect(JSON.stringify([await page('officer', kept), await page('officer', double)])).toBe(pagesBefore);
  expect(await waiting()).toEqual(expect.arrayContaining([kept, double]));
});

test('a merge widens no access and narrows none: whoever reads one record alone reads it as before, byte for byte', async () => {
  const people = await twice();
  const seen = async () =>
    JSON.stringify([
      await page('reception', people.double),
      await listed('reception', 'organisation'),
      await page('shelterColleague', people.kept),
      await listed('shelterColleague', 'personnes'),
    ]);
  const before = await seen();
  await merge(people);
  expect(await seen()).toBe(before);
  await expect(page('reception', people.kept)).rejects.toThrow(NotFound);
  await expect(page('shelterColleague', people.double)).rejects.toThrow(NotFound);
  for (const [seat, opened] of [
    ['reception', people.double],
    ['shelterColleague', people.kept],
  ] as const) {
    const levels = await boundTransaction(db.runtime, here.seats[seat], ({ open }) => open([opened]));
    expect([...levels.keys()], seat).toEqual([opened]);
  }
});

test('wherever people are found or counted, a joined person is one', async () => {
  const people = await twice();
  const shelter = here.seats.shelterColleague;
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query(
      `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function,
         role, since, joined_how, discreet)
       SELECT $1, gen_random_uuid(), c.seat, c.organisation_id, c.professional_name, c.organisation_name, c.function, c.role, c.since,
         'nomination', c.discreet FROM circle_member c WHERE c.person_id = $2`,
      [people.double, people.kept],
    );
    await owner.query('UPDATE person SET referent_body_id = $2 WHERE person_id = ANY ($1)', [
      [people.kept, people.double],
      here.organisations.shelter,
    ]);
    await owner.query('SELECT access.recompute($1)', [people.double]);
  });
  await run(db.runtime, createTag, shelter, { name: `Atelier ${day}` });
  const { tags } = await run(db.runtime, tagsPage, shelter, {});
  const tag = tags.find(({ name }) => name === `Atelier ${day}`)!.tagId;
  await run(db.runtime, tagPerson, shelter, { personId: people.double, put: [tag] });
  const identity = {
    familyName: `Kouyaté${day}`,
    givenName: 'Awa',
    birthDate: `1980-02-${String(day).padStart(2, '0')}`,
  };
  const found = async () => {
    const hits = await run(db.runtime, locatePerson, shelter, identity);
    const tagged = await run(db.runtime, myPeople, shelter, { address: `etiquette=${tag}` });
    const alike = await run(db.runtime, lookAlikes, shelter, { identity });
    const { rows } = await boundTransaction(db.runtime, here.seats.officer, ({ tx }) =>
      sql<{ people: number }>`SELECT coalesce(sum(people), 0)::int AS people
        FROM access.caseloads(ARRAY[${here.organisations.shelter}::uuid])`.execute(tx),
    );
    return {
      hits: hits.map(({ personId }) => personId).sort(),
      tagged: tagged.people.map(({ personId, tags: names }) => [personId, names]),
      alike: alike.map(({ personId }) => personId).sort(),
      caseload: rows[0]?.people,
    };
  };
  const apart = await found();
  const both = [people.kept, people.double].sort();
  expect(apart).toMatchObject({ hits: both, tagged: [[people.double, [`Atelier ${day}`]]], alike: both });
  await merge(people);
  expect(await found()).toEqual({
    hits: [people.kept],
    tagged: [[people.kept, [`Atelier ${day}`]]],
    alike: [people.kept],
    caseload: apart.caseload! - 1,
  });
  await run(db.runtime, separatePeople, here.seats.officer, people.pair);
  expect(await found()).toEqual(apart);
});

test('the timeline of the page is that of both records, each event with its author', async () => {
  const people = await twice();
  await run(db.runtime, orientPerson, here.seats.officer, {
    personId: people.kept,
    track: 'sociale',
    bodyId: here.organisations.body,
  });
  const events = async () => {
    const seat = here.seats.shelterColleague;
    await withOwner(db.ownerUrl, (owner) =>
      owner.query(
        `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function,
           role, since, joined_how, discreet)
         SELECT $1, gen_random_uuid(), c.seat, c.organisation_id, c.professional_name, c.organisation_name, c.function, c.role, c.since,
           'nomination', c.discreet FROM circle_member c WHERE c.person_id = $2 ON CONFLICT DO NOTHING`,
        [people.double, people.kept],
      ),
    );
    await withOwner(db.ownerUrl, (owner) => owner.query('SELECT access.recompute($1)', [people.double]));
    return (await run(db.runtime, personPage, seat, { personId: people.kept })).timeline.entries;
  };
  const alone = (await events()).length;
  await merge(people);
  const both = await events();
  expect(both.length).toBeGreaterThan(alone);
  expect(new Set(both.map(({ organisation }) => organisation))).toContain('department de Ici');
});

const leads = (personId: string, seat: SeatKey, organisation: keyof CircleTerritory['organisations']) =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query(
      `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function, role,
         since, joined_how, discreet)
       SELECT $1, gen_random_uuid(), $2, $3, m.professional_name, 'x', 'x', 'accompagnateur', now(), 'nomination', false
       FROM membership m WHERE m.membership_id = $2
         AND NOT EXISTS (SELECT FROM circle_member c WHERE c.person_id = $1 AND c.seat = $2)`,
      [personId, here.seats[seat].seat, here.organisations[organisation]],
    );
    await owner.query(
      `INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
       SELECT $1, gen_random_uuid(), $2, $3, m.professional_name, 'x', now() FROM membership m WHERE m.membership_id = $2`,
      [personId, here.seats[seat].seat, here.organisations[organisation]],
    );
    await owner.query('SELECT access.recompute($1)', [personId]);
  });
const standing = async (seat: SeatKey, personId: string) => {
  const levels = await boundTransaction(db.runtime, here.seats[seat], ({ open }) => open([personId]));
  const { lead = false, edit = false } = levels.get(personId) ?? {};
  return { lead, edit };
};

test('two référents: who decides says which one stays, the other keeps their place; separated, each is back', async () => {
  const people = await twice();
  const { kept, double, pair } = people;
  await leads(double, 'adviser', 'body');
  const preview = await run(db.runtime, mergePreview, here.seats.officer, pair);
  expect(preview).toMatchObject({ survivorId: double, twoLeads: false, refused: null });
  // The one that remains is not the one of an older preview.
  await expect(merge(people)).rejects.toThrow(new Refused('merge_changed'));
  await leads(kept, 'shelterColleague', 'shelter');
  await expect(merge(people)).rejects.toThrow(new Refused('merge_which_lead'));
  const before = await contentOf(db);
  const mails = await ownerRows<{ template: string }>(db, 'SELECT template FROM mail_message');

  await run(db.runtime, mergePeople, here.seats.officer, { ...pair, survivorId: kept, keeps: double });
  expect((await page('officer', kept)).survivorId).toBe(double);
  expect(await standing('adviser', kept)).toEqual({ lead: true, edit: true });
  expect(await standing('shelterColleague', kept)).toEqual({ lead: false, edit: true });
  // The other gains nothing: one référent is who was chosen.
  expect(await standing('shelterColleague', double)).toEqual({ lead: false, edit: false });
  const told = await ownerRows<{ template: string }>(
    db,
    'SELECT template FROM mail_message ORDER BY created_at',
  );
  expect(
    told
      .slice(mails.length)
      .map(({ template }) => template)
      .sort(),
  ).toEqual(['lead-of-both', 'lead-of-other']);
  const joined = await page('adviser', double);
  expect(joined.merged).toMatchObject([{ personId: kept, lead: { me: true } }]);

  await run(db.runtime, separatePeople, here.seats.officer, pair);
  expect(await contentOf(db)).toBe(before);
  expect(await standing('shelterColleague', kept)).toEqual({ lead: true, edit: true });
  expect(await standing('adviser', kept)).toEqual({ lead: false, edit: false });
});

test('a diagnosis and a plan in each: one page tells both, each under the rights of its own record', async () => {
  const people = await twice();
  const { kept, double, pair } = people;
  const { adviser, colleague } = here.seats;
  await leads(kept, 'adviser', 'body');
  await leads(double, 'adviser', 'body');
  // A colleague accompanies the record that remains alone.
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query(
      `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function, role,
         since, joined_how, discreet) VALUES ($1, gen_random_uuid(), $2, $3, 'x', 'x', 'x', 'accompagnateur', now(), 'nomination', false)`,
      [kept, colleague.seat, colleague.organisationId],
    );
    await owner.query('SELECT access.recompute($1)', [kept]);
  });
  const [mobility, housing] = constraints.filter(({ sensitive }) => !sensitive);
  const answer = (personId: string, code: string, value: 'OUI' | 'NON') =>
    run(db.runtime, recordAnswers, adviser, {
      personId,
      answers: [{ kind: 'constraint', parent: '', code, value, baseVersion: 0 }],
    });
  await answer(kept, mobility!.code, 'NON');
  await answer(double, mobility!.code, 'OUI'); // the same instant: the page's own stands
  await answer(double, housing!.code, 'OUI');
  for (const [personId, title] of [
    [kept, 'Retrouver un emploi'],
    [double, 'Passer le permis'],
  ] as const)
    await run(db.runtime, addObjective, adviser, { personId, objectiveId: newId(), title });

  const preview = await run(db.runtime, mergePreview, here.seats.officer, pair);
  expect(preview).toMatchObject({ refused: null, twoLeads: false });
  const before = await contentOf(db);
  const { survivorId } = preview;
  await run(db.runtime, mergePeople, here.seats.officer, { ...pair, survivorId });
  const alias = survivorId === kept ? double : kept;
  const read = async (who: typeof adviser) => ({
    plan: await run(db.runtime, planPage, who, { personId: survivorId }),
    diagnosis: await run(db.runtime, diagnosisPage, who, { personId: survivorId }),
    page: await run(db.runtime, personPage, who, { personId: survivorId }),
  });
  const whole = await read(adviser);
  expect(whole.plan).toMatchObject({
    objectives: [{ title: 'Retrouver un emploi' }],
    joined: [
      {
        personId: alias,
        editable: true,
        plan: { mayEdit: false, objectives: [{ title: 'Passer le permis' }] },
      },
    ],
  });
  expect(whole.diagnosis).toMatchObject({
    joined: [{ personId: alias, answers: [{ code: housing!.code, value: 'OUI', replaces: false }] }],
  });
  expect(whole.page.merged).toMatchObject([
    { personId: alias, diagnosis: { constraints: expect.anything() } },
  ]);
  const part = await read(colleague);
  expect([part.plan, part.diagnosis]).toMatchObject([{ joined: [] }, { joined: [] }]);
  expect(part.page.merged).toEqual([]);
  // The pages of a person that name no row lead to the record that remains, for whoever has it.
  const remains = (who: typeof adviser) => run(db.runtime, recordThatRemains, who, { personId: alias });
  expect([await remains(adviser), await remains(here.seats.officer)]).toEqual([survivorId, survivorId]);
  expect(await remains(here.seats.partner)).toBeNull();
  await run(db.runtime, separatePeople, here.seats.officer, pair);
  expect(await contentOf(db)).toBe(before);
  expect(await remains(adviser)).toBeNull();
});

test('somebody named référent while two records are joined stays when they are separated', async () => {
  const people = await twice();
  await leads(people.double, 'adviser', 'body');
  await leads(people.kept, 'shelterColleague', 'shelter');
  await run(db.runtime, mergePeople, here.seats.officer, {
    ...people.pair,
    survivorId: people.kept,
    keeps: people.double,
  });
  await withOwner(db.ownerUrl, (owner) =>
    owner.query('UPDATE lead_period SET until_at = now() WHERE person_id = $1 AND until_at IS NULL', [
      people.kept,
    ]),
  );
  await leads(people.kept, 'colleague', 'body');
  await run(db.runtime, separatePeople, here.seats.officer, people.pair);
  expect(await standing('colleague', people.kept)).toMatchObject({ lead: true });
  expect(await standing('shelterColleague', people.kept)).toEqual({ lead: false, edit: true });
});

test('a personal space on one side and another joined record on the other: refused with a sentence, and nothing is joined', async () => {
  const people = await twice();
  const [more, others] = [await twice(), await twice()];
  await merge(more);
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO possible_match (person_id, other_id, authority_id, other_authority_id, noted_at)
       SELECT $1, $2, authority_id, authority_id, now() FROM person WHERE person_id = $1`,
      [people.kept, more.kept],
    ),
  );
  await leads(people.kept, 'adviser', 'body');
  const refused = run(db.runtime, mergePeople, here.seats.officer, {
    personId: people.kept,
    otherId: more.kept,
    survivorId: more.kept,
  });
  await expect(refused).rejects.toThrow(new Refused('merge_both_written'));
  expect(
    await ownerRows(db, 'SELECT FROM person_alias WHERE person_id = ANY ($1)', [
      [people.kept, people.double, others.kept, others.double],
    ]),
  ).toEqual([]);
});

test('only the orientation service of both joins and separates; twice at once joins once', async () => {
  const people = await twice();
  for (const seat of ['reception', 'coordinator', 'manager', 'shelterColleague'] as const)
    await expect(merge(people, seat)).rejects.toThrow(NotFound);
  const foreign = run(db.runtime, mergePeople, elsewhere.seats.officer, {
    ...people.pair,
    survivorId: people.kept,
  });
  await expect(foreign).rejects.toThrow(NotFound);
  const unrelated = await twice();
  await expect(
    run(db.runtime, mergePeople, here.seats.officer, {
      personId: people.double,
      otherId: unrelated.kept,
      survivorId: unrelated.kept,
    }),
  ).rejects.toThrow(NotFound);
  const results = await Promise.allSettled([merge(people), merge(people)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(run(db.runtime, tellApart, here.seats.officer, people.pair)).rejects.toThrow(
    new Refused('match_merged'),
  );
  await expect(run(db.runtime, askAgain, here.seats.officer, people.pair)).rejects.toThrow(
    new Refused('match_merged'),
  );
  await expect(run(db.runtime, separatePeople, elsewhere.seats.officer, people.pair)).rejects.toThrow(
    NotFound,
  );
  await run(db.runtime, separatePeople, here.seats.officer, people.pair);
  await expect(run(db.runtime, separatePeople, here.seats.officer, people.pair)).rejects.toThrow(
    new Refused('not_merged'),
  );
});

test('what is written in either record while they are joined is there when they are separated', async () => {
  const people = await twice();
  await merge(people);
  await run(db.runtime, noteContact, here.seats.shelterColleague, {
    personId: people.kept,
    contactId: newId(),
    on: '2026-03-02',
    channel: 'telephone',
    reached: true,
    line: 'rappeler jeudi',
  });
  await run(db.runtime, separatePeople, here.seats.officer, people.pair);
  const contacts = await ownerRows(db, 'SELECT FROM contact WHERE person_id = $1', [people.kept]);
  expect(contacts).toHaveLength(1);
});
