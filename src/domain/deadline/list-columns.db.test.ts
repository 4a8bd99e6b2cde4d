import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { addStatusPeriod } from '../person/add-status-period.server.ts';
import { addObjective } from '../plan/add-objective.server.ts';
import { addStep } from '../plan/add-step.server.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = aroundOnePerson();
const { personId } = cast;
beforeAll(() => cast.fill(db));

const owned = (text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => void (await owner.query(text, values)));
const next = (actor: Actor = cast.referent) =>
  boundTransaction(db.runtime, actor, async ({ tx }) => {
    const { rows } = await sql<object>`SELECT next_due_on AS "on", next_label AS label, next_owner AS owner,
      next_owner_seat AS seat, next_owner_name AS name FROM access.deadlines_of(ARRAY[${personId}]::uuid[])`.execute(
      tx,
    );
    return rows[0];
  });
const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');

async function step(actor: Actor, owner: string, dueOn: string, about?: string): Promise<void> {
  const objectiveId = newId();
  await run(db.runtime, addObjective, actor, { personId, objectiveId, title: 'Un objectif', about });
  await run(db.runtime, addStep, actor, {
    personId,
    stepId: newId(),
    objectiveId,
    lever: 'garde',
    title: 'Une étape',
    owner,
    dueOn,
  });
}

describe('what comes next, in lists', () => {
  test('nothing planned: nothing', async () => {
    expect(await next()).toEqual({ on: null, label: null, owner: null, seat: null, name: null });
  });

  test('a status whose end is known prepares a relay, which the référent owes', async () => {
    await run(db.runtime, addStatusPeriod, cast.referent, {
      personId,
      kind: 'pass-iae',
      from: '2024-06-10',
      source: 'professionnel',
    });
    expect(await next()).toMatchObject({
      on: '2026-06-10',
      label: 'Relais à préparer',
      owner: 'siege',
      seat: seatOf(cast.referent),
    });
  });

  test('a sensitive status, a sensitive step and those of a discreet body change nothing', async () => {
    const before = await next();
    await run(db.runtime, addStatusPeriod, cast.referent, {
      personId,
      kind: 'detention',
      from: '2026-01-01',
      expectedUntil: '2026-03-20',
      source: 'professionnel',
    });
    await step(cast.referent, 'personne', '2026-03-05', 'objective.25.31');
    await step(cast.discreet, seatOf(cast.discreet), '2026-03-05');
    expect(await next()).toEqual(before);
  });

  test('the first step is the person’s or a professional’s', async () => {
    await step(cast.member, seatOf(cast.member), '2026-05-02');
    expect(await next()).toMatchObject({
      on: '2026-05-02',
      label: 'Étape du plan',
      seat: seatOf(cast.member),
    });
    await step(cast.member, 'personne', '2026-04-01');
    expect(await next()).toMatchObject({ on: '2026-04-01', owner: 'personne', seat: null, name: null });
  });

  test('a manager outside the referent body learns the date, and of names only the référent’s and their own team’s', async () => {
    const manager = cast.facts.seats.find(
      (s) => s.manager && s.organisation !== cast.facts.people[0]?.referentBody,
    );
    const partner: Actor = {
      kind: 'professional',
      professionalId: manager?.professional ?? '',
      seat: manager?.id ?? '',
      organisationId: manager?.organisation ?? '',
    };
    await step(cast.member, seatOf(cast.contributor), '2026-03-20');
    expect(await next()).toMatchObject({ on: '2026-03-20', seat: seatOf(cast.contributor) });
    expect(await next(partner)).toEqual({
      on: '2026-03-20',
      label: 'Étape du plan',
      owner: 'siege',
      seat: null,
      name: null,
    });
    await step(cast.member, seatOf(cast.member), '2026-03-19');
    expect(await next(partner)).toMatchObject({ on: '2026-03-19', seat: seatOf(cast.member) });
  });

  test('without référent: the authority orients within six weeks, then the body names somebody within a month', async () => {
    await owned('DELETE FROM step');
    await owned('UPDATE lead_period SET until_at = $1 WHERE until_at IS NULL', [worldInstant]);
    await owned('UPDATE person SET referent_body_id = NULL');
    await owned("UPDATE person_list SET entered_on = '2026-02-20'");
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await next(cast.officer)).toMatchObject({
      on: '2026-04-03',
      label: 'Orientation à décider',
      owner: 'organisme',
    });
    await owned('UPDATE person_list SET entered_on = $1', ['2020-01-01']);
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await next(cast.officer)).toMatchObject({ on: null }); // over before they came: resumption of the stock
    await owned('UPDATE person SET referent_body_id = $1', [cast.facts.people[0]?.referentBody]);
    await owned(
      `INSERT INTO orientation (person_id, orientation_id, authority_id, authority_name, track, referent_body_id,
         referent_body_name, decided_by_name, decided_on, recorded_at)
       SELECT person_id, gen_random_uuid(), authority_id, 'x', 'sociale', referent_body_id, 'x', 'x', '2026-03-01', $2
       FROM person WHERE person_id = $1`,
      [personId, worldInstant],
    );
    await owned('SELECT access.recompute($1)', [personId]);
    expect(await next(cast.manager)).toMatchObject({
      on: '2026-04-01',
      label: 'Référent à nommer',
      owner: 'organisme',
    });
  });
});
