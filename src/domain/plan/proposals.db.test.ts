import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { Conflict, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { ownSpace } from '../person/own-space.query.server.ts';
import { advanceObjective } from './advance-objective.server.ts';
import { planActs, seatOf } from './testing/plan-acts.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const acts = planActs(db);
const { cast, personId, crecheSeat, owned, objective, step, page, plan, sharedPlan, titles, story } = acts;
const { proposeObjective, proposeStep, answer, amendStep } = acts;

const proposals = async (actor: Actor) => (await plan(actor)).proposals;
const listed = () => owned('SELECT next_due_on FROM person_list WHERE person_id = $1', [personId]);

describe('what the person proposes', () => {
  test('is in the plan once a professional has accepted, with who proposed and who accepted', async () => {
    const id = await proposeObjective(cast.person, { title: 'Reprendre une formation' });
    expect(await titles(cast.member)).toEqual([]);
    expect(await proposals(cast.member)).toMatchObject([
      { id, kind: 'objectif', title: 'Reprendre une formation', state: 'proposee', side: 'personne' },
    ]);
    await answer(cast.member, id, 1, { move: 'accept' });
    expect(await proposals(cast.referent)).toEqual([]);
    const [entered] = (await plan(cast.person)).objectives;
    expect(entered).toMatchObject({
      id,
      title: 'Reprendre une formation',
      state: 'en-cours',
      agreement: {
        origin: 'personne',
        proposedOn: '2026-03-03',
        acceptedBy: entered?.author,
        acceptedOn: '2026-03-03',
      },
    });
    expect(await story(cast.referent)).toEqual([
      'Objectif accepté : Reprendre une formation',
      'Objectif proposé : Reprendre une formation',
    ]);
  });

  test('a step of theirs is declined with a reason and a few words, which the person reads', async () => {
    const id = await proposeStep(cast.person, await objective(cast.referent), { title: 'Passer le permis' });
    await answer(cast.referent, id, 1, { move: 'decline', reason: 'pas-maintenant', words: 'Après l’été' });
    expect(await proposals(cast.person)).toMatchObject([
      { id, state: 'declinee', reason: 'pas-maintenant', words: 'Après l’été', side: 'professionnel' },
    ]);
    await expect(answer(cast.person, id, 2, { move: 'withdraw' })).rejects.toMatchObject(
      new Refused('wrong_state'),
    );
    expect(await story(cast.person)).toContain('Étape déclinée : Passer le permis (Pas maintenant)');
  });

  test('and takes back as long as nobody has answered', async () => {
    const id = await proposeObjective(cast.person, { title: 'Déménager' });
    await answer(cast.person, id, 1, { move: 'withdraw' });
    expect(await proposals(cast.referent)).toEqual([]);
    await expect(answer(cast.referent, id, 2, { move: 'accept' })).rejects.toMatchObject(
      new Refused('wrong_state'),
    );
  });
});

describe('what a professional proposes to the person', () => {
  test('is not due before it is accepted; each version is answered by the other side', async () => {
    const objectiveId = await objective(cast.referent);
    const before = await listed();
    const id = await proposeStep(cast.referent, objectiveId, { title: 'Visiter', dueOn: '2026-03-10' });
    expect(await listed()).toEqual(before);
    await expect(answer(cast.member, id, 1, { move: 'accept' })).rejects.toMatchObject(
      new Refused('not_your_turn'),
    );
    await amendStep(cast.person, id, 1, { title: 'Visiter avec ma sœur', dueOn: '2026-03-20' });
    expect(await proposals(cast.referent)).toMatchObject([
      { state: 'amendee', side: 'personne', former: { title: 'Visiter', dueOn: '2026-03-10' }, version: 2 },
    ]);
    await expect(answer(cast.person, id, 2, { move: 'accept' })).rejects.toMatchObject(
      new Refused('not_your_turn'),
    );
    await answer(cast.referent, id, 2, { move: 'accept' });
    expect((await plan(cast.member)).objectives[0]?.steps).toMatchObject([
      {
        id,
        title: 'Visiter avec ma sœur',
        dueOn: '2026-03-20',
        state: 'prevue',
        agreement: { origin: 'personne' },
      },
    ]);
    expect(await listed()).not.toEqual(before);
  });

  test('is counted on the first page of the person’s space, until they have answered', async () => {
    const waiting = async () => (await run(db.runtime, ownSpace, cast.person, { personId })).planProposals;
    await proposeObjective(cast.person, { title: 'Déménager' });
    expect(await waiting()).toBe(0);
    const id = await proposeObjective(cast.referent, { title: 'Se former' });
    expect(await waiting()).toBe(1);
    await answer(cast.person, id, 1, { move: 'amend', title: 'Me former près de chez moi', words: '' });
    expect(await waiting()).toBe(0);
  });

  test('the person accepts: the step is as if it had been added together, contributeur in charge included', async () => {
    const objectiveId = await objective(cast.referent);
    const id = await proposeStep(cast.referent, objectiveId, { title: 'Réserver', owner: crecheSeat });
    expect((await sharedPlan(cast.contributor)).steps).toEqual([]);
    await answer(cast.person, id, 1, { move: 'accept' });
    expect((await sharedPlan(cast.contributor)).steps).toMatchObject([{ id, title: 'Réserver', mine: true }]);
    const [entered] = (await plan(cast.member)).objectives[0]?.steps ?? [];
    expect(entered).toMatchObject({
      agreement: { origin: 'professionnel', proposedBy: entered?.author, acceptedBy: 'la personne' },
    });
  });

  test('under an objective that ended meanwhile, it can only be declined or taken back', async () => {
    const objectiveId = await objective(cast.referent);
    const id = await proposeStep(cast.referent, objectiveId, {});
    await run(db.runtime, advanceObjective, cast.member, {
      personId,
      objectiveId,
      version: 1,
      move: 'reach',
    });
    await expect(answer(cast.person, id, 1, { move: 'accept' })).rejects.toMatchObject(
      new Refused('objective_closed'),
    );
    await answer(cast.person, id, 1, { move: 'decline', reason: 'deja-fait', words: '' });
  });
});

describe('twice, and at once', () => {
  test('a form sent twice proposes once and answers once', async () => {
    const id = newId();
    await proposeObjective(cast.person, { title: 'Déménager', id });
    await proposeObjective(cast.person, { title: 'Déménager', id });
    await answer(cast.referent, id, 1, { move: 'accept' });
    await answer(cast.referent, id, 1, { move: 'accept' });
    expect(await titles(cast.person)).toEqual(['Déménager']);
    expect(await story(cast.person)).toHaveLength(2);
  });

  test('an answer to a version that is no longer the last is a conflict', async () => {
    const id = await proposeObjective(cast.referent, { title: 'Déménager' });
    await answer(cast.person, id, 1, { move: 'amend', title: 'Déménager à Bourges', words: '' });
    await answer(cast.member, id, 2, { move: 'amend', title: 'Déménager près de Bourges', words: '' });
    await expect(answer(cast.person, id, 1, { move: 'accept' })).rejects.toThrow(Conflict);
    const outcomes = await Promise.allSettled([
      answer(cast.person, id, 3, { move: 'accept' }),
      answer(cast.person, id, 3, { move: 'decline', reason: 'autre', words: '' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('who reads and who answers', () => {
  test('those who accompany and the person; a manager reads only; nobody else finds anything', async () => {
    const objectiveId = await objective(cast.referent);
    const id = await proposeStep(cast.person, objectiveId, {});
    expect(await proposals(cast.manager)).toHaveLength(1);
    for (const reader of [cast.manager, cast.former, cast.contributor, cast.officer, cast.outsider]) {
      await expect(answer(reader, id, 1, { move: 'accept' })).rejects.toThrow(NotFound);
      await expect(proposeObjective(reader, { title: 'Autre' })).rejects.toThrow(NotFound);
    }
    expect(JSON.stringify(await page(cast.contributor))).not.toContain(id);
    await expect(answer(cast.otherPerson, id, 1, { move: 'withdraw' })).rejects.toThrow(NotFound);
  });

  test('a sensitive one: the référent, Cap emploi, who wrote it and the person', async () => {
    const about = 'objective.25.31';
    const id = await proposeObjective(cast.member, { about });
    await answer(cast.person, id, 1, { move: 'amend', title: 'Adapter mes horaires', words: '' });
    for (const reader of [cast.member, cast.referent, cast.capEmploi, cast.person]) {
      expect(await proposals(reader)).toHaveLength(1);
      expect(await story(reader)).toHaveLength(2);
    }
    for (const reader of [cast.manager, cast.discreet]) {
      expect(await proposals(reader)).toEqual([]);
      expect(await story(reader)).toEqual([]);
    }
    await answer(cast.referent, id, 2, { move: 'accept' });
    // Whoever proposed it first still knows of it, though a colleague accepted the last version.
    for (const reader of [cast.member, cast.referent, cast.capEmploi]) {
      expect(await titles(reader)).toEqual(['Adapter mes horaires']);
    }
    expect(await titles(cast.manager)).toEqual([]);
  });

  test('a step that the person proposes under an objective few may read reaches who wrote that objective', async () => {
    const objectiveId = await objective(cast.discreet, { title: 'Suivi' });
    const id = await proposeStep(cast.person, objectiveId, { title: 'Espacer les rendez-vous' });
    expect(await proposals(cast.discreet)).toHaveLength(1);
    expect(await proposals(cast.referent)).toEqual([]);
    await answer(cast.discreet, id, 1, { move: 'accept' });
    expect((await plan(cast.person)).objectives[0]?.steps).toMatchObject([{ id, discreet: true }]);
    expect(await story(cast.discreet)).toContain('Étape proposée : Espacer les rendez-vous');
  });

  test('what a discreet organisation proposes changes nothing of what anybody else reads', async () => {
    const objectiveId = await objective(cast.referent);
    const others = [cast.referent, cast.member, cast.capEmploi, cast.manager, cast.officer, cast.contributor];
    const read = async () =>
      JSON.stringify([
        await Promise.all(others.map(page)),
        await Promise.all([cast.referent, cast.manager].map(story)),
        await listed(),
      ]);
    const open = await proposeObjective(cast.person, { title: 'Pour tous' });
    const before = await read();
    const hidden = await proposeObjective(cast.discreet, { title: 'Suivi' });
    const under = await proposeStep(cast.discreet, objectiveId, { dueOn: '2026-03-04' });
    await answer(cast.person, hidden, 1, { move: 'accept' });
    await answer(cast.person, under, 1, { move: 'decline', reason: 'autre', words: '' });
    for (const move of ['accept', 'decline', 'amend'] as const) {
      const input = { move, reason: 'autre', words: '', title: 'x' } as never;
      await expect(answer(cast.discreet, open, 1, input)).rejects.toMatchObject(
        new Refused('discreet_answer'),
      );
    }
    expect(await read()).toBe(before);
    expect(await titles(cast.discreet)).toEqual(['Trouver une garde', 'Suivi']);
  });

  test('what is hidden from an organisation hides what is proposed under it', async () => {
    const objectiveId = await objective(cast.member);
    await proposeStep(cast.person, objectiveId, {});
    const body = cast.referent.kind === 'professional' ? cast.referent.organisationId : '';
    await owned(`UPDATE objective SET hidden_from = ARRAY['${body}'::uuid] WHERE objective_id = $1`, [
      objectiveId,
    ]);
    expect(await proposals(cast.referent)).toEqual([]);
    expect(await story(cast.referent)).not.toContainEqual(expect.stringMatching(/^Étape proposée/));
    expect(await proposals(cast.member)).toHaveLength(1);
    await owned(`UPDATE objective SET hidden_from = '{}' WHERE objective_id = $1`, [objectiveId]);
    expect(await proposals(cast.referent)).toHaveLength(1);
    expect(await story(cast.referent)).toContainEqual(expect.stringMatching(/^Étape proposée/));
  });
});

describe('past the commands', () => {
  const as = (actor: Actor, statement: ReturnType<typeof sql>) =>
    boundTransaction(db.runtime, actor, async ({ tx, open }) => {
      await open([personId]);
      return (await statement.execute(tx)).numAffectedRows;
    });

  test('nobody answers for the other side, nor writes that it accepted', async () => {
    const id = await proposeObjective(cast.referent, { title: 'Déménager' });
    const decline = sql`UPDATE plan_proposal SET state = 'declinee', reason = 'autre' WHERE proposal_id = ${id}`;
    const accept = sql`UPDATE plan_proposal SET state = 'acceptee' WHERE proposal_id = ${id}`;
    const reword = sql`UPDATE plan_proposal SET title = 'Autre chose' WHERE proposal_id = ${id}`;
    for (const actor of [cast.referent, cast.member]) {
      for (const statement of [decline, accept, reword]) await expect(as(actor, statement)).rejects.toThrow();
    }
    await expect(as(cast.person, accept)).rejects.toThrow(NotFound);
    await expect(as(cast.person, sql`UPDATE plan_proposal SET by_name = 'Paul'`)).rejects.toThrow(NotFound);
    await expect(
      as(
        cast.referent,
        sql`INSERT INTO objective (person_id, objective_id, title, rank, origin, proposed_by, proposed_at, accepted_by, accepted_at)
            VALUES (${personId}, ${newId()}, 'x', 1, 'personne', 'la personne', now(), 'x', now())`,
      ),
    ).rejects.toThrow(NotFound);
    expect(await proposals(cast.person)).toMatchObject([{ title: 'Déménager', state: 'proposee' }]);
  });

  test('every version that was proposed is kept, and cannot be rewritten', async () => {
    const id = await proposeObjective(cast.referent, { title: 'Déménager' });
    await answer(cast.person, id, 1, { move: 'amend', title: 'Rester ici', words: '' });
    await answer(cast.referent, id, 2, { move: 'accept' });
    expect(await owned('SELECT version, title, state FROM plan_proposal_version ORDER BY version')).toEqual([
      { version: 1, title: 'Déménager', state: 'proposee' },
      { version: 2, title: 'Rester ici', state: 'amendee' },
      { version: 3, title: 'Rester ici', state: 'acceptee' },
    ]);
    await expect(as(cast.referent, sql`UPDATE plan_proposal_version SET title = 'x'`)).rejects.toThrow(
      NotFound,
    );
  });
});

describe('the person and their own steps', () => {
  test('they say that one is done, not one that is somebody else’s, nor rewrite anything', async () => {
    const objectiveId = await objective(cast.referent);
    const mine = await step(cast.referent, objectiveId, { title: 'Appeler' });
    const theirs = await step(cast.referent, objectiveId, { owner: seatOf(cast.referent) });
    await acts.finish(cast.person, mine, 1);
    expect((await plan(cast.referent)).objectives[0]?.steps.find(({ id }) => id === mine)).toMatchObject({
      state: 'faite',
      result: 'abouti',
      endedOn: '2026-03-03',
    });
    await expect(acts.finish(cast.person, theirs, 1)).rejects.toMatchObject(new Refused('not_yours'));
    await expect(acts.finish(cast.otherPerson, theirs, 1)).rejects.toThrow(NotFound);
    const asPerson = (work: ReturnType<typeof sql>) =>
      boundTransaction(db.runtime, cast.person, async ({ tx, open }) => {
        await open([personId]);
        return (await work.execute(tx)).numAffectedRows;
      });
    expect(await asPerson(sql`UPDATE step SET title = 'x'`)).toBe(0n);
    await expect(
      asPerson(
        sql`SELECT access.advance_own_step(${personId}, ${theirs}, 1, 'faite', 'abouti', NULL, NULL, '')`,
      ),
    ).rejects.toThrow(NotFound);
    expect(await story(cast.referent)).toContain('Étape terminée : Appeler (Abouti)');
  });
});
