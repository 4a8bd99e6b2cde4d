import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { recordAnswers } from '../diagnosis/record-answers.server.ts';
import { startSitting } from '../diagnosis/start-sitting.server.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { addObjective } from './add-objective.server.ts';
import { addStep } from './add-step.server.ts';
import { advanceObjective } from './advance-objective.server.ts';
import { advanceStep } from './advance-step.server.ts';
import { levers } from './codes.ts';
import { editObjective } from './edit-objective.server.ts';
import { editStep } from './edit-step.server.ts';
import { newObjectivePage } from './plan-page.query.server.ts';
import { moveObjective, moveStep } from './reorder.server.ts';
import { planActs, seatOf } from './testing/plan-acts.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const { cast, personId, owned, objective, step, page, plan, titles, story, finish } = planActs(db);

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
    }
    for (const reader of [cast.manager, cast.former]) {
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

  test('nobody chooses a date that is behind already; the one that stands may be', async () => {
    const objectiveId = await objective(cast.referent);
    const past = { name: 'Invalid', error: { issues: [{ path: ['dueOn'], message: 'due_past' }] } };
    await expect(step(cast.referent, objectiveId, { dueOn: '2026-03-02' })).rejects.toMatchObject(past);
    const stepId = await step(cast.referent, objectiveId, { dueOn: '2026-03-03' });
    await owned(`UPDATE step SET due_on = '2026-02-20'`);
    const change = (version: number, dueOn: string) =>
      run(db.runtime, editStep, cast.member, {
        personId,
        stepId,
        version,
        lever: 'garde',
        title: 'Autrement dit',
        owner: 'personne',
        dueOn,
      });
    await expect(change(1, '1999-02-21')).rejects.toMatchObject(past);
    await change(1, '2026-02-20');
  });

  test('a step keeps what its lever needs, its dates, and what came of it', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = newId();
    const add = (details: Record<string, unknown>) =>
      run(db.runtime, addStep, cast.referent, {
        personId,
        stepId,
        objectiveId,
        lever: 'formation',
        title: 'CAP boulangerie',
        owner: 'personne',
        dueOn: null,
        details,
      });
    await expect(add({ etat: 'acceptee' })).rejects.toMatchObject({ name: 'Invalid' });
    await expect(add({ employeur: 'Boulangerie' })).rejects.toMatchObject({ name: 'Invalid' });
    await add({
      etat: 'acceptee',
      organisme: 'Val de Cher',
      debut: '2026-05-04',
      fin: '2026-06-12',
      lieu: '',
    });
    expect(await owned('SELECT starts_on::text, ends_on::text FROM step')).toEqual([
      { starts_on: '2026-05-04', ends_on: '2026-06-12' },
    ]);
    const change = (lever: 'formation' | 'emploi', version: number, details?: Record<string, unknown>) =>
      run(db.runtime, editStep, cast.member, {
        personId,
        stepId,
        version,
        lever,
        title: 'CAP boulangerie',
        owner: 'personne',
        dueOn: '2026-04-01',
        details,
      });
    await change('formation', 1); // said nothing of them: they stay
    expect((await plan(cast.member)).objectives[0]?.steps[0]?.details).toMatchObject({ debut: '2026-05-04' });
    await change('emploi', 2);
    expect((await plan(cast.member)).objectives[0]?.steps[0]?.details).toEqual({});
    expect(await owned('SELECT starts_on FROM step')).toEqual([{ starts_on: null }]);
    const end = (outcome: string) =>
      run(db.runtime, advanceStep, cast.member, {
        personId,
        stepId,
        version: 3,
        move: 'finish',
        result: 'abouti',
        outcome,
      });
    await expect(end('diplome')).rejects.toMatchObject(new Refused('outcome_unfit'));
    await end('durable');
    expect((await plan(cast.member)).objectives[0]?.steps[0]?.outcome).toBe('durable');
    expect(await story(cast.member)).toEqual(
      expect.arrayContaining([
        'Étape terminée : CAP boulangerie (Abouti : embauche de six mois ou plus)',
        expect.stringMatching(
          /^Étape prévue : CAP boulangerie \(.* Val de Cher · du 4 mai 2026 au 12 juin 2026\)$/,
        ),
      ]),
    );
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
  await run(db.runtime, recordAnswers, cast.referent, {
    personId,
    answers: [
      { kind: 'constraint', parent: '', code: '25', value: 'OUI', priority: true, baseVersion: 0 },
      { kind: 'constraint', parent: '', code: '24', value: 'OUI', priority: true, baseVersion: 0 },
    ],
  });
  const without = async (actor: Actor) => (await plan(actor)).withoutObjective.map(({ code }) => code);
  expect(await without(cast.referent)).toEqual(['24', '25']);
  expect(await without(cast.member)).toEqual(['24']); // health stays with those who read it
  await objective(cast.member, { about: 'objective.24.2' });
  expect(await without(cast.referent)).toEqual(['25']);
  expect(await run(db.runtime, newObjectivePage, cast.member, { personId })).toMatchObject({
    constraints: expect.arrayContaining(['23', '24']),
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
