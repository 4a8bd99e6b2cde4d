import { beforeAll, beforeEach } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { run } from '../../../platform/access/run.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { newId } from '../../../platform/database/id.ts';
import type { TestDatabase } from '../../../platform/database/testing/use-database.ts';
import { aroundOnePerson } from '../../diagnosis/testing/around-one-person.ts';
import { timelinePage } from '../../timeline/timeline-page.query.server.ts';
import { addObjective } from '../add-objective.server.ts';
import { addStep } from '../add-step.server.ts';
import { advanceStep } from '../advance-step.server.ts';
import { answerProposal } from '../answer-proposal.server.ts';
import { planPage } from '../plan-page.query.server.ts';
import { proposeObjective as propose, proposeStep as proposeAStep } from '../propose.server.ts';
import { shareStep } from '../share-with-contributors.server.ts';

export const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');

/** The cast of the table of rights around one person whose plan is empty before each test, and the acts that fill it. */
export function planActs(db: TestDatabase) {
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

  async function proposeObjective(
    actor: Actor,
    { id = newId(), ...wanted }: { id?: string; title?: string; about?: string },
  ) {
    await run(db.runtime, propose, actor, { personId, proposalId: id, ...wanted });
    return id;
  }

  async function proposeStep(
    actor: Actor,
    objectiveId: string,
    given: { title?: string; owner?: string; dueOn?: string },
  ) {
    const { proposalId } = await run(db.runtime, proposeAStep, actor, {
      personId,
      proposalId: newId(),
      objectiveId,
      lever: 'garde',
      title: given.title ?? 'Visiter la crèche',
      owner: given.owner ?? 'personne',
      dueOn: given.dueOn ?? null,
    });
    return proposalId;
  }

  type Answer = z.input<typeof answerProposal.input>;
  type WithoutKey<T> = T extends unknown ? Omit<T, 'personId' | 'proposalId' | 'version'> : never;
  const answer = (actor: Actor, proposalId: string, version: number, how: WithoutKey<Answer>) =>
    run(db.runtime, answerProposal, actor, { personId, proposalId, version, ...how } as Answer);
  const amendStep = (
    actor: Actor,
    proposalId: string,
    version: number,
    { title, dueOn }: { title: string; dueOn: string },
  ) =>
    answer(actor, proposalId, version, {
      move: 'amend',
      title,
      words: '',
      step: { lever: 'garde', owner: 'personne', dueOn, details: {} },
    });

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

  return {
    cast,
    personId,
    crecheSeat,
    owned,
    objective,
    step,
    proposeObjective,
    proposeStep,
    answer,
    amendStep,
    page,
    plan,
    sharedPlan,
    titles,
    story,
    share,
    finish,
  };
}
