import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { editStep } from './edit-step.server.ts';
import { objectivePage } from './plan-page.query.server.ts';
import { planActs, seatOf } from './testing/plan-acts.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const { cast, personId, crecheSeat, owned, objective, step, page, plan, titles, story, share, finish } =
  planActs(db);

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
