import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { addStatusPeriod } from '../person/add-status-period.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { addObjective } from '../plan/add-objective.server.ts';
import { addStep } from '../plan/add-step.server.ts';
import { shareStep } from '../plan/share-with-contributors.server.ts';
import { myDay } from './my-day.query.server.ts';
import { statusEndRules } from './status-end-rules.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) }); // 3 March 2026
const cast = aroundOnePerson();
const { personId } = cast;
const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');
const owned = (text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows);

beforeAll(() => cast.fill(db));
beforeEach(async () => {
  await owned(
    'TRUNCATE contact, step, objective, plan_proposal, circle_invitation, status_period, timeline_event CASCADE',
  );
  await owned(`UPDATE person_list SET created_at = '2026-02-01T10:00:00Z'`);
  await owned('SELECT access.refresh_list(person_id) FROM person');
});

const day = (actor: Actor) => run(db.runtime, myDay, actor, {});
/** « etape moi 2026-03-05 » for each line about the person. */
const lines = async (actor: Actor) =>
  (await day(actor)).actions
    .filter((action) => action.personId === personId)
    .map(({ kind, owner, dueOn }) => `${kind} ${owner} ${dueOn}`);

async function step(actor: Actor, owner: string, dueOn: string, about?: string): Promise<string> {
  const [objectiveId, stepId] = [newId(), newId()];
  await run(db.runtime, addObjective, actor, { personId, objectiveId, title: 'Un objectif', about });
  await run(db.runtime, addStep, actor, {
    personId,
    stepId,
    objectiveId,
    lever: 'garde',
    title: 'Une étape',
    owner,
    dueOn: null,
  });
  // A step is not added late: it becomes so.
  await owned('UPDATE step SET due_on = $2 WHERE step_id = $1', [stepId, dueOn]);
  await owned('SELECT access.refresh_list($1)', [personId]);
  return stepId;
}

describe('steps', () => {
  test('one’s own enter two weeks before; whoever leads follows what others are late with', async () => {
    await step(cast.member, seatOf(cast.member), '2026-03-17');
    await step(cast.member, 'personne', '2026-03-02');
    expect(await lines(cast.member)).toEqual(['etape moi 2026-03-17']);
    expect(await lines(cast.referent)).toEqual(['etape personne 2026-03-02']);
    expect(await lines(cast.standIn)).toEqual(['etape personne 2026-03-02']);
    for (const actor of [
      cast.contributor,
      cast.manager,
      cast.officer,
      cast.reception,
      cast.former,
      cast.outsider,
    ])
      expect(await lines(actor)).toEqual([]);
  });

  test('a contributeur has those they are in charge of, and nothing else of the plan', async () => {
    const stepId = await step(cast.member, seatOf(cast.contributor), '2026-03-05');
    await step(cast.member, 'personne', '2026-02-01');
    expect((await day(cast.contributor)).actions).toMatchObject([
      { subjectId: stepId, owner: 'moi', urgency: 'soon' },
    ]);
    const shared = await step(cast.member, 'personne', '2026-03-04');
    await run(db.runtime, shareStep, cast.referent, {
      personId,
      stepId: shared,
      version: 1,
      seats: [seatOf(cast.contributor)],
    });
    expect((await day(cast.contributor)).actions).toHaveLength(1);
  });

  test('whoever stands in has the steps of whom they replace', async () => {
    await owned('UPDATE access_grant SET for_seat = $1 WHERE seat = $2', [
      seatOf(cast.referent),
      seatOf(cast.standIn),
    ]);
    await step(cast.referent, seatOf(cast.referent), '2026-03-10');
    expect(await lines(cast.standIn)).toEqual(['etape remplacement 2026-03-10']);
    await owned('UPDATE access_grant SET for_seat = NULL WHERE seat = $1', [seatOf(cast.standIn)]);
  });

  test('once its owner has left the circle, it falls to the référent at once, and every page says so', async () => {
    const stepId = await step(cast.member, seatOf(cast.contributor), '2026-12-11');
    const place = (until: string | null) =>
      owned('UPDATE circle_member SET until = $3 WHERE person_id = $1 AND seat = $2', [
        personId,
        seatOf(cast.contributor),
        until,
      ]);
    await place('2026-03-01T10:00:00Z');
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await lines(cast.referent)).toEqual(['etape-a-confier moi 2026-03-01']);
    expect(await lines(cast.member)).toEqual([]);
    const { steps, due } = await run(db.runtime, personPage, cast.member, { personId });
    expect(steps.find(({ id }) => id === stepId)).toMatchObject({ ownerLeft: true });
    expect(due).toMatchObject({ kind: 'etape-a-confier', on: '2026-03-01', label: 'Étape à confier' });
    await place(null);
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await lines(cast.referent)).toEqual([]);
  });

  test('a sensitive one is the référent’s, not an accompagnateur’s who may not read it', async () => {
    await step(cast.referent, 'personne', '2026-03-01', 'objective.25.31');
    expect(await lines(cast.referent)).toEqual(['etape personne 2026-03-01']);
    expect(await lines(cast.member)).toEqual([]);
  });
});

describe('news of people', () => {
  const silent = () =>
    owned(`UPDATE person_list SET silent_since = '2025-12-30', last_contact_on = '2025-12-30'`);

  test('sixty days without an exchange: the référent, with what was tried; an exchange ends it', async () => {
    await silent();
    await run(db.runtime, noteContact, cast.member, {
      personId,
      contactId: newId(),
      channel: 'sms',
      reached: false,
      on: '2026-02-20',
    });
    await owned(`UPDATE person_list SET silent_since = '2025-12-30', last_contact_on = '2025-12-30'`);
    const action = (await day(cast.referent)).actions.find((one) => one.personId === personId);
    expect(action).toMatchObject({
      kind: 'sans-nouvelles',
      since: '2025-12-30',
      dueOn: '2026-02-28',
      urgency: 'late',
      attempts: { count: 1, lastOn: '2026-02-20' },
    });
    expect(await lines(cast.member)).toEqual([]);
    await run(db.runtime, noteContact, cast.member, {
      personId,
      contactId: newId(),
      channel: 'telephone',
      reached: true,
      on: '2026-03-03',
    });
    expect(await lines(cast.referent)).toEqual([]);
  });

  test('lists say it too, when nothing is due before, to who may know when the last exchange was', async () => {
    await silent();
    const mine = async (actor: Actor) =>
      (await day(actor)).people?.first.find((person) => person.personId === personId);
    const said = { nextDueOn: '2026-02-28', nextLabel: 'Reprendre contact', nextOwner: 'siege' };
    expect(await mine(cast.referent)).toMatchObject({ ...said, nextMine: true });
    expect(await mine(cast.member)).toMatchObject({ ...said, nextMine: false });
    expect(await mine(cast.contributor)).toMatchObject({ nextLabel: null, nextDueOn: null });
    expect((await run(db.runtime, personPage, cast.referent, { personId })).due).toMatchObject({
      kind: 'sans-nouvelles',
      on: '2026-02-28',
      mine: true,
    });
    expect((await day(cast.referent)).tiles).toContainEqual({ code: 'depassees', count: 1 });
    await owned(
      `UPDATE person_list SET next_due_on = '2026-02-28', next_label = 'Étape du plan', next_owner = 'personne'`,
    );
    expect(await mine(cast.referent)).toMatchObject({ nextLabel: 'Étape du plan', nextOwner: 'personne' });
  });

  test('the manager of the team reads how many by référent, the manager of another body nothing of it', async () => {
    await silent();
    expect((await day(cast.manager)).team).toMatchObject({
      total: 1,
      first: [{ seat: seatOf(cast.referent), people: 2, silent: 2, overdue: 2 }],
    });
    expect((await day(cast.referent)).team).toBeNull();
  });
});

describe('what changes, what is to decide', () => {
  test('a known end enters six months before, for the référent; a sensitive one too', async () => {
    const status = (kind: 'pacea' | 'cddi' | 'detention', expectedUntil: string) =>
      run(db.runtime, addStatusPeriod, cast.referent, {
        personId,
        kind,
        from: '2026-01-01',
        expectedUntil,
        source: 'professionnel',
      });
    await status('cddi', '2026-09-04');
    expect(await lines(cast.referent)).toEqual([]);
    await status('pacea', '2026-09-03');
    await status('detention', '2026-05-01');
    expect(await lines(cast.referent)).toEqual(['changement moi 2026-05-01', 'changement moi 2026-09-03']);
    expect((await day(cast.referent)).actions[1]?.why).toBe('fin prévue\u00a0: PACEA');
    for (const actor of [cast.member, cast.capEmploi, cast.manager, cast.officer])
      expect(await lines(actor)).toEqual([]);
  });

  test('the mirror of the rules in the database is exact', async () => {
    const rows =
      await owned(`SELECT code, status_kind AS status, months, age, without_child AS "withoutChild",
      unless_expected AS "unlessExpected" FROM status_end_rule ORDER BY code`);
    const rules = Object.entries(statusEndRules).map(([code, { why: _, ...rule }]) => ({ code, ...rule }));
    expect(rows).toEqual(rules.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  });

  test('without référent: the service orients, then the manager names; whoever accompanies learns what is late', async () => {
    const body = cast.facts.people[0]?.referentBody;
    await owned('UPDATE lead_period SET until_at = $1 WHERE until_at IS NULL AND person_id = $2', [
      worldInstant,
      personId,
    ]);
    await owned('UPDATE person SET referent_body_id = NULL WHERE person_id = $1', [personId]);
    await owned(`UPDATE person_list SET entered_on = '2026-01-15' WHERE person_id = $1`, [personId]);
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await lines(cast.officer)).toEqual(['orientation moi 2026-02-26']);
    expect(await lines(cast.member)).toEqual(['orientation autre 2026-02-26']);
    expect(await lines(cast.manager)).toEqual([]);
    await owned('UPDATE person SET referent_body_id = $2 WHERE person_id = $1', [personId, body]);
    await owned(
      `INSERT INTO orientation (person_id, orientation_id, authority_id, authority_name, track, referent_body_id,
         referent_body_name, decided_by_name, decided_on, recorded_at)
       SELECT person_id, gen_random_uuid(), authority_id, 'x', 'sociale', referent_body_id, 'x', 'x', '2026-02-01', $2
       FROM person WHERE person_id = $1`,
      [personId, worldInstant],
    );
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await lines(cast.manager)).toEqual(['nomination moi 2026-03-01']);
    expect(await lines(cast.member)).toEqual(['nomination autre 2026-03-01']);
    expect(await lines(cast.officer)).toEqual([]);
    await owned('DELETE FROM orientation');
    await owned('UPDATE lead_period SET until_at = NULL WHERE seat = $1 AND person_id = $2', [
      seatOf(cast.referent),
      personId,
    ]);
    await owned('SELECT access.recompute($1)', [personId]);
  });

  test('who is not informed yet: the organisation that brought them, whoever may note it', async () => {
    await owned('UPDATE person SET informed_on = NULL, origin_org = $2 WHERE person_id = $1', [
      personId,
      cast.facts.people[0]?.referentBody,
    ]);
    await owned('SELECT access.recompute($1)', [personId]);
    for (const actor of [cast.referent, cast.reception])
      expect(await lines(actor)).toEqual(['information moi 2026-03-01']);
    for (const actor of [cast.member, cast.contributor, cast.manager, cast.officer, cast.outsider])
      expect(await lines(actor)).toEqual([]);
    await owned('UPDATE person SET informed_on = $2, origin_org = $3 WHERE person_id = $1', [
      personId,
      '2026-01-01',
      cast.facts.people[0]?.origin,
    ]);
    await owned('SELECT access.recompute($1)', [personId]);
  });
});

test('five statements, whoever it is for', async () => {
  const client = await db.runtime.database.pool.connect();
  const { query } = client;
  let said = 0;
  client.query = ((...args: Parameters<typeof query>) => {
    said++;
    return query.apply(client, args);
  }) as typeof query;
  client.release();
  for (const actor of [cast.referent, cast.manager, cast.officer, cast.reception, cast.contributor]) {
    said = 0;
    await day(actor);
    // BEGIN with the binding, and COMMIT, are not the page's own.
    expect(said - 2).toBeLessThanOrEqual(5);
    expect(said).toBeGreaterThan(2);
  }
  client.query = query;
});
