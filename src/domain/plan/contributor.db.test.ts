import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { advanceStep } from './advance-step.server.ts';
import { stepPage } from './plan-page.query.server.ts';
import { shareObjective, shareStep } from './share-with-contributors.server.ts';
import { planActs, seatOf } from './testing/plan-acts.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const { cast, personId, crecheSeat, owned, objective, step, page, plan, sharedPlan, story, share, finish } =
  planActs(db);

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
