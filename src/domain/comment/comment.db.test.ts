import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { Conflict, Invalid, NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { planActs } from '../plan/testing/plan-acts.ts';
import { addComment } from './add-comment.server.ts';
import { readComments } from './read-comments.server.ts';
import { replyToComment } from './reply-to-comment.server.ts';
import { withdrawComment } from './withdraw-comment.server.ts';

const db = useDatabase({ clock: movingClock(worldInstant) });
const { cast, personId, objective, story } = planActs(db);

beforeEach(() => withOwner(db.ownerUrl, (owner) => owner.query('TRUNCATE person_comment')));

const comment = (subject: string, more: { forLead?: boolean; body?: string; commentId?: string } = {}) =>
  run(db.runtime, addComment, cast.person, {
    personId,
    commentId: newId(),
    kind: 'objective',
    subject,
    body: 'Je préfère le matin.',
    ...more,
  });
const read = (actor: Actor) =>
  boundTransaction(db.runtime, actor, async ({ tx, open }) => {
    await open([personId]);
    return readComments({ tx, clock: db.runtime.clock }, personId);
  });
const bodies = async (actor: Actor) => (await read(actor)).map(({ body }) => body);

describe('what the person says', () => {
  test('stands where the item stands, for those who read it, and in the timeline', async () => {
    await comment(await objective(cast.referent));
    for (const reader of [cast.referent, cast.standIn, cast.member, cast.manager, cast.person])
      expect(await bodies(reader)).toEqual(['Je préfère le matin.']);
    for (const nobody of [cast.contributor, cast.officer, cast.outsider, cast.otherPerson])
      expect(await bodies(nobody)).toEqual([]);
    expect(await story(cast.member)).toContain('Commentaire de la personne : Trouver une garde');
  });

  test('for the référent alone: nobody else reads it, nor that there is something', async () => {
    const objectiveId = await objective(cast.member);
    const before = await story(cast.member);
    await comment(objectiveId, { forLead: true });
    for (const reader of [cast.referent, cast.standIn]) expect(await bodies(reader)).toHaveLength(1);
    for (const reader of [cast.member, cast.capEmploi, cast.manager])
      expect(await bodies(reader)).toEqual([]);
    expect(await story(cast.member)).toEqual(before);
  });

  test('about something sensitive or discreet: for whom it is, and no one learns that there is something', async () => {
    const health = await objective(cast.member, { about: 'objective.25.31' });
    const apart = await objective(cast.discreet, { title: 'Suivi' });
    const before = await story(cast.manager);
    const beforeLead = await story(cast.referent);
    await comment(apart, { body: 'À part.' });
    expect(await story(cast.referent)).toEqual(beforeLead);
    await comment(health, { body: 'Santé.' });
    expect(await bodies(cast.referent)).toEqual(['Santé.']);
    expect(await bodies(cast.member)).toEqual(['Santé.']);
    expect(await bodies(cast.discreet)).toEqual(['À part.']);
    expect(await bodies(cast.manager)).toEqual([]);
    expect(await story(cast.manager)).toEqual(before);
  });

  test('is taken back: professionals read it no more', async () => {
    const { commentId } = await comment(await objective(cast.referent));
    await run(db.runtime, withdrawComment, cast.person, { personId, commentId });
    expect(await bodies(cast.referent)).toEqual([]);
    await expect(run(db.runtime, withdrawComment, cast.person, { personId, commentId })).rejects.toThrow(
      NotFound,
    );
  });

  test('sent twice, one after the other or at once, is said once; other words from the same page are a second comment', async () => {
    const objectiveId = await objective(cast.referent);
    const commentId = newId();
    const again = () => comment(objectiveId, { commentId });
    await Promise.all([again(), again()]);
    await again();
    expect(await bodies(cast.referent)).toEqual(['Je préfère le matin.']);
    expect((await story(cast.referent)).filter((told) => told.startsWith('Commentaire'))).toHaveLength(1);
    await comment(objectiveId, { commentId, body: 'Ou le soir.' });
    expect(await bodies(cast.person)).toHaveLength(2);
  });

  test('is short, about something of theirs, and theirs to say', async () => {
    const objectiveId = await objective(cast.referent);
    await expect(comment(objectiveId, { body: '  ' })).rejects.toThrow(Invalid);
    await expect(comment(objectiveId, { body: 'x'.repeat(501) })).rejects.toThrow(Invalid);
    await expect(comment(newId())).rejects.toThrow(NotFound);
    await expect(
      run(db.runtime, addComment, cast.referent, {
        personId,
        commentId: newId(),
        kind: 'objective',
        subject: objectiveId,
        body: 'x',
      }),
    ).rejects.toThrow(NotFound);
  });
});

test('a professional answers; of two at once the second sees the first', async () => {
  const { commentId } = await comment(await objective(cast.referent));
  const reply = (actor: Actor, version: number) =>
    run(db.runtime, replyToComment, actor, { personId, commentId, version, reply: 'C’est noté.' });
  await expect(reply(cast.manager, 1)).rejects.toThrow(NotFound);
  await expect(reply(cast.officer, 1)).rejects.toThrow(NotFound);
  await reply(cast.member, 1);
  await expect(reply(cast.referent, 1)).rejects.toThrow(Conflict);
  expect(await read(cast.person)).toMatchObject([{ reply: { text: 'C’est noté.', on: '2026-03-03' } }]);
});
