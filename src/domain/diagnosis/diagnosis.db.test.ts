import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { closeSitting } from './close-sitting.server.ts';
import { items } from './codes.ts';
import { diagnosisPage } from './diagnosis-page.query.server.ts';
import { joinSitting } from './join-sitting.server.ts';
import { recordAnswers } from './record-answers.server.ts';
import { jobs, referenceOf } from './rome.ts';
import { startSitting } from './start-sitting.server.ts';
import { aroundOnePerson } from './testing/around-one-person.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query(
      'TRUNCATE diagnosis, diagnosis_answer, diagnosis_answer_version, diagnosis_summary, diagnosis_sitting CASCADE',
    );
    await owner.query('DELETE FROM timeline_event');
  }),
);

const owned = <Row>(text: string) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text)).rows as Row[]);
const start = (actor: Actor, colleagues: string[] = []) =>
  run(db.runtime, startSitting, actor, { personId, heldOn: '2026-03-03', modality: 'locaux', colleagues });
const seat = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');
const answerNeed = (actor: Actor, code: string, value: string) =>
  run(db.runtime, recordAnswers, actor, {
    personId,
    answers: [{ kind: 'need', parent: '', code, value, baseVersion: 0 }],
  });
const answerConstraint = (
  actor: Actor,
  code: string,
  said: { value: string; impact?: 'FORT'; priority?: boolean },
) =>
  run(db.runtime, recordAnswers, actor, {
    personId,
    answers: [{ kind: 'constraint', parent: '', code, baseVersion: 0, ...said }],
  });
const sittingsOf = async (actor: Actor) => {
  const page = await run(db.runtime, diagnosisPage, actor, { personId });
  return page.level === 'file' ? page.sittings : [];
};
const events = () =>
  owned<{ kind: string; params: unknown; sensitive: boolean }>(
    'SELECT kind, params, sensitive FROM timeline_event ORDER BY timeline_event_id',
  );

test('the table of codes says what the product says, row by row', async () => {
  const rows = await owned(
    'SELECT kind, parent, code, label, sensitive, reference FROM diagnosis_code ORDER BY rank',
  );
  expect(rows).toEqual(
    [...items, ...jobs].map(({ kind, parent, code, label, sensitive }) => ({
      kind,
      parent,
      code,
      label,
      sensitive,
      reference: referenceOf(kind),
    })),
  );
});

describe('sittings', () => {
  test('one is opened, a colleague of another organisation joins: it is joint, and both names stay', async () => {
    const { sittingId } = await start(cast.referent);
    expect(await sittingsOf(cast.member)).toMatchObject([
      { sittingId, joint: false, closedAt: null, modality: 'locaux' },
    ]);
    await run(db.runtime, joinSitting, cast.member, { personId, sittingId });
    await run(db.runtime, joinSitting, cast.member, { personId, sittingId });
    const [sitting] = await sittingsOf(cast.manager);
    expect(sitting?.joint).toBe(true);
    expect(sitting?.participants).toHaveLength(2);
    await run(db.runtime, closeSitting, cast.member, { personId, sittingId });
    expect((await sittingsOf(cast.referent))[0]?.closedAt).toBe(worldInstant);
    expect((await events()).map((event) => event.kind)).toEqual(['diagnosis-opened', 'diagnosis-held']);
    expect((await events())[1]?.params).toMatchObject({ joint: true });
  });

  test('a colleague of the circle may be named at the start; anybody else may not', async () => {
    await start(cast.referent, [seat(cast.member)]);
    expect((await sittingsOf(cast.referent))[0]?.participants).toHaveLength(2);
    await run(db.runtime, closeSitting, cast.referent, {
      personId,
      sittingId: (await sittingsOf(cast.referent))[0]!.sittingId,
    });
    for (const stranger of [cast.outsider, cast.contributor, cast.discreet]) {
      await expect(start(cast.referent, [seat(stranger)])).rejects.toThrow(NotFound);
    }
    expect(await sittingsOf(cast.referent)).toHaveLength(1);
  });

  test('a second one is refused while the first is open, also at the same instant', async () => {
    const both = await Promise.allSettled([start(cast.referent), start(cast.member)]);
    expect(both.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(Refused);
    expect(refused?.reason).toMatchObject({ code: 'sitting_open' });
  });

  test('one forgotten on an earlier day does not stand in the way', async () => {
    await start(cast.referent);
    await owned(`UPDATE diagnosis_sitting SET opened_at = '2026-03-01T09:00:00Z'`);
    await start(cast.member);
    expect((await sittingsOf(cast.member)).map((sitting) => sitting.closedAt !== null)).toEqual([
      false,
      true,
    ]);
  });

  test('a date to come and a closed sitting are refused with their reason', async () => {
    const tomorrow = { personId, heldOn: '2026-03-04', modality: 'locaux' } as const;
    await expect(run(db.runtime, startSitting, cast.referent, tomorrow)).rejects.toMatchObject({
      code: 'sitting_in_future',
    });
    const { sittingId } = await start(cast.referent);
    await run(db.runtime, closeSitting, cast.referent, { personId, sittingId });
    await expect(run(db.runtime, closeSitting, cast.referent, { personId, sittingId })).rejects.toMatchObject(
      { code: 'sitting_closed' },
    );
    await expect(run(db.runtime, joinSitting, cast.member, { personId, sittingId })).rejects.toMatchObject({
      code: 'sitting_closed',
    });
  });

  test('a sitting of a discreet organisation is for itself and the person alone', async () => {
    const { sittingId } = await start(cast.discreet);
    expect(await sittingsOf(cast.person)).toHaveLength(1);
    for (const actor of [cast.referent, cast.member, cast.manager])
      expect(await sittingsOf(actor)).toEqual([]);
    await expect(run(db.runtime, joinSitting, cast.member, { personId, sittingId })).rejects.toThrow(
      NotFound,
    );
    await start(cast.referent); // nothing tells that another is open
  });

  test('answers belong to the sitting in which their author takes part', async () => {
    const { sittingId } = await start(cast.referent);
    await answerNeed(cast.referent, '5', 'BESOIN');
    await answerNeed(cast.member, '6', 'BESOIN');
    const rows = await owned<{ code: string; sitting_id: string | null }>(
      'SELECT code, sitting_id FROM diagnosis_answer ORDER BY code',
    );
    expect(rows).toEqual([
      { code: '5', sitting_id: sittingId },
      { code: '6', sitting_id: null },
    ]);
  });
});

describe('the timeline', () => {
  test('outside a sitting: one line per author, theme and day, sensitive themes apart', async () => {
    await answerNeed(cast.referent, '5', 'BESOIN');
    await answerNeed(cast.referent, '6', 'BESOIN');
    await answerNeed(cast.member, '5', 'POINT_FORT'); // a conflict: nothing was saved, nothing is told
    await answerConstraint(cast.referent, '23', { value: 'OUI' });
    await answerConstraint(cast.referent, '25', { value: 'OUI' });
    expect(await events()).toMatchObject([
      { kind: 'diagnosis-completed', params: { themes: ['Se former'] }, sensitive: false },
      { kind: 'diagnosis-completed', params: { themes: ['Mobilité'] }, sensitive: false },
      { kind: 'diagnosis-completed', params: { themes: ['Santé'] }, sensitive: true },
    ]);
  });
});

describe('the summary', () => {
  const summaryOf = async (actor: Actor) => {
    const page = await run(db.runtime, diagnosisPage, actor, { personId });
    return page.level === 'summary' ? page.summary : undefined;
  };

  test('an orientation officer reads priorities, needs and counts, and nothing sensitive or discreet', async () => {
    expect(await summaryOf(cast.officer)).toBeUndefined();
    await answerConstraint(cast.referent, '27', { value: 'OUI', impact: 'FORT' });
    await answerConstraint(cast.referent, '23', { value: 'OUI', priority: true });
    await answerConstraint(cast.member, '24', { value: 'NON' });
    await answerNeed(cast.member, '5', 'BESOIN');
    await answerNeed(cast.member, '8', 'POINT_FORT');
    const before = await summaryOf(cast.officer);
    await answerConstraint(cast.referent, '25', { value: 'OUI', impact: 'FORT', priority: true });
    await answerConstraint(cast.discreet, '28', { value: 'OUI', impact: 'FORT' });
    await start(cast.discreet);
    expect(await summaryOf(cast.officer)).toEqual(before);
    expect(before).toEqual({
      constraints: [
        { code: '23', value: 'OUI', impact: null, priority: true },
        { code: '27', value: 'OUI', impact: 'FORT', priority: false },
      ],
      notDiscussed: 4,
      needs: ['5'],
      strengths: ['8'],
      work: null,
      lastJobOn: null,
      outlook: null,
      training: null,
      jobs: [],
      lastAnsweredAt: worldInstant,
      lastSittingOn: null,
      jointOn: null,
      jointNames: [],
    });
  });

  test('says when the last sitting was and who held the joint one', async () => {
    await start(cast.referent, [seat(cast.member)]);
    const summary = await summaryOf(cast.officer);
    expect(summary).toMatchObject({ lastSittingOn: '2026-03-03', jointOn: '2026-03-03' });
    expect(summary?.jointNames).toHaveLength(2);
  });

  test('answers and sittings saved at once by several all arrive in it', async () => {
    await Promise.all([
      ...['1', '2', '3', '4', '5', '6'].map((code, n) =>
        answerNeed(n % 2 ? cast.referent : cast.member, code, 'BESOIN'),
      ),
      start(cast.capEmploi),
      ...['22', '23', '27'].map((code) => answerConstraint(cast.capEmploi, code, { value: 'OUI' })),
    ]);
    expect(await summaryOf(cast.officer)).toMatchObject({
      needs: ['1', '2', '3', '4', '5', '6'],
      constraints: [{ code: '22' }, { code: '23' }, { code: '27' }],
      lastSittingOn: '2026-03-03',
    });
  });
});

test('the summary calls joint what the rules call joint, whatever the specialities', async () => {
  const specialities = ['sociale', 'professionnelle', 'les-deux'];
  for (const mine of specialities) {
    for (const theirs of specialities) {
      await owned('TRUNCATE diagnosis_sitting CASCADE');
      await withOwner(db.ownerUrl, async (owner) => {
        await owner.query('UPDATE membership SET speciality = $1 WHERE membership_id = $2', [
          mine,
          seat(cast.referent),
        ]);
        await owner.query('UPDATE membership SET speciality = $1 WHERE membership_id = $2', [
          theirs,
          seat(cast.member),
        ]);
      });
      await start(cast.referent, [seat(cast.member)]);
      const [sitting] = await sittingsOf(cast.referent);
      const [summary] = await owned<{ joint_on: string | null }>(
        'SELECT joint_on::text FROM diagnosis_summary',
      );
      expect(`${mine} ${theirs} ${summary?.joint_on !== null}`).toBe(`${mine} ${theirs} ${sitting?.joint}`);
    }
  }
});
