import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { Invalid, NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { diagnosisPage } from './diagnosis-page.query.server.ts';
import { finishPreparation } from './finish-preparation.server.ts';
import { myPreparation } from './my-preparation.query.server.ts';
import { questions, standingOf } from './preparation.ts';
import { prepareAnswer } from './prepare-answer.server.ts';
import { recordAnswers } from './record-answers.server.ts';
import { latestAnswer } from './rules.ts';
import { aroundOnePerson } from './testing/around-one-person.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() =>
  withOwner(db.ownerUrl, async (owner) => {
    await owner.query(
      'TRUNCATE diagnosis, diagnosis_answer, diagnosis_answer_version, diagnosis_summary, diagnosis_prepared CASCADE',
    );
    await owner.query('DELETE FROM timeline_event');
  }),
);

const prepare = (question: string, answer: string, actor: Actor = cast.person) =>
  run(db.runtime, prepareAnswer, actor, { personId, question, said: { choice: 'reponse', answer } });
const seenBy = async (actor: Actor) => {
  const page = await run(db.runtime, diagnosisPage, actor, { personId });
  return page.level === 'file' ? page.prepared.map(({ question }) => question) : null;
};
const events = () =>
  withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query('SELECT kind, author_seat FROM timeline_event');
    return rows as unknown[];
  });

test('every option of every question is an answer that the diagnosis knows', async () => {
  for (const question of questions) {
    const answers =
      question.item === 'job'
        ? ['D1102']
        : question.item.kind === 'project'
          ? ['Je veux travailler avec des enfants.']
          : question.options.map((option) => option.id);
    for (const answer of answers) await prepare(question.code, answer);
  }
  const mine = await run(db.runtime, myPreparation, cast.person, { personId });
  expect(mine.map(({ question }) => question)).toEqual(questions.map(({ code }) => code));
  const [referent] = [cast.referent];
  for (const { item, state } of mine) {
    const { conflicts } = await run(db.runtime, recordAnswers, referent, {
      personId,
      answers: [{ ...item!, ...state!, baseVersion: 0 }],
    });
    expect(conflicts).toEqual([]);
  }
  const page = await run(db.runtime, diagnosisPage, referent, { personId });
  if (page.level !== 'file') throw new Error('only a summary');
  for (const prepared of page.prepared) {
    const rows = page.answers.filter(
      (row) => row.kind === prepared.item?.kind && row.code === prepared.item.code,
    );
    expect(standingOf(prepared, latestAnswer(rows))).toBe('taken-up');
  }
});

describe('who writes and reads it', () => {
  test('the person alone writes; the file’s readers read; health, whom the person’s rights name', async () => {
    await prepare('logement', 'un-peu');
    await prepare('sante', 'beaucoup');
    const both = ['logement', 'sante'];
    for (const actor of [cast.referent, cast.standIn, cast.capEmploi, cast.person]) {
      expect(await seenBy(actor)).toEqual(both);
    }
    for (const actor of [cast.member, cast.discreet, cast.manager, cast.former]) {
      expect(await seenBy(actor)).toEqual(['logement']);
    }
    expect(await seenBy(cast.officer)).toBeNull();
    for (const actor of [cast.referent, cast.member, cast.officer, cast.otherPerson, cast.nobody]) {
      await expect(prepare('logement', 'non', actor)).rejects.toThrow(NotFound);
      await expect(run(db.runtime, myPreparation, actor, { personId })).rejects.toThrow(NotFound);
    }
  });

  test('it is not an answer of the circle, and changes none', async () => {
    await run(db.runtime, recordAnswers, cast.member, {
      personId,
      answers: [{ kind: 'constraint', parent: '', code: '27', value: 'NON', baseVersion: 0 }],
    });
    const before = await run(db.runtime, diagnosisPage, cast.officer, { personId });
    await prepare('logement', 'beaucoup');
    const page = await run(db.runtime, diagnosisPage, cast.manager, { personId });
    if (page.level !== 'file') throw new Error('only a summary');
    expect(page.answers).toMatchObject([{ value: 'NON', version: 1 }]);
    expect(await run(db.runtime, diagnosisPage, cast.officer, { personId })).toEqual(before);
  });

  test('a sensitive one changes nothing for whom it is not for, its end included', async () => {
    await prepare('logement', 'non');
    await run(db.runtime, finishPreparation, cast.person, { personId });
    const before = await run(db.runtime, diagnosisPage, cast.member, { personId });
    await prepare('sante', 'beaucoup');
    await run(db.runtime, finishPreparation, cast.person, { personId });
    expect(await run(db.runtime, diagnosisPage, cast.member, { personId })).toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  test('answering needs no right to read, and no other way writes', async () => {
    const directly = (statement: string) =>
      boundTransaction(db.runtime, cast.person, async ({ tx }) => {
        await sql.raw(statement).execute(tx); // nobody was opened: no policy gives a row
        return sql`SELECT access.prepare_answer(${personId}, 'logement', 'reponse', 'constraint', '', '27', 'OUI', null, '{}')`.execute(
          tx,
        );
      });
    await expect(directly('SELECT 1')).resolves.toBeDefined();
    for (const statement of [
      `INSERT INTO diagnosis_prepared (person_id, question, choice, sensitive, prepared_at) VALUES ('${personId}', 'x-y', 'retiree', false, now())`,
      `UPDATE diagnosis_prepared SET value = 'NON'`,
      'DELETE FROM diagnosis_prepared',
    ]) {
      await expect(directly(statement), statement).rejects.toThrow(NotFound);
    }
  });
});

test('who bears a paper code answers and finishes, and reads nothing', async () => {
  const bearer: Actor = { kind: 'preparing', personId };
  await prepare('logement', 'un-peu', bearer);
  await run(db.runtime, finishPreparation, bearer, { personId });
  await expect(run(db.runtime, myPreparation, bearer, { personId })).rejects.toThrow(NotFound);
  await expect(run(db.runtime, diagnosisPage, bearer, { personId })).rejects.toThrow(NotFound);
  const rows = await boundTransaction(db.runtime, bearer, ({ tx }) =>
    sql`SELECT 1 FROM diagnosis_prepared`.execute(tx),
  );
  expect(rows.rows).toEqual([]);
  expect(await seenBy(cast.referent)).toEqual(['logement']);
  expect(await events()).toEqual([{ kind: 'diagnosis-prepared', author_seat: null }]);
  const other: Actor =
    cast.otherPerson.kind === 'person' ? { ...cast.otherPerson, kind: 'preparing' } : bearer;
  await expect(prepare('logement', 'non', other)).rejects.toThrow(NotFound);
});

describe('changing one’s mind', () => {
  test('an answer is changed, left for the interview, taken back; nobody else then reads it', async () => {
    await prepare('confiance', 'plutot-non');
    await prepare('confiance', 'plutot-oui');
    const say = (choice: 'en-parler' | 'retiree') =>
      run(db.runtime, prepareAnswer, cast.person, { personId, question: 'confiance', said: { choice } });
    const mine = () => run(db.runtime, myPreparation, cast.person, { personId });
    expect(await mine()).toMatchObject([{ choice: 'reponse', state: { value: 'ASSEZ' } }]);
    await say('en-parler');
    expect(await mine()).toMatchObject([{ choice: 'en-parler', state: null }]);
    await say('retiree');
    expect(await mine()).toEqual([]);
    expect(await seenBy(cast.referent)).toEqual([]);
  });

  test('what is no answer is refused with a sentence; a text that is too long too', async () => {
    await expect(prepare('logement', 'peut-etre')).rejects.toThrow(Invalid);
    await expect(prepare('metier', 'Z9999')).rejects.toThrow(Invalid);
    await expect(prepare('inconnue', 'non')).rejects.toThrow(Invalid);
    await expect(prepare('projet', 'x'.repeat(601))).rejects.toMatchObject({
      error: { issues: [{ message: expect.stringMatching(/trop long/) }] },
    });
  });

  test('the timeline says it once, and again only when there is something new', async () => {
    await prepare('famille', 'non');
    const finish = () => run(db.runtime, finishPreparation, cast.person, { personId });
    await Promise.all([finish(), finish()]);
    await prepare('famille', 'non');
    await finish();
    expect(await events()).toEqual([{ kind: 'diagnosis-prepared', author_seat: null }]);
    await prepare('famille', 'un-peu');
    await finish();
    expect(await events()).toHaveLength(2);
  });
});
