import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { addParticipant, inviteToSitting } from './add-participant.server.ts';
import type { AnswerInput } from './answer-input.ts';
import { compareDates } from './compare-dates.query.server.ts';
import { diagnosisPage } from './diagnosis-page.query.server.ts';
import { enterGrid } from './enter-grid.server.ts';
import { recordAnswers } from './record-answers.server.ts';
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
    await owner.query('DELETE FROM mail_message');
  }),
);

const seat = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');
const constraint = (code: string, value: string, over: Partial<AnswerInput> = {}): AnswerInput => ({
  kind: 'constraint',
  parent: '',
  code,
  value,
  baseVersion: 0,
  ...over,
});
const job = (code: string, over: Partial<AnswerInput> = {}): AnswerInput => ({
  kind: 'job',
  parent: '',
  code,
  value: 'VISE',
  baseVersion: 0,
  ...over,
});
const say = (actor: Actor, ...answers: AnswerInput[]) =>
  run(db.runtime, recordAnswers, actor, { personId, answers });
const enter = (actor: Actor, heldOn: string, ...answers: AnswerInput[]) =>
  run(db.runtime, enterGrid, actor, { personId, heldOn, modality: 'domicile', answers });
const read = async (actor: Actor) => {
  const page = await run(db.runtime, diagnosisPage, actor, { personId });
  if (page.level !== 'file') throw new Error('only a summary');
  return page;
};
const compare = (actor: Actor, from: string, until: string) =>
  run(db.runtime, compareDates, actor, { personId, from, until });

describe('a grid filled on paper', () => {
  test('is one sitting of the day of the visit, already closed, with its answers, while another one is open', async () => {
    await run(db.runtime, startSitting, cast.member, {
      personId,
      heldOn: '2026-03-03',
      modality: 'locaux',
      colleagues: [],
    });
    const { conflicts } = await enter(
      cast.referent,
      '2026-02-27',
      constraint('23', 'OUI', { impact: 'FORT' }),
      constraint('27', 'NON'),
      job('D1102', { details: { km: '20', contract: 'CDI' } }),
    );
    expect(conflicts).toEqual([]);
    const page = await read(cast.manager);
    expect(page.answers).toHaveLength(3);
    expect(page.sittings.map((sitting) => [sitting.heldOn, sitting.closedAt !== null])).toEqual([
      ['2026-03-03', false],
      ['2026-02-27', true],
    ]);
  });

  test('what a colleague said meanwhile is a conflict, and the rest is saved', async () => {
    await say(cast.member, constraint('23', 'NON'));
    const { conflicts } = await enter(
      cast.referent,
      '2026-02-27',
      constraint('23', 'OUI'),
      constraint('27', 'NON'),
    );
    expect(conflicts).toMatchObject([{ code: '23', mine: { value: 'OUI' }, theirs: { value: 'NON' } }]);
    expect((await read(cast.manager)).answers.map(({ code, value }) => [code, value])).toEqual([
      ['23', 'NON'],
      ['27', 'NON'],
    ]);
  });

  test('refused, it leaves nothing: a visit to come, no answer, a date that cannot be', async () => {
    await expect(enter(cast.referent, '2026-03-04', constraint('23', 'OUI'))).rejects.toMatchObject({
      code: 'sitting_in_future',
    });
    await expect(enter(cast.referent, '2026-02-27')).rejects.toMatchObject({ code: 'nothing_entered' });
    await expect(
      enter(cast.referent, '2026-02-27', {
        ...constraint('1', 'SANS_EMPLOI'),
        kind: 'work',
        details: { lastJobOn: '2026-03-04' },
      }),
    ).rejects.toMatchObject({ code: 'date_in_future' });
    for (const actor of [cast.manager, cast.contributor, cast.officer, cast.person]) {
      await expect(enter(actor, '2026-02-27', constraint('23', 'OUI'))).rejects.toThrow(NotFound);
    }
    expect(await read(cast.referent)).toMatchObject({ answers: [], sittings: [] });
  });
});

describe('target jobs', () => {
  test('five at most, of those that one reads; one that is set aside makes room', async () => {
    const codes = ['D1102', 'D1101', 'G1602', 'K1302', 'N1103'];
    await say(cast.referent, ...codes.map((code) => job(code)));
    await expect(say(cast.member, job('K2204'))).rejects.toMatchObject({ code: 'too_many_jobs' });
    await say(cast.member, job('D1101', { value: 'ECARTE', baseVersion: 1 }), job('K2204'));
    await expect(say(cast.discreet, job('A1203'))).rejects.toMatchObject({ code: 'too_many_jobs' });
  });

  test('two professionals who add and refine jobs at once lose nothing', async () => {
    await say(cast.referent, job('D1102'));
    await Promise.all([
      say(cast.referent, job('D1102', { baseVersion: 1, details: { km: '30' } })),
      say(cast.member, job('D1102', { baseVersion: 1, details: { contract: 'CDI' } })),
      say(cast.capEmploi, job('G1602', { priority: true })),
    ]);
    const { answers } = await read(cast.manager);
    expect(answers.find(({ code }) => code === 'D1102')?.details).toEqual({ km: '30', contract: 'CDI' });
    expect(answers.find(({ code }) => code === 'G1602')?.priority).toBe(true);
  });
});

test('what is said of work, training and jobs reaches the summary of who orients', async () => {
  const profile = (kind: AnswerInput['kind'], value: string, details = {}): AnswerInput => ({
    kind,
    parent: '',
    code: '1',
    value,
    details,
    baseVersion: 0,
  });
  await say(
    cast.referent,
    profile('work', 'SANS_EMPLOI', { lastJobOn: '2025-01-31' }),
    profile('outlook', 'TROIS_MOIS'),
    profile('training', 'NV5'),
    profile('project', 'DIT', { text: 'Boulangère, près de chez moi.' }),
    profile('confidence', 'ASSEZ'),
    job('D1102'),
    job('A1203', { priority: true }),
  );
  const page = await run(db.runtime, diagnosisPage, cast.officer, { personId });
  expect(page).toMatchObject({
    level: 'summary',
    summary: {
      work: 'SANS_EMPLOI',
      lastJobOn: '2025-01-31',
      outlook: 'TROIS_MOIS',
      training: 'NV5',
      jobs: ['A1203', 'D1102'],
    },
  });
  expect(JSON.stringify(page)).not.toContain('près de chez moi');
});

describe('two dates', () => {
  test('what appeared, went and changed between them, with who said it', async () => {
    await enter(
      cast.referent,
      '2026-01-10',
      constraint('23', 'OUI', { impact: 'FORT' }),
      constraint('27', 'OUI'),
    );
    await enter(
      cast.member,
      '2026-02-20',
      constraint('23', 'OUI', { impact: 'FAIBLE', baseVersion: 1 }),
      constraint('27', 'CLOTUREE', { baseVersion: 1 }),
      constraint('28', 'OUI'),
    );
    const { changes, begunOn } = await compare(cast.manager, '2026-01-31', '2026-03-01');
    expect(begunOn).toBe('2026-01-10');
    const names = new Map((await read(cast.manager)).answers.map((row) => [row.code, row.authorName]));
    expect(changes?.map((c) => [c.code, c.change]).sort()).toEqual([
      ['23', 'changed'],
      ['27', 'went'],
      ['28', 'appeared'],
    ]);
    for (const change of changes ?? []) expect(change.saidAfter?.authorName).toBe(names.get(change.code));
    expect((await compare(cast.manager, '2026-03-01', '2026-03-03')).changes).toEqual([]);
  });

  test('readers see of both dates only what they may read', async () => {
    await say(cast.referent, constraint('27', 'OUI'));
    const before = await compare(cast.member, '2026-01-01', '2026-03-03');
    await say(cast.referent, constraint('25', 'OUI', { impact: 'FORT' }));
    await say(cast.discreet, constraint('28', 'OUI'));
    expect(await compare(cast.member, '2026-01-01', '2026-03-03')).toEqual(before);
    expect((await compare(cast.person, '2026-01-01', '2026-03-03')).changes).toHaveLength(3);
    for (const actor of [cast.officer, cast.contributor, cast.outsider]) {
      await expect(compare(actor, '2026-01-01', '2026-03-03')).rejects.toThrow(NotFound);
    }
  });
});

describe('a joint interview', () => {
  const open = async (by: Actor) =>
    run(db.runtime, startSitting, by, { personId, heldOn: '2026-03-03', modality: 'locaux', colleagues: [] });

  test('a colleague in the room is named by who holds it; one elsewhere is asked by e-mail', async () => {
    const { sittingId } = await open(cast.referent);
    await run(db.runtime, inviteToSitting, cast.referent, {
      personId,
      sittingId,
      seat: seat(cast.capEmploi),
    });
    const sent = await withOwner(db.ownerUrl, async (owner) => {
      const { rows } = await owner.query('SELECT template, recipient FROM mail_message');
      return rows as { template: string; recipient: string }[];
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.template).toBe('sitting-invitation');
    expect((await read(cast.manager)).sittings[0]).toMatchObject({ joint: false });
    await run(db.runtime, addParticipant, cast.referent, { personId, sittingId, seat: seat(cast.member) });
    const [sitting] = (await read(cast.manager)).sittings;
    expect(sitting?.joint).toBe(true);
    expect(sitting?.participants).toHaveLength(2);
    await expect(
      run(db.runtime, addParticipant, cast.referent, { personId, sittingId, seat: seat(cast.member) }),
    ).rejects.toMatchObject({ code: 'already_participant' });
  });

  test('only who takes part asks others, and only people of the circle whom they may know of', async () => {
    const { sittingId } = await open(cast.referent);
    for (const act of [addParticipant, inviteToSitting]) {
      await expect(
        run(db.runtime, act, cast.member, { personId, sittingId, seat: seat(cast.capEmploi) }),
      ).rejects.toThrow(NotFound);
      for (const stranger of [cast.outsider, cast.contributor, cast.discreet]) {
        await expect(
          run(db.runtime, act, cast.referent, { personId, sittingId, seat: seat(stranger) }),
        ).rejects.toThrow(NotFound);
      }
    }
  });
});
