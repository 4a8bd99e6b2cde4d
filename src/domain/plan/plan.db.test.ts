import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { recordAnswers } from '../diagnosis/record-answers.server.ts';
import { startSitting } from '../diagnosis/start-sitting.server.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { addObjective } from './add-objective.server.ts';
import { addStep } from './add-step.server.ts';
import { advanceObjective } from './advance-objective.server.ts';
import { advanceStep } from './advance-step.server.ts';
import { levers } from './codes.ts';
import { editObjective } from './edit-objective.server.ts';
import { editStep } from './edit-step.server.ts';
import { newObjectivePage, objectivePage, planPage, stepPage } from './plan-page.query.server.ts';
import { moveObjective, moveStep } from './reorder.server.ts';
import { shareObjective, shareStep } from './share-with-contributors.server.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query('TRUNCATE step, objective, timeline_event, plan_summary CASCADE');
    await owner.query('SELECT access.refresh_list($1)', [personId]);
  }),
);

const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');
const crecheSeat = seatOf(cast.contributor);

async function objective(
  actor: Actor,
  wanted: { title?: string; about?: string } = { title: 'Trouver une garde' },
) {
  const { objectiveId } = await run(db.runtime, addObjective, actor, {
    personId,
    objectiveId: newId(),
    ...wanted,
  });
  return objectiveId;
}

async function step(
  actor: Actor,
  objectiveId: string,
  given: { title?: string; owner?: string; dueOn?: string } = {},
) {
  const { stepId } = await run(db.runtime, addStep, actor, {
    personId,
    stepId: newId(),
    objectiveId,
    lever: 'garde',
    title: given.title ?? 'Visiter la crèche',
    owner: given.owner ?? 'personne',
    dueOn: given.dueOn ?? null,
  });
  return stepId;
}

const page = (actor: Actor) => run(db.runtime, planPage, actor, { personId });
async function plan(actor: Actor) {
  const found = await page(actor);
  if (found.kind !== 'plan') throw new Error(`not a plan but ${found.kind}`);
  return found;
}
async function sharedPlan(actor: Actor) {
  const found = await page(actor);
  if (found.kind !== 'shared') throw new Error(`not a shared page but ${found.kind}`);
  return found;
}
const titles = async (actor: Actor) => (await plan(actor)).objectives.map(({ title }) => title);
const story = async (actor: Actor) =>
  (await run(db.runtime, timelinePage, actor, { personId })).entries.map(({ title }) =>
    title.replace('\u00a0', ' '),
  );
const share = (stepId: string, seats: string[], version = 1) =>
  run(db.runtime, shareStep, cast.referent, { personId, stepId, version, seats });
const finish = (actor: Actor, stepId: string, version: number, result: 'abouti' | 'refuse' = 'abouti') =>
  run(db.runtime, advanceStep, actor, {
    personId,
    stepId,
    version,
    move: 'finish',
    result,
    note: 'Place le mardi',
  });

test('the table of levers says what the product says', async () => {
  expect(await owned('SELECT code, label FROM lever ORDER BY rank')).toEqual(
    Object.entries(levers).map(([code, label]) => ({ code, label })),
  );
});

describe('what one organisation adds, the others of the circle see', () => {
  test('with its author, in the order of adding, and in the timeline', async () => {
    const first = await objective(cast.referent, { about: 'objective.24.2' });
    await objective(cast.member, { title: '  Passer le permis ', about: 'constraint..23' });
    await step(cast.member, first, { dueOn: '2026-03-20' });
    const { objectives } = await plan(cast.capEmploi);
    expect(objectives).toMatchObject([
      {
        title: 'Trouver des solutions de garde d’enfant',
        theme: 'Famille',
        reference: null,
        state: 'en-cours',
      },
      { title: 'Passer le permis', theme: 'Mobilité', reference: 'Développer sa mobilité' },
    ]);
    expect(objectives[0]?.steps).toMatchObject([
      {
        title: 'Visiter la crèche',
        lever: 'garde',
        owner: null,
        dueOn: '2026-03-20',
        state: 'prevue',
        urgency: 'plain',
      },
    ]);
    expect(objectives[0]?.author).not.toBe(objectives[1]?.author);
    expect(await story(cast.manager)).toEqual([
      'Étape prévue : Visiter la crèche (la personne, avant le 20 mars 2026)',
      'Objectif ajouté : Passer le permis',
      'Objectif ajouté : Trouver des solutions de garde d’enfant',
    ]);
  });

  test('those who only read may change nothing; those outside find nothing', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    for (const reader of [cast.manager, cast.former, cast.person]) {
      expect((await plan(reader)).mayEdit).toBe(false);
      await expect(objective(reader)).rejects.toThrow(NotFound);
      await expect(finish(reader, stepId, 1)).rejects.toThrow(NotFound);
    }
    for (const stranger of [cast.reception, cast.outsider, cast.otherPerson, cast.nobody]) {
      await expect(page(stranger)).rejects.toThrow(NotFound);
      await expect(objective(stranger)).rejects.toThrow(NotFound);
    }
  });

  test('a form sent twice adds one objective, one step and one event each', async () => {
    const objectiveId = newId();
    const add = () =>
      run(db.runtime, addObjective, cast.referent, { personId, objectiveId, title: 'Se loger' });
    await Promise.all([add(), add()]);
    const stepId = newId();
    const input = {
      personId,
      stepId,
      objectiveId,
      lever: 'logement',
      title: 'Dossier',
      owner: 'personne',
      dueOn: null,
    } as const;
    await run(db.runtime, addStep, cast.referent, input);
    await run(db.runtime, addStep, cast.referent, input);
    expect((await plan(cast.member)).objectives).toMatchObject([
      { title: 'Se loger', steps: [{ title: 'Dossier' }] },
    ]);
    expect(await story(cast.member)).toHaveLength(2);
  });

  test('an objective needs words or a subject, and the subject must be offered', async () => {
    const add = (wanted: { title?: string; about?: string }) => objective(cast.referent, wanted);
    await expect(add({})).rejects.toMatchObject({ name: 'Invalid' });
    await expect(add({ title: '   ' })).rejects.toMatchObject({ name: 'Invalid' });
    await expect(add({ title: 'x'.repeat(201) })).rejects.toMatchObject({ name: 'Invalid' });
    await expect(add({ about: 'objective.25.32' })).rejects.toMatchObject({ name: 'Invalid' });
    await expect(add({ about: 'situation.23.6' })).rejects.toMatchObject({ name: 'Invalid' });
  });
});

describe('two people at once', () => {
  test('the second rewording is a conflict that shows what stands; the same rewording twice is none', async () => {
    const objectiveId = await objective(cast.referent);
    const reword = (actor: Actor, title: string) =>
      run(db.runtime, editObjective, actor, { personId, objectiveId, version: 1, title });
    await reword(cast.referent, 'Trouver une place en crèche');
    await reword(cast.referent, 'Trouver une place en crèche');
    const lost = await reword(cast.member, 'Garde à domicile').catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(Conflict);
    expect((lost as Conflict).current).toMatchObject({ title: 'Trouver une place en crèche', version: 2 });
    expect(await story(cast.member)).toEqual([
      'Objectif reformulé : Trouver une place en crèche (avant : Trouver une garde)',
      'Objectif ajouté : Trouver une garde',
    ]);
  });

  test('one result is kept, the other professional is told', async () => {
    const stepId = await step(cast.referent, await objective(cast.referent));
    const outcomes = await Promise.allSettled([
      finish(cast.referent, stepId, 1),
      finish(cast.member, stepId, 1, 'refuse'),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect((await story(cast.member)).filter((title) => title.startsWith('Étape terminée'))).toHaveLength(1);
  });

  test('a result sent twice is recorded once', async () => {
    const stepId = await step(cast.referent, await objective(cast.referent));
    await finish(cast.referent, stepId, 1);
    await finish(cast.referent, stepId, 1);
    expect((await story(cast.member)).filter((title) => title.startsWith('Étape terminée'))).toHaveLength(1);
  });

  test('both moves of the order hold', async () => {
    const ids: string[] = [];
    for (const title of ['A', 'B', 'C', 'D']) ids.push(await objective(cast.referent, { title }));
    const move = (actor: Actor, index: number, direction: 'up' | 'down') =>
      run(db.runtime, moveObjective, actor, { personId, objectiveId: ids[index] ?? '', direction });
    await Promise.all([move(cast.referent, 1, 'up'), move(cast.member, 3, 'up')]);
    expect(await titles(cast.member)).toEqual(['B', 'A', 'D', 'C']);
    await move(cast.referent, 1, 'up');
    expect(await titles(cast.member)).toEqual(['B', 'A', 'D', 'C']);
  });
});

describe('the life of an objective and its steps', () => {
  test('reached once its steps are ended, and then closed to new ones until it is taken up again', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    const move = (name: 'reach' | 'reopen', version: number) =>
      run(db.runtime, advanceObjective, cast.member, { personId, objectiveId, version, move: name });
    await expect(move('reach', 1)).rejects.toMatchObject(new Refused('steps_open'));
    await finish(cast.member, stepId, 1);
    await move('reach', 1);
    await expect(step(cast.referent, objectiveId)).rejects.toMatchObject(new Refused('objective_closed'));
    const again = { personId, stepId, version: 2, move: 'reopen' } as const;
    await expect(run(db.runtime, advanceStep, cast.referent, again)).rejects.toMatchObject(
      new Refused('objective_closed'),
    );
    await move('reopen', 2);
    await run(db.runtime, advanceStep, cast.referent, again);
    expect((await plan(cast.member)).objectives).toMatchObject([
      {
        state: 'en-cours',
        endedOn: null,
        steps: [{ state: 'en-cours', result: null, endedOn: null, note: '' }],
      },
    ]);
    expect(await story(cast.member)).toEqual([
      'Étape reprise : Visiter la crèche',
      'Objectif repris : Trouver une garde',
      'Objectif atteint : Trouver une garde',
      'Étape terminée : Visiter la crèche (Abouti)',
      'Étape prévue : Visiter la crèche (la personne)',
      'Objectif ajouté : Trouver une garde',
    ]);
  });

  test('given up with its reason, and its open steps with it', async () => {
    const objectiveId = await objective(cast.referent);
    const done = await step(cast.referent, objectiveId, { title: 'Appeler' });
    await finish(cast.referent, done, 1);
    await step(cast.referent, objectiveId);
    await run(db.runtime, advanceObjective, cast.referent, {
      personId,
      objectiveId,
      version: 1,
      move: 'give-up',
      reason: 'sans-solution',
    });
    expect((await plan(cast.member)).objectives).toMatchObject([
      {
        state: 'abandonne',
        reason: 'sans-solution',
        endedOn: '2026-03-03',
        steps: [
          { title: 'Appeler', state: 'faite', result: 'abouti', note: 'Place le mardi' },
          { title: 'Visiter la crèche', state: 'abandonnee', reason: 'sans-solution' },
        ],
      },
    ]);
  });

  test('a step changes hands, date and words; once ended it no longer does', async () => {
    const stepId = await step(cast.referent, await objective(cast.referent));
    const change = (version: number, owner: string) =>
      run(db.runtime, editStep, cast.member, {
        personId,
        stepId,
        version,
        lever: 'droits',
        title: 'Visiter la crèche',
        owner,
        dueOn: '2026-04-01',
      });
    await change(1, seatOf(cast.referent));
    const { objectives } = await plan(cast.referent);
    expect(objectives[0]?.steps[0]).toMatchObject({
      mine: true,
      dueOn: '2026-04-01',
      lever: 'droits',
      version: 2,
    });
    await expect(change(2, seatOf(cast.outsider))).rejects.toMatchObject(new Refused('owner_unavailable'));
    await expect(change(2, seatOf(cast.discreet))).rejects.toMatchObject(new Refused('owner_unavailable'));
    await finish(cast.referent, stepId, 2);
    await expect(change(3, 'personne')).rejects.toMatchObject(new Refused('wrong_state'));
  });

  test('steps are put in order', async () => {
    const objectiveId = await objective(cast.referent);
    await step(cast.referent, objectiveId, { title: 'Un' });
    const second = await step(cast.referent, objectiveId, { title: 'Deux' });
    await run(db.runtime, moveStep, cast.member, { personId, stepId: second, direction: 'up' });
    expect((await plan(cast.referent)).objectives[0]?.steps.map(({ title }) => title)).toEqual([
      'Deux',
      'Un',
    ]);
  });
});

describe('a contributeur', () => {
  test('sees the shared step alone, and marks it done', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    await step(cast.member, objectiveId, { title: 'Régler la dette' });
    expect(await sharedPlan(cast.contributor)).toMatchObject({ steps: [], objectives: [] });
    await share(stepId, [crecheSeat]);
    expect(await sharedPlan(cast.contributor)).toMatchObject({
      objectives: [],
      steps: [{ title: 'Visiter la crèche' }],
    });
    expect(await run(db.runtime, stepPage, cast.contributor, { personId, stepId })).toMatchObject({
      party: 'contributor',
      objective: null,
      owners: [],
      contributors: [],
    });
    await finish(cast.contributor, stepId, 2);
    expect((await plan(cast.referent)).objectives[0]?.steps.find(({ id }) => id === stepId)).toMatchObject({
      state: 'faite',
      result: 'abouti',
      note: 'Place le mardi',
      endedOn: '2026-03-03',
    });
    expect((await story(cast.contributor)).toSorted()).toEqual([
      expect.stringMatching(/^Étape partagée avec .* : Visiter la crèche$/),
      'Étape prévue : Visiter la crèche (la personne)',
      'Étape terminée : Visiter la crèche (Abouti)',
    ]);
  });

  test('changes nothing else: not its words, its date, its sharing, nor another step', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    const other = await step(cast.referent, objectiveId, { title: 'Régler la dette' });
    await share(stepId, [crecheSeat]);
    await expect(finish(cast.contributor, other, 1)).rejects.toThrow(NotFound);
    await expect(step(cast.contributor, objectiveId)).rejects.toThrow(NotFound);
    await expect(objective(cast.contributor)).rejects.toThrow(NotFound);
    await expect(
      run(db.runtime, shareStep, cast.contributor, {
        personId,
        stepId: other,
        version: 1,
        seats: [crecheSeat],
      }),
    ).rejects.toThrow(NotFound);
    await finish(cast.contributor, stepId, 2);
    await expect(
      run(db.runtime, advanceStep, cast.contributor, { personId, stepId, version: 3, move: 'reopen' }),
    ).rejects.toMatchObject(new Refused('not_yours'));
  });

  test('writing past the commands fails as well', async () => {
    const stepId = await step(cast.referent, await objective(cast.referent));
    await share(stepId, [crecheSeat]);
    const { boundTransaction } = await import('../../platform/access/bound-transaction.ts');
    await boundTransaction(db.runtime, cast.contributor, async ({ open, tx }) => {
      await open([personId]);
      const touched = await tx.updateTable('step').set({ title: 'Autre chose' }).executeTakeFirst();
      expect(touched.numUpdatedRows).toBe(0n);
    });
  });

  test('reads nothing of it any more once it is no longer shared, or once they have left', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    await share(stepId, [crecheSeat]);
    await share(stepId, [], 2);
    expect((await sharedPlan(cast.contributor)).steps).toEqual([]);
    expect(await story(cast.contributor)).toEqual([]);
    expect(await story(cast.referent)).toContainEqual(
      expect.stringMatching(/^Étape qui n’est plus partagée avec .* : Visiter la crèche$/),
    );
    await share(stepId, [crecheSeat], 3);
    await owned(`UPDATE circle_member SET until = now() WHERE seat = $1`, [crecheSeat]);
    await owned('SELECT access.recompute($1)', [personId]);
    try {
      await expect(page(cast.contributor)).rejects.toThrow(NotFound);
      await expect(finish(cast.contributor, stepId, 4)).rejects.toThrow(NotFound);
      await expect(share(stepId, [crecheSeat], 4)).rejects.toMatchObject(new Refused('seat_unavailable'));
    } finally {
      await owned(`UPDATE circle_member SET until = NULL WHERE seat = $1`, [crecheSeat]);
      await owned('SELECT access.recompute($1)', [personId]);
    }
  });

  test('who is in charge of a step reads it, and cannot be cut off while in charge', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId, { owner: crecheSeat });
    expect((await sharedPlan(cast.contributor)).steps).toMatchObject([{ id: stepId, mine: true }]);
    await expect(share(stepId, [])).rejects.toMatchObject(new Refused('owner_needs_sharing'));
  });

  test('reads an objective that is shared, without its steps', async () => {
    const objectiveId = await objective(cast.referent);
    await step(cast.referent, objectiveId);
    await run(db.runtime, shareObjective, cast.referent, {
      personId,
      objectiveId,
      version: 1,
      seats: [crecheSeat],
    });
    expect(await sharedPlan(cast.contributor)).toMatchObject({
      objectives: [{ title: 'Trouver une garde', state: 'en-cours' }],
      steps: [],
    });
  });

  test('only contributeurs of this circle can be chosen', async () => {
    const stepId = await step(cast.referent, await objective(cast.referent));
    for (const actor of [cast.outsider, cast.member, cast.discreet]) {
      await expect(share(stepId, [seatOf(actor)])).rejects.toMatchObject(new Refused('seat_unavailable'));
    }
  });
});

describe('what is sensitive or discreet', () => {
  const sensitive = { about: 'objective.25.31' };

  test('a sensitive objective: its author, the référent, Cap emploi and the person; never shared', async () => {
    const objectiveId = await objective(cast.member, sensitive);
    const stepId = await step(cast.member, objectiveId, { dueOn: '2026-03-05' });
    for (const reader of [cast.member, cast.referent, cast.standIn, cast.capEmploi, cast.person]) {
      expect(await titles(reader)).toHaveLength(1);
      expect(await story(reader)).toHaveLength(2);
    }
    for (const reader of [cast.manager, cast.former, cast.discreet]) {
      expect(await titles(reader)).toEqual([]);
      expect(await story(reader)).toEqual([]);
    }
    await expect(share(stepId, [crecheSeat])).rejects.toMatchObject(new Refused('not_shareable'));
    await expect(step(cast.referent, objectiveId, { owner: crecheSeat })).rejects.toMatchObject(
      new Refused('owner_cannot_read'),
    );
  });

  test('what a discreet organisation adds: itself and the person only', async () => {
    const objectiveId = await objective(cast.discreet, { title: 'Suivi' });
    await step(cast.discreet, objectiveId, { owner: seatOf(cast.discreet), dueOn: '2026-03-05' });
    for (const reader of [cast.discreet, cast.person]) expect(await titles(reader)).toEqual(['Suivi']);
    for (const reader of [cast.referent, cast.capEmploi, cast.member]) {
      expect(await titles(reader)).toEqual([]);
      expect(await story(reader)).toEqual([]);
    }
    await expect(run(db.runtime, objectivePage, cast.referent, { personId, objectiveId })).rejects.toThrow(
      NotFound,
    );
  });

  test('what a discreet organisation does to a step of others leaves no name', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    await share(stepId, [crecheSeat]);
    await expect(
      run(db.runtime, editStep, cast.discreet, {
        personId,
        stepId,
        version: 2,
        lever: 'garde',
        title: 'Visiter la crèche',
        owner: seatOf(cast.discreet),
        dueOn: null,
      }),
    ).rejects.toMatchObject(new Refused('owner_unavailable'));
    await finish(cast.discreet, stepId, 2);
    expect((await plan(cast.referent)).objectives[0]?.steps[0]).toMatchObject({ state: 'faite' });
    expect(await story(cast.referent)).not.toContainEqual(expect.stringMatching(/^Étape terminée/));
    expect(await story(cast.person)).toContainEqual(expect.stringMatching(/^Étape terminée/));
  });

  test('changes nothing of what anybody else reads, lists and the orientation service included', async () => {
    const objectiveId = await objective(cast.referent);
    await step(cast.referent, objectiveId, { dueOn: '2026-03-20' });
    const others = [cast.manager, cast.officer, cast.contributor, cast.former];
    const read = async () => {
      const pages = await Promise.all(others.map(page));
      const list = await owned('SELECT next_due_on, next_label FROM person_list WHERE person_id = $1', [
        personId,
      ]);
      return JSON.stringify([pages, list]);
    };
    const before = await read();
    const hidden = await objective(cast.discreet, { title: 'Suivi' });
    await step(cast.discreet, hidden, { dueOn: '2026-03-04' });
    const health = await objective(cast.member, sensitive);
    await step(cast.member, health, { dueOn: '2026-03-04' });
    await step(cast.discreet, objectiveId, { title: 'Confidentiel', dueOn: '2026-03-04' });
    expect(await read()).toBe(before);
    expect(JSON.parse(before)[1]).toEqual([{ next_due_on: expect.anything(), next_label: 'Étape du plan' }]);
  });
});

test('a new objective is proposed from what the diagnosis found', async () => {
  await run(db.runtime, startSitting, cast.referent, {
    personId,
    heldOn: '2026-03-03',
    modality: 'locaux',
    colleagues: [],
  });
  await run(db.runtime, recordAnswers, cast.referent, {
    personId,
    answers: [
      { kind: 'constraint', parent: '', code: '23', value: 'OUI', impact: 'FORT', baseVersion: 0 },
      { kind: 'constraint', parent: '', code: '27', value: 'NON', baseVersion: 0 },
      { kind: 'need', parent: '', code: '9', value: 'BESOIN', baseVersion: 0 },
    ],
  });
  expect(await run(db.runtime, newObjectivePage, cast.member, { personId })).toMatchObject({
    constraints: ['23'],
    needs: ['9'],
  });
  for (const reader of [cast.manager, cast.contributor, cast.outsider]) {
    await expect(run(db.runtime, newObjectivePage, reader, { personId })).rejects.toThrow(NotFound);
  }
});

test('the orientation service reads how far the plan is, and nothing of what it says', async () => {
  const objectiveId = await objective(cast.referent);
  await step(cast.referent, objectiveId, { dueOn: '2026-04-02' });
  const done = await step(cast.referent, objectiveId, { title: 'Appeler' });
  await finish(cast.referent, done, 1);
  expect(await page(cast.officer)).toEqual({
    kind: 'summary',
    personName: expect.any(String),
    today: '2026-03-03',
    objectivesOpen: 1,
    objectivesReached: 0,
    stepsOpen: 1,
    stepsDone: 1,
    nextDueOn: '2026-04-02',
    lastDoneOn: '2026-03-03',
  });
  await expect(run(db.runtime, timelinePage, cast.officer, { personId })).rejects.toThrow(NotFound);
});
