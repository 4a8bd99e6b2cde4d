import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { currentMembers } from '../circle/current-members.server.ts';
import { leaveCircle } from '../circle/leave-circle.server.ts';
import { myDay } from '../deadline/my-day.query.server.ts';
import { planActs, seatOf } from '../plan/testing/plan-acts.ts';
import {
  answerStepQuestion,
  askAboutStep,
  seeStepQuestion,
  withdrawStepQuestion,
} from './ask-about-step.server.ts';
import { locateQuestion, myQuestions, questionPage } from './question-page.query.server.ts';
import { readQuestions } from './read-questions.server.ts';
import { stepReaders } from './step-readers.server.ts';

const now = Temporal.Instant.from(worldInstant);
const db = useDatabase({ clock: fixedClock(now) });
const { cast, personId, crecheSeat, owned, objective, step, page, share, story } = planActs(db);
beforeEach(() => owned('DELETE FROM mail_message'));

/** A step that the crèche reads, and one that it does not. */
async function steps() {
  const objectiveId = await objective(cast.referent);
  const shared = await step(cast.referent, objectiveId);
  await share(shared, [crecheSeat]);
  return { shared, kept: await step(cast.referent, objectiveId, { title: 'Régler la dette' }) };
}

async function ask(
  actor: Actor,
  stepId: string,
  to: Actor,
  { id = newId(), question = 'Quel jour commence-t-elle ?' } = {},
) {
  const input = { personId, stepId, questionId: id, seat: seatOf(to), question };
  await run(db.runtime, askAboutStep, actor, input);
  return id;
}
const reply = (actor: Actor, questionId: string, { id = newId(), text = 'Mardi à 9 h' } = {}) =>
  run(db.runtime, answerStepQuestion, actor, { personId, questionId, answerId: id, text });
const read = (actor: Actor) =>
  boundTransaction(db.runtime, actor, async ({ tx, open }) => {
    await open([personId]);
    return readQuestions(tx, { personId }, { seat: seatOf(actor), clock: db.runtime.clock });
  });
const mine = (actor: Actor, runtime = db.runtime) => run(runtime, myQuestions, actor, {});
const askable = (actor: Actor, stepId: string) =>
  boundTransaction(db.runtime, actor, async ({ tx, open }) => {
    await open([personId]);
    const readers = await stepReaders(tx, { personId, stepId }, await currentMembers(tx, personId));
    return readers.map(({ seat }) => seat);
  });

describe('a question to the crèche about a shared step', () => {
  test('is told by a message that says nothing of the person, and waits in the list of who was asked', async () => {
    const { shared } = await steps();
    const id = await ask(cast.referent, shared, cast.contributor);
    expect(await owned('SELECT template, params, recipient FROM mail_message')).toEqual([
      { template: 'step-question', params: { questionId: id }, recipient: expect.stringMatching(/@/) },
    ]);
    expect(await mine(cast.contributor)).toMatchObject([
      { id, party: 'asked', question: 'Quel jour commence-t-elle ?', stepTitle: 'Visiter la crèche' },
    ]);
    expect(await run(db.runtime, locateQuestion, cast.contributor, { questionId: id })).toEqual({ personId });
  });

  test('is answered once or more; each answer is news to who asked until they have seen it', async () => {
    const { shared } = await steps();
    const id = await ask(cast.referent, shared, cast.contributor);
    const answerId = newId();
    await reply(cast.contributor, id, { id: answerId });
    await reply(cast.contributor, id, { id: answerId }); // sent twice
    const answered = { id, state: 'repondue', answers: [{ text: 'Mardi à 9 h', on: '2026-03-03' }] };
    expect(await mine(cast.referent)).toMatchObject([{ ...answered, news: true, late: false }]);
    expect(await mine(cast.contributor)).toEqual([]);
    await run(db.runtime, seeStepQuestion, cast.referent, { personId, questionId: id });
    expect(await mine(cast.referent)).toEqual([]);
    await reply(cast.contributor, id, { text: 'Plutôt à 10 h' });
    expect(await mine(cast.referent)).toMatchObject([{ answers: [{}, { text: 'Plutôt à 10 h' }] }]);
    expect((await story(cast.member)).slice(0, 3)).toEqual([
      'Réponse à une question : Visiter la crèche',
      'Réponse à une question : Visiter la crèche',
      expect.stringMatching(/^Question à .* : Visiter la crèche$/),
    ]);
    expect(await story(cast.contributor)).toContain('Réponse à une question : Visiter la crèche');
  });

  test('comes back to who asked after five days without an answer', async () => {
    const { shared } = await steps();
    await ask(cast.referent, shared, cast.contributor);
    const inDays = (days: number) => ({ ...db.runtime, clock: fixedClock(now.add({ hours: 24 * days })) });
    expect(await mine(cast.referent, inDays(4))).toMatchObject([{ party: 'asker', late: false }]);
    expect(await mine(cast.referent, inDays(5))).toMatchObject([{ party: 'asker', late: true }]);
  });

  test('is on the day of who was asked, then of who asked: unanswered after five days, or answered', async () => {
    const { shared } = await steps();
    const id = await ask(cast.referent, shared, cast.contributor);
    const day = async (actor: Actor, days = 0) => {
      const runtime = { ...db.runtime, clock: fixedClock(now.add({ hours: 24 * days })) };
      const { actions } = await run(runtime, myDay, actor, { all: true });
      return actions
        .filter(({ subjectId }) => subjectId === id)
        .map(({ kind, dueOn, urgency }) => [kind, dueOn, urgency]);
    };
    expect(await day(cast.contributor)).toEqual([['question', '2026-03-08', 'soon']]);
    expect(await day(cast.referent, 4)).toEqual([]);
    expect(await day(cast.referent, 6)).toEqual([['question-sans-reponse', '2026-03-08', 'late']]);
    await reply(cast.contributor, id);
    expect(await day(cast.contributor)).toEqual([]);
    expect(await day(cast.referent)).toEqual([['reponse', '2026-03-10', 'plain']]);
    await run(db.runtime, seeStepQuestion, cast.referent, { personId, questionId: id });
    expect(await day(cast.referent)).toEqual([]);
    for (const other of [cast.member, cast.manager]) expect(await day(other)).toEqual([]);
  });

  test('is withdrawn as long as it has no answer', async () => {
    const { shared } = await steps();
    const first = await ask(cast.referent, shared, cast.contributor);
    const withdraw = (actor: Actor, questionId: string) =>
      run(db.runtime, withdrawStepQuestion, actor, { personId, questionId });
    await expect(withdraw(cast.member, first)).rejects.toThrow(NotFound);
    await withdraw(cast.referent, first);
    expect(await mine(cast.contributor)).toEqual([]);
    await expect(reply(cast.contributor, first)).rejects.toMatchObject(new Refused('question_closed'));
    const second = await ask(cast.referent, shared, cast.contributor);
    await reply(cast.contributor, second);
    await expect(withdraw(cast.referent, second)).rejects.toMatchObject(new Refused('question_answered'));
  });

  test('is closed when the step is no longer shared: the crèche reads neither it nor its events', async () => {
    const { shared } = await steps();
    const id = await ask(cast.referent, shared, cast.contributor);
    await reply(cast.contributor, id);
    await share(shared, [], 2);
    expect(await read(cast.contributor)).toEqual([]);
    await expect(reply(cast.contributor, id)).rejects.toThrow(NotFound);
    await expect(
      run(db.runtime, questionPage, cast.contributor, { personId, questionId: id }),
    ).rejects.toThrow(NotFound);
    expect(await story(cast.contributor)).not.toContainEqual(expect.stringMatching(/^Question/));
    expect(await read(cast.member)).toMatchObject([{ state: 'close', answers: [{ text: 'Mardi à 9 h' }] }]);
  });

  test('and when who was asked stays as a contributeur who does not read the step', async () => {
    const { kept } = await steps();
    await ask(cast.referent, kept, cast.capEmploi);
    const lower = (role: string) =>
      owned(
        `WITH x AS (UPDATE circle_member SET role = $3 WHERE person_id = $1 AND seat = $2 RETURNING person_id)
         SELECT count(*) FROM x`,
        [personId, seatOf(cast.capEmploi), role],
      ).then(() => owned('SELECT access.recompute($1)', [personId]));
    await lower('contributeur');
    expect(await read(cast.capEmploi)).toEqual([]);
    expect(await read(cast.referent)).toMatchObject([{ state: 'close' }]);
    await lower('accompagnateur');
  });

  test('and when who was asked leaves the circle', async () => {
    const { kept } = await steps();
    await ask(cast.referent, kept, cast.capEmploi);
    await run(db.runtime, leaveCircle, cast.capEmploi, { personId });
    expect(await read(cast.referent)).toMatchObject([{ state: 'close' }]);
    await owned(
      `UPDATE circle_member SET until = NULL, end_reason = NULL WHERE person_id = $1 AND seat = $2`,
      [personId, seatOf(cast.capEmploi)],
    );
    await owned('SELECT access.recompute($1)', [personId]);
  });
});

test('a sensitive step that the person no longer shows to somebody takes its questions back from them', async () => {
  const health = await step(cast.referent, await objective(cast.referent, { about: 'objective.25.31' }));
  const show = (seats: string[]) =>
    owned('UPDATE step SET named_seats = $2 WHERE step_id = $1', [health, seats]);
  await show([seatOf(cast.member)]);
  await ask(cast.referent, health, cast.member);
  expect(await read(cast.member)).toHaveLength(1);
  await show([]);
  expect(await read(cast.member)).toEqual([]);
  expect(await story(cast.member)).toEqual([]);
  expect(await read(cast.referent)).toMatchObject([{ state: 'close' }]);
});

describe('who may be asked, who may ask, who reads', () => {
  test('members of the circle who read the step: a contributeur only where it is shared', async () => {
    const { shared, kept } = await steps();
    expect((await askable(cast.referent, shared)).toSorted()).toEqual(
      [seatOf(cast.member), seatOf(cast.capEmploi), crecheSeat].toSorted(),
    );
    expect(await askable(cast.referent, kept)).not.toContain(crecheSeat);
    await expect(ask(cast.referent, kept, cast.contributor)).rejects.toMatchObject(
      new Refused('cannot_be_asked'),
    );
    for (const other of [cast.discreet, cast.outsider, cast.manager]) {
      await expect(ask(cast.referent, shared, other)).rejects.toMatchObject(new Refused('cannot_be_asked'));
    }
    // The crèche may ask in its turn: the référent, whom it knows.
    expect(await askable(cast.contributor, shared)).toEqual([seatOf(cast.referent)]);
    await ask(cast.contributor, shared, cast.referent);
    await expect(ask(cast.contributor, shared, cast.member)).rejects.toMatchObject(
      new Refused('cannot_be_asked'),
    );
    await expect(ask(cast.contributor, kept, cast.referent)).rejects.toThrow(NotFound);
    for (const stranger of [cast.manager, cast.officer, cast.outsider, cast.person, cast.otherPerson]) {
      await expect(ask(stranger, shared, cast.member)).rejects.toThrow(NotFound);
    }
  });

  test('of a sensitive step, only those who read it', async () => {
    const health = await step(cast.member, await objective(cast.member, { about: 'objective.25.31' }));
    expect((await askable(cast.member, health)).toSorted()).toEqual(
      [seatOf(cast.referent), seatOf(cast.capEmploi)].toSorted(),
    );
    await ask(cast.referent, health, cast.capEmploi);
    for (const reader of [cast.referent, cast.member, cast.capEmploi, cast.person]) {
      expect(await read(reader)).toHaveLength(1);
    }
    for (const reader of [cast.manager, cast.discreet]) expect(await read(reader)).toEqual([]);
  });

  test('those who accompany and the person read it; a contributeur theirs alone; nobody answers for another', async () => {
    const { shared, kept } = await steps();
    const id = await ask(cast.referent, kept, cast.member);
    await ask(cast.referent, shared, cast.contributor);
    for (const reader of [cast.member, cast.capEmploi, cast.person])
      expect(await read(reader)).toHaveLength(2);
    expect(await read(cast.contributor)).toHaveLength(1);
    for (const reader of [cast.manager, cast.former, cast.officer, cast.outsider, cast.otherPerson]) {
      expect(await read(reader)).toEqual([]);
    }
    for (const other of [cast.capEmploi, cast.referent]) {
      await expect(reply(other, id)).rejects.toThrow(NotFound);
    }
    await expect(run(db.runtime, locateQuestion, cast.capEmploi, { questionId: id })).rejects.toThrow(
      NotFound,
    );
    await expect(run(db.runtime, locateQuestion, cast.outsider, { questionId: newId() })).rejects.toThrow(
      NotFound,
    );
  });

  test('a discreet organisation asks nobody outside it, and nothing shows that it tried', async () => {
    const { shared } = await steps();
    const others = [cast.referent, cast.member, cast.manager, cast.contributor];
    const look = async () =>
      JSON.stringify([await Promise.all(others.map(page)), await Promise.all(others.map(read))]);
    const before = await look();
    expect(await askable(cast.discreet, shared)).toEqual([]);
    await expect(ask(cast.discreet, shared, cast.member)).rejects.toMatchObject(
      new Refused('cannot_be_asked'),
    );
    expect(await look()).toBe(before);
    expect(await owned('SELECT 1 FROM mail_message')).toEqual([]);
  });

  test('hidden from an organisation with its step, events included', async () => {
    const { kept } = await steps();
    await ask(cast.referent, kept, cast.member);
    const body = cast.capEmploi.kind === 'professional' ? cast.capEmploi.organisationId : '';
    await owned(`UPDATE step SET hidden_from = ARRAY['${body}'::uuid] WHERE step_id = $1`, [kept]);
    expect(await read(cast.capEmploi)).toEqual([]);
    expect(await story(cast.capEmploi)).not.toContainEqual(expect.stringMatching(/^Question/));
    expect(await read(cast.member)).toMatchObject([{ state: 'ouverte' }]);
    const asked = cast.member.kind === 'professional' ? cast.member.organisationId : '';
    await owned(`UPDATE step SET hidden_from = ARRAY['${asked}'::uuid] WHERE step_id = $1`, [kept]);
    expect(await read(cast.referent)).toMatchObject([{ state: 'close' }]);
    expect(await read(cast.member)).toEqual([]);
  });
});
