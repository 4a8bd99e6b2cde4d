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
import { answerHistory } from './answer-history.query.server.ts';
import type { AnswerInput } from './answer-input.ts';
import { changesSince } from './changes-since.query.server.ts';
import { answerValues, items, untouched } from './codes.ts';
import { type DiagnosisPage, diagnosisPage } from './diagnosis-page.query.server.ts';
import { recordAnswers } from './record-answers.server.ts';
import { latestAnswer, type ShownAnswer } from './rules.ts';
import { aroundOnePerson } from './testing/around-one-person.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() =>
  withOwner(db.ownerUrl, (owner) =>
    owner.query(
      'TRUNCATE diagnosis, diagnosis_answer, diagnosis_answer_version, diagnosis_summary, diagnosis_sitting CASCADE',
    ),
  ),
);

type Said = Partial<AnswerInput> & { value: string };
const about = (kind: AnswerInput['kind'], parent: string, code: string, said: Said): AnswerInput => ({
  kind,
  parent,
  code,
  baseVersion: 0,
  ...said,
});
const mobility = (said: Said) => about('constraint', '', '23', said);
const health = (said: Said) => about('constraint', '', '25', said);

const say = (actor: Actor, ...answers: AnswerInput[]) =>
  run(db.runtime, recordAnswers, actor, { personId, answers });
const page = async (actor: Actor): Promise<Extract<DiagnosisPage, { level: 'file' }>> => {
  const read = await run(db.runtime, diagnosisPage, actor, { personId });
  if (read.level !== 'file') throw new Error('only a summary');
  return read;
};
const seenBy = async (actor: Actor, code: string): Promise<ShownAnswer[]> =>
  (await page(actor)).answers.filter((answer) => answer.code === code && answer.kind === 'constraint');

const WAVE = 28;

describe('two organisations at once', () => {
  test('every item answered at the same time by two organisations survives, with its author', async () => {
    const open = items.filter((item) => !item.sensitive);
    const answers = open.map((item) => {
      const value = answerValues[item.kind][0].value;
      const details: Record<string, string> = item.kind === 'project' ? { text: 'Un projet' } : {};
      return about(item.kind, item.parent, item.code, { value, details });
    });
    // In waves: each answer waits for the one before, and the last of a hundred would wait for its connection too long.
    for (let start = 0; start < answers.length; start += WAVE) {
      const wave = answers.slice(start, start + WAVE);
      await Promise.all(wave.map((answer, index) => say(index % 2 ? cast.referent : cast.member, answer)));
    }
    const read = await page(cast.manager);
    expect(read.answers).toHaveLength(open.length);
    const names = new Map(
      read.answers.map((answer) => [`${answer.kind}${answer.parent}${answer.code}`, answer.organisationName]),
    );
    const organisations = open.map((item) => names.get(`${item.kind}${item.parent}${item.code}`));
    expect(new Set(organisations.filter((_, index) => index % 2)).size).toBe(1);
    expect(new Set(organisations).size).toBe(2);
  });

  test('large calls that touch the same items in another order do not block each other', async () => {
    const answers = items
      .filter((item) => item.kind === 'situation' && !item.sensitive)
      .map((item) => about('situation', item.parent, item.code, { value: 'OUI' }));
    await Promise.all([
      say(cast.referent, ...answers),
      say(cast.member, ...answers.toReversed()),
      say(cast.capEmploi, ...answers),
    ]);
    expect((await page(cast.referent)).answers).toHaveLength(answers.length);
  });

  test('impact by one, priority by the other: both are kept', async () => {
    const { answers } = await say(cast.referent, mobility({ value: 'OUI' }));
    const baseVersion = answers[0]?.version ?? 0;
    const outcomes = await Promise.all([
      say(cast.referent, mobility({ value: 'OUI', impact: 'FORT', baseVersion })),
      say(cast.member, mobility({ value: 'OUI', priority: true, baseVersion })),
    ]);
    expect(outcomes.flatMap((outcome) => outcome.conflicts)).toEqual([]);
    expect(await seenBy(cast.referent, '23')).toMatchObject([
      { value: 'OUI', impact: 'FORT', priority: true, version: 3 },
    ]);
  });

  test('two values for one item: nothing is overwritten, the second is shown both, then chooses', async () => {
    await say(cast.referent, mobility({ value: 'OUI', impact: 'FORT' }));
    const second = await say(
      cast.member,
      mobility({ value: 'NON' }),
      about('need', '', '5', { value: 'BESOIN' }),
    );
    expect(second.conflicts).toMatchObject([
      { code: '23', mine: { value: 'NON' }, theirs: { value: 'OUI', impact: 'FORT', version: 1 } },
    ]);
    expect(second.conflicts[0]?.theirs.authorName).toBe((await seenBy(cast.referent, '23'))[0]?.authorName);
    expect(await seenBy(cast.member, '23')).toMatchObject([{ value: 'OUI' }]);
    expect((await page(cast.referent)).answers.find((answer) => answer.kind === 'need')).toMatchObject({
      value: 'BESOIN',
    });

    const chosen = await say(
      cast.member,
      mobility({ value: 'NON', baseVersion: second.conflicts[0]!.theirs.version }),
    );
    expect(chosen.conflicts).toEqual([]);
    expect(await seenBy(cast.referent, '23')).toMatchObject([{ value: 'NON', version: 2 }]);
  });

  test('the same answer by both is saved once and is no conflict', async () => {
    const outcomes = await Promise.all(
      [cast.referent, cast.member, cast.capEmploi].map((actor) => say(actor, mobility({ value: 'OUI' }))),
    );
    expect(outcomes.flatMap((outcome) => outcome.conflicts)).toEqual([]);
    expect(await seenBy(cast.manager, '23')).toMatchObject([{ value: 'OUI', version: 1 }]);
  });
});

describe('who reads and writes it', () => {
  test('accompagnateurs write; the manager and the former référent read; nobody else finds it', async () => {
    await say(cast.referent, mobility({ value: 'OUI' }));
    for (const actor of [cast.member, cast.standIn, cast.capEmploi, cast.discreet]) {
      expect((await page(actor)).mayAnswer).toBe(true);
    }
    for (const actor of [cast.manager, cast.former, cast.person]) {
      expect(await page(actor)).toMatchObject({ mayAnswer: false, answers: [{ value: 'OUI' }] });
      await expect(say(actor, mobility({ value: 'NON', baseVersion: 1 }))).rejects.toThrow(NotFound);
    }
    for (const actor of [cast.contributor, cast.reception, cast.outsider, cast.otherPerson, cast.nobody]) {
      await expect(page(actor)).rejects.toThrow(NotFound);
      await expect(say(actor, mobility({ value: 'NON' }))).rejects.toThrow(NotFound);
      await expect(run(db.runtime, changesSince, actor, { personId, since: 0 })).rejects.toThrow(NotFound);
    }
  });

  test('a sensitive answer: author, référent, Cap emploi and the person; for the others it does not exist', async () => {
    await say(cast.member, health({ value: 'OUI', impact: 'FORT' }));
    for (const actor of [cast.member, cast.referent, cast.standIn, cast.capEmploi, cast.person]) {
      expect(await seenBy(actor, '25')).toMatchObject([{ value: 'OUI', impact: 'FORT' }]);
    }
    for (const actor of [cast.manager, cast.former, cast.discreet])
      expect(await seenBy(actor, '25')).toEqual([]);
  });

  test('who may not see a sensitive answer may give their own, and no conflict tells of the other', async () => {
    await say(cast.referent, health({ value: 'OUI', impact: 'FORT' }));
    const { conflicts, answers } = await say(cast.member, health({ value: 'NON' }));
    expect(conflicts).toEqual([]);
    expect(answers).toMatchObject([{ value: 'NON', version: 1, heldBy: 'me' }]);
    expect(await seenBy(cast.member, '25')).toMatchObject([{ value: 'NON' }]);
    const both = await seenBy(cast.referent, '25');
    expect(both.map((answer) => answer.value).sort()).toEqual(['NON', 'OUI']);
    expect(latestAnswer(both)?.value).toBe('NON');
  });

  test('an answer given from a discreet organisation: only its author and the person', async () => {
    await say(cast.discreet, mobility({ value: 'OUI' }));
    expect(await seenBy(cast.discreet, '23')).toHaveLength(1);
    expect(await seenBy(cast.person, '23')).toHaveLength(1);
    for (const actor of [cast.referent, cast.member, cast.manager])
      expect(await seenBy(actor, '23')).toEqual([]);
    const { conflicts } = await say(cast.referent, mobility({ value: 'NON' }));
    expect(conflicts).toEqual([]);
    expect((await seenBy(cast.discreet, '23')).map((answer) => answer.value).sort()).toEqual(['NON', 'OUI']);
  });

  test('an answer hidden from an organisation: it answers beside it, unaware', async () => {
    await say(cast.referent, mobility({ value: 'OUI' }));
    const organisation = cast.member.kind === 'professional' ? cast.member.organisationId : '';
    await withOwner(db.ownerUrl, async (owner) => {
      await owner.query('UPDATE diagnosis_answer SET hidden_from = $1', [[organisation]]);
    });
    expect(await seenBy(cast.member, '23')).toEqual([]);
    const { conflicts } = await say(cast.member, mobility({ value: 'NON' }));
    expect(conflicts).toEqual([]);
    const again = await say(cast.member, mobility({ value: 'CLOTUREE', baseVersion: 1 }));
    expect(again.conflicts).toEqual([]);
    expect(await seenBy(cast.member, '23')).toMatchObject([{ value: 'CLOTUREE', version: 2, heldBy: 'me' }]);
    expect((await seenBy(cast.referent, '23')).map((answer) => answer.value).sort()).toEqual([
      'CLOTUREE',
      'OUI',
    ]);
  });
});

describe('what the database refuses', () => {
  const directly = (actor: Actor, statement: string) =>
    boundTransaction(db.runtime, actor, async (bound) => {
      await bound.open([personId]);
      return (await sql.raw(statement).execute(bound.tx)).numAffectedRows;
    });

  test('a sensitive item that says it is not, an item of no reference, a value of another kind', async () => {
    const insert = (kind: string, parent: string, code: string, sensitive: boolean, value: string) =>
      directly(
        cast.referent,
        `INSERT INTO diagnosis_answer (person_id, kind, parent, code, sensitive, value)
         VALUES ('${personId}', '${kind}', '${parent}', '${code}', ${sensitive}, '${value}')`,
      );
    await expect(insert('constraint', '', '25', false, 'OUI')).rejects.toThrow(/foreign key/);
    await expect(insert('constraint', '', '25', true, 'OUI')).rejects.toThrow(/check constraint/); // in the circle's row
    await expect(insert('objective', '25', '32', true, 'EN_COURS')).rejects.toThrow(/check|foreign key/);
    await expect(insert('need', '', '7', false, 'BESOIN')).rejects.toThrow(/foreign key/);
    await expect(insert('need', '', '5', false, 'OUI')).rejects.toThrow(/check constraint/);
    expect(await insert('need', '', '5', false, 'BESOIN')).toBe(1n);
  });

  test('history is append-only, and nobody signs for another', async () => {
    await say(cast.referent, mobility({ value: 'OUI' }));
    for (const statement of [
      `UPDATE diagnosis_answer_version SET value = 'NON'`,
      `DELETE FROM diagnosis_answer_version`,
      `DELETE FROM diagnosis_answer`,
      `INSERT INTO diagnosis_answer_version SELECT * FROM diagnosis_answer_version`,
      `UPDATE diagnosis_answer SET author_name = 'Somebody'`,
      `UPDATE diagnosis_answer SET hidden_from = '{}'`,
      `UPDATE diagnosis_answer SET version = 9`,
      `UPDATE diagnosis_summary SET needs = '{}'`,
      `UPDATE diagnosis SET change_no = 1`,
      `SELECT * FROM diagnosis`,
    ]) {
      await expect(directly(cast.referent, statement), statement).rejects.toThrow(NotFound);
    }
    expect(await directly(cast.member, `UPDATE diagnosis_answer SET value = 'NON'`)).toBe(1n);
    const { versions } = await run(db.runtime, answerHistory, cast.referent, {
      personId,
      kind: 'constraint',
      parent: '',
      code: '23',
    });
    expect(versions.map((v) => [v.version, v.value])).toEqual([
      [2, 'NON'],
      [1, 'OUI'],
    ]);
    expect(new Set(versions.map((v) => v.authorName)).size).toBe(2);
  });

  test('what is not in the grid', async () => {
    await expect(say(cast.referent, about('objective', '25', '32', { value: 'EN_COURS' }))).rejects.toThrow(
      Invalid,
    );
    await expect(say(cast.referent, mobility({ value: 'BESOIN' }))).rejects.toThrow(Invalid);
  });
});

describe('what a page asks again and again', () => {
  test('nothing is skipped while six write and one reads', async () => {
    const open = items.filter((item) => item.kind === 'situation' && !item.sensitive);
    const writers = [cast.referent, cast.member, cast.capEmploi];
    let done = false;
    const seen = new Map<string, number>();
    let cursor = 0;
    const poll = async () => {
      const changes = await run(db.runtime, changesSince, cast.manager, { personId, since: cursor });
      for (const answer of changes.answers) {
        expect(answer.changeNo).toBeGreaterThan(cursor);
        seen.set(`${answer.parent}.${answer.code}`, answer.version);
      }
      cursor = changes.cursor;
    };
    const reading = (async () => {
      while (!done) await poll();
      await poll();
    })();
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (writer) => {
        for (const [index, item] of open.entries()) {
          if (index % 6 !== writer) continue;
          const first = about('situation', item.parent, item.code, { value: 'OUI' });
          await say(writers[writer % 3]!, first);
          await say(writers[(writer + 1) % 3]!, { ...first, value: untouched.situation, baseVersion: 1 });
        }
      }),
    );
    done = true;
    await reading;
    expect(seen.size).toBe(open.length);
    expect(new Set(seen.values())).toEqual(new Set([2]));
  });

  test('an answer that one may not see changes neither the cursor nor the page', async () => {
    await say(cast.member, mobility({ value: 'OUI' }));
    const before = await page(cast.manager);
    await say(cast.referent, health({ value: 'OUI' }));
    await say(cast.discreet, about('need', '', '5', { value: 'BESOIN' }));
    expect(await page(cast.manager)).toEqual(before);
    const changes = await run(db.runtime, changesSince, cast.manager, { personId, since: before.cursor });
    expect(changes).toMatchObject({ answers: [], cursor: before.cursor });
  });

  test('polling goes on under the line of the first reading', async () => {
    const lines = () =>
      withOwner(db.ownerUrl, async (owner) => {
        const { rows } = await owner.query(`SELECT act FROM audit.line WHERE kind = 'read' AND seat = $1`, [
          cast.standIn.kind === 'professional' ? cast.standIn.seat : '',
        ]);
        return rows.length;
      });
    await page(cast.standIn);
    const first = await lines();
    await run(db.runtime, changesSince, cast.standIn, { personId, since: 0 });
    await run(db.runtime, changesSince, cast.standIn, { personId, since: 0 });
    expect(await lines()).toBe(first);
  });
});
