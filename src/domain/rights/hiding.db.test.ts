import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { circlePage } from '../circle/circle-page.query.server.ts';
import { addComment } from '../comment/add-comment.server.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { untouched } from '../diagnosis/codes.ts';
import { diagnosisPage } from '../diagnosis/diagnosis-page.query.server.ts';
import { prepareAnswer } from '../diagnosis/prepare-answer.server.ts';
import { recordAnswers } from '../diagnosis/record-answers.server.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { planPage } from '../plan/plan-page.query.server.ts';
import { planActs } from '../plan/testing/plan-acts.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { endChoice } from './end-choice.server.ts';
import { hideItem } from './hide-item.server.ts';
import { showItem } from './show-item.server.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const { cast, personId, owned, objective, step, titles, story, finish } = planActs(db);

beforeEach(() =>
  withOwner(db.ownerUrl, (owner) =>
    owner.query(
      'TRUNCATE item_choice, person_comment, contact, diagnosis_answer, diagnosis_answer_version, diagnosis_prepared, diagnosis_summary, diagnosis CASCADE',
    ),
  ),
);

const orgOf = (actor: Actor) => (actor.kind === 'professional' ? actor.organisationId : '');
const hide = (kind: 'objective' | 'step' | 'answer' | 'event' | 'contact', subject: string, from: Actor) =>
  run(db.runtime, hideItem, cast.person, { personId, kind, subject, organisationId: orgOf(from) });
const choices = () =>
  owned<{ item_choice_id: string }>('SELECT item_choice_id FROM item_choice WHERE ended_at IS NULL');
async function liftAll(): Promise<void> {
  for (const { item_choice_id } of await choices())
    await run(db.runtime, endChoice, cast.person, { personId, choiceId: item_choice_id });
}
const answer = (actor: Actor, code: string, value: 'OUI' | 'NON', baseVersion = 0) =>
  run(db.runtime, recordAnswers, actor, {
    personId,
    answers: [{ kind: 'constraint', parent: '', code, value, impact: null, priority: false, baseVersion }],
  });

const pages = [planPage, timelinePage, diagnosisPage, circlePage, personPage] as const;
/** Everything that this actor reads of the person, lists included; identifiers and numbers as they stand. */
async function seen(actor: Actor, read: readonly unknown[] = pages, listed = true): Promise<string> {
  const shown: unknown[] = [];
  for (const page of read) {
    const found = run(db.runtime, page as typeof planPage, actor, { personId });
    shown.push(
      await found.catch((error: unknown) => (error instanceof NotFound ? null : Promise.reject(error))),
    );
  }
  if (listed) shown.push((await run(db.runtime, myPeople, actor, {})).people);
  return JSON.stringify(shown);
}
/** What the others read in the file: counts that stand for many, in lists and summaries, leave out what is hidden from anybody. */
const others = [
  cast.referent,
  cast.standIn,
  cast.capEmploi,
  cast.discreet,
  cast.manager,
  cast.former,
  cast.contributor,
];
const seenByOthers = () => Promise.all(others.map((actor) => seen(actor, pages.slice(0, 4), false)));

describe('hidden from one organisation', () => {
  test('a step leaves no trace there, as if it had never been; the others read what they read', async () => {
    const objectiveId = await objective(cast.referent);
    const before = await seen(cast.member);
    const stepId = await step(cast.referent, objectiveId);
    const standing = await seenByOthers();
    expect(await seen(cast.member)).not.toBe(before);
    await hide('step', stepId, cast.member);
    expect(await seen(cast.member)).toBe(before);
    expect(await seenByOthers()).toEqual(standing);
    await liftAll();
    expect(await seen(cast.member)).not.toBe(before);
    expect(await story(cast.member)).toEqual(await story(cast.referent));
  });

  test('a step with a date: the list of the organisation says nothing of it either', async () => {
    const objectiveId = await objective(cast.referent);
    const before = await seen(cast.member);
    const stepId = await step(cast.referent, objectiveId, { dueOn: '2026-03-20' });
    await hide('step', stepId, cast.member);
    expect(await seen(cast.member)).toBe(before);
    expect(await titles(cast.referent)).toHaveLength(1);
  });

  test('its own words too: the author’s organisation reads them no more', async () => {
    const before = await seen(cast.member);
    const objectiveId = await objective(cast.member, { title: 'Déménager' });
    await step(cast.member, objectiveId);
    await hide('objective', objectiveId, cast.member);
    expect(await seen(cast.member)).toBe(before);
    expect(await titles(cast.referent)).toEqual(['Déménager']);
  });

  test('what is added later under a hidden objective is hidden with it, and told to nobody there', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    await hide('objective', objectiveId, cast.member);
    const before = await seen(cast.member);
    await step(cast.capEmploi, objectiveId, { title: 'Autre étape', dueOn: '2026-03-09' });
    await run(db.runtime, addComment, cast.person, {
      personId,
      commentId: newId(),
      kind: 'step',
      subject: stepId,
      body: 'Difficile.',
    });
    await finish(cast.referent, stepId, 1);
    expect(await seen(cast.member)).toBe(before);
    expect(await story(cast.referent)).toContainEqual(expect.stringMatching(/^Étape prévue : Autre étape/));
    await liftAll();
    expect(await story(cast.member)).toEqual(await story(cast.referent));
  });

  test('a theme of the diagnosis, with what it says, its history, its event and what the person says of it', async () => {
    await answer(cast.referent, '22', 'OUI');
    const before = await seen(cast.member);
    await answer(cast.referent, '23', 'OUI');
    await run(db.runtime, addComment, cast.person, {
      personId,
      commentId: newId(),
      kind: 'answer',
      subject: 'constraint/23',
      body: 'Le bus ne passe plus.',
    });
    const standing = await seenByOthers();
    await hide('answer', 'constraint/23', cast.member);
    expect(withoutCursor(await seen(cast.member))).toBe(withoutCursor(before));
    expect(await seenByOthers()).toEqual(standing);
    expect(
      await owned('SELECT DISTINCT version, author_seat FROM diagnosis_answer WHERE code = $1', ['23']),
    ).toEqual([{ version: 1, author_seat: cast.referent.kind === 'professional' ? cast.referent.seat : '' }]);
  });

  test.each([
    { kind: 'project', code: '1', value: 'DIT', details: { text: 'Travailler dehors' } },
    { kind: 'job', code: 'N1103', value: 'VISE', details: { km: '20' } },
    { kind: 'work', code: '1', value: 'SANS_EMPLOI', details: { lastJobOn: '2025-06-30' } },
    { kind: 'outlook', code: '1', value: 'TROIS_MOIS', details: {} },
    { kind: 'training', code: '1', value: 'NV5', details: {} },
    { kind: 'confidence', code: '1', value: 'UN_PEU', details: {} },
    { kind: 'agency', code: '1', value: 'ASSEZ', details: {} },
  ] as const)(
    'what is said of work and of the project as well: $kind',
    async ({ kind, code, value, details }) => {
      const subject = `${kind}/${code}`;
      const item = { kind, parent: '', code, impact: null, priority: false, details };
      await answer(cast.referent, '22', 'OUI');
      const before = await seen(cast.member);
      await run(db.runtime, recordAnswers, cast.referent, {
        personId,
        answers: [{ ...item, value, baseVersion: 0 }],
      });
      await run(db.runtime, addComment, cast.person, {
        personId,
        commentId: newId(),
        kind: 'answer',
        subject,
        body: 'Je précise.',
      });
      const standing = await seenByOthers();
      expect(withoutCursor(await seen(cast.member))).not.toBe(withoutCursor(before));
      await hide('answer', subject, cast.member);
      expect(withoutCursor(await seen(cast.member))).toBe(withoutCursor(before));
      expect(await seenByOthers()).toEqual(standing);
      // What the same professional says of it later is hidden with it.
      clock.forward({ minutes: 1 });
      await run(db.runtime, recordAnswers, cast.capEmploi, {
        personId,
        answers: [{ ...item, details: {}, value: untouched[kind], baseVersion: 1 }],
      });
      expect(withoutCursor(await seen(cast.member))).toBe(withoutCursor(before));
    },
  );

  test('what the person prepared to the same question, before or after; it shows again when they change their mind', async () => {
    const prepare = (answer: string) =>
      run(db.runtime, prepareAnswer, cast.person, {
        personId,
        question: 'deplacements',
        said: { choice: 'reponse', answer },
      });
    await answer(cast.referent, '22', 'OUI');
    const before = await seen(cast.member);
    await answer(cast.referent, '23', 'OUI');
    await prepare('un-peu');
    await hide('answer', 'constraint/23', cast.member);
    expect(withoutCursor(await seen(cast.member))).toBe(withoutCursor(before));
    await prepare('beaucoup');
    expect(withoutCursor(await seen(cast.member))).toBe(withoutCursor(before));
    await liftAll();
    const page = await run(db.runtime, diagnosisPage, cast.member, { personId });
    expect(page).toMatchObject({ prepared: [{ question: 'deplacements', state: { impact: 'FORT' } }] });
  });

  test('answered anew by that organisation, its own answer stands there, as the first', async () => {
    await answer(cast.referent, '23', 'OUI');
    await hide('answer', 'constraint/23', cast.member);
    clock.forward({ minutes: 1 });
    await answer(cast.member, '23', 'NON');
    const page = await run(db.runtime, diagnosisPage, cast.member, { personId });
    expect(page.level === 'file' && page.answers).toMatchObject([{ code: '23', value: 'NON', version: 1 }]);
    expect(await story(cast.member)).toEqual(['Diagnostic complété : Mobilité']);
    const whole = await run(db.runtime, diagnosisPage, cast.referent, { personId });
    expect(whole.level === 'file' && whole.answers).toHaveLength(2);
    await answer(cast.referent, '23', 'NON', 1);
    expect(await run(db.runtime, diagnosisPage, cast.member, { personId })).toMatchObject({
      answers: [{ value: 'NON', heldBy: 'me' }],
    });
  });

  test('an exchange, with its line in the timeline', async () => {
    const before = await seen(cast.member);
    const contactId = newId();
    await run(db.runtime, noteContact, cast.referent, {
      personId,
      contactId,
      channel: 'telephone',
      reached: true,
      on: '2026-03-02',
    });
    expect(await seen(cast.member)).not.toBe(before);
    await hide('contact', contactId, cast.member);
    expect(await seen(cast.member)).toBe(before);
    expect(await story(cast.referent)).toEqual(['Échange par téléphone']);
  });

  test('one event alone', async () => {
    const objectiveId = await objective(cast.referent);
    const before = await story(cast.member);
    await step(cast.referent, objectiveId);
    const [event] = await owned<{ id: string }>(
      `SELECT timeline_event_id AS id FROM timeline_event WHERE kind = 'step-added'`,
    );
    await hide('event', event?.id ?? '', cast.member);
    expect(await story(cast.member)).toEqual(before);
    expect(await story(cast.referent)).toHaveLength(2);
    await liftAll();
    expect(await story(cast.member)).toHaveLength(2);
  });

  test('two choices about one row: lifting one leaves the other', async () => {
    const objectiveId = await objective(cast.referent);
    const stepId = await step(cast.referent, objectiveId);
    await hide('step', stepId, cast.member);
    await hide('objective', objectiveId, cast.member);
    const [first] = await owned<{ item_choice_id: string }>(
      `SELECT item_choice_id FROM item_choice WHERE kind = 'objective'`,
    );
    await run(db.runtime, endChoice, cast.person, { personId, choiceId: first?.item_choice_id ?? '' });
    expect(await titles(cast.member)).toHaveLength(1);
    expect(await story(cast.member)).toHaveLength(1);
  });

  test('is the person’s act alone, about their own things, towards who is around', async () => {
    const objectiveId = await objective(cast.referent);
    const input = {
      personId,
      kind: 'objective' as const,
      subject: objectiveId,
      organisationId: orgOf(cast.member),
    };
    for (const actor of [cast.referent, cast.member, cast.officer, cast.otherPerson, cast.nobody])
      await expect(run(db.runtime, hideItem, actor, input)).rejects.toThrow(NotFound);
    await expect(
      run(db.runtime, hideItem, cast.person, { ...input, subject: crypto.randomUUID() }),
    ).rejects.toThrow(NotFound);
    await expect(
      run(db.runtime, hideItem, cast.person, { ...input, organisationId: crypto.randomUUID() }),
    ).rejects.toThrow(NotFound);
    await run(db.runtime, hideItem, cast.person, input);
    await run(db.runtime, hideItem, cast.person, input);
    expect(await choices()).toHaveLength(1);
  });
});

describe('shown to one professional', () => {
  const seat = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');
  const show = (kind: 'objective' | 'answer' | 'member', subject: string, to: Actor) =>
    run(db.runtime, showItem, cast.person, { personId, kind, subject, seat: seat(to) });

  test('a sensitive objective and its steps, for whom the person names, until they take it back', async () => {
    const objectiveId = await objective(cast.referent, { about: 'objective.25.31' });
    await step(cast.referent, objectiveId);
    const standing = await seenByOthers();
    expect(await titles(cast.member)).toEqual([]);
    await show('objective', objectiveId, cast.member);
    expect(await titles(cast.member)).toHaveLength(1);
    await step(cast.referent, objectiveId, { title: 'Plus tard' });
    expect(await story(cast.member)).toHaveLength(3);
    await liftAll();
    expect(await titles(cast.member)).toEqual([]);
    expect(await story(cast.member)).toEqual([]);
    expect((await seenByOthers()).length).toBe(standing.length);
  });

  test('a discreet member of the circle, for the référent', async () => {
    const names = async () =>
      (await run(db.runtime, circlePage, cast.referent, { personId })).members.map(
        ({ discreet }) => discreet,
      );
    expect(await names()).not.toContain(true);
    const [member] = await owned<{ id: string }>(
      'SELECT circle_member_id AS id FROM circle_member WHERE person_id = $1 AND discreet',
      [personId],
    );
    await show('member', member?.id ?? '', cast.referent);
    expect(await names()).toContain(true);
    await liftAll();
    expect(await names()).not.toContain(true);
  });

  test('never to somebody outside the circle, nor to a contributeur, who reads no file', async () => {
    const objectiveId = await objective(cast.referent, { about: 'objective.25.31' });
    for (const to of [cast.outsider, cast.contributor])
      await expect(show('objective', objectiveId, to)).rejects.toThrow(NotFound);
  });
});

/** What a page asks the changes from is the last change that its reader sees. */
const withoutCursor = (text: string) => text.replace(/"cursor":\d+/g, '');
