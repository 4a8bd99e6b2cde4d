import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { timelinePage } from '../timeline/timeline-page.query.server.ts';
import { noteContact } from './note-contact.server.ts';
import { withdrawContact } from './withdraw-contact.server.ts';

let now = Temporal.Instant.from(worldInstant);
const db = useDatabase({ clock: { now: () => now } });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() => {
  now = Temporal.Instant.from(worldInstant);
  return withOwner(db.ownerUrl, async (owner) => {
    await owner.query('TRUNCATE contact, diagnosis_participant, diagnosis_sitting, timeline_event CASCADE');
    await owner.query('SELECT access.refresh_list($1)', [personId]);
  });
});

type Given = Partial<Parameters<typeof run<typeof noteContact.input, void>>[3]>;
async function note(actor: Actor, given: Given = {}): Promise<string> {
  const contactId = newId();
  await run(db.runtime, noteContact, actor, {
    personId,
    contactId,
    channel: 'telephone',
    reached: true,
    on: '2026-03-01',
    ...given,
  });
  return contactId;
}
const withdraw = (actor: Actor, contactId: string) =>
  run(db.runtime, withdrawContact, actor, { personId, contactId });
const story = async (actor: Actor) =>
  (await run(db.runtime, timelinePage, actor, { personId, category: 'echanges' })).entries.map(({ title }) =>
    title.replaceAll('\u00a0', ' '),
  );
const owned = <Row>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
const listed = (actor: Actor = cast.referent) =>
  boundTransaction(db.runtime, actor, async ({ tx }) => {
    const { rows } = await sql<object>`SELECT last_contact_on, silent_since, attempts_since, last_attempt_on
      FROM access.contacts_of(ARRAY[${personId}]::uuid[])`.execute(tx);
    return rows[0];
  });

describe('noting a contact', () => {
  test('is read by the circle and the person, in the words of its channel', async () => {
    await note(cast.member, { line: '  Rappeler\n jeudi ' });
    for (const reader of [cast.member, cast.referent, cast.manager, cast.former, cast.person])
      expect(await story(reader)).toEqual(['Échange par téléphone : Rappeler jeudi']);
    for (const outsider of [cast.officer, cast.outsider])
      await expect(story(outsider)).rejects.toThrow(NotFound);
    expect(await story(cast.contributor)).toEqual([]);
  });

  test('moves the last contact of the list; attempts count after it', async () => {
    await note(cast.referent, { on: '2026-02-10' });
    await note(cast.referent, { reached: false, on: '2026-02-20', channel: 'sms' });
    await note(cast.member, { reached: false, on: '2026-02-27' });
    await note(cast.member, { reached: false, on: '2026-02-01' });
    expect(await listed()).toEqual({
      last_contact_on: '2026-02-10',
      silent_since: '2026-02-10',
      attempts_since: 2,
      last_attempt_on: '2026-02-27',
    });
    for (const actor of [cast.contributor, cast.officer, cast.reception, cast.outsider])
      expect(await listed(actor)).toBeUndefined();
    await note(cast.contributor, { on: '2026-02-28' });
    expect(await listed()).toMatchObject({ last_contact_on: '2026-02-28', attempts_since: 0 });
  });

  test('without any contact, silence counts from the day the person came', async () => {
    expect(await listed()).toEqual({
      last_contact_on: null,
      silent_since: '2026-03-03',
      attempts_since: 0,
      last_attempt_on: null,
    });
  });

  test('the same form sent twice, even at once, notes one contact', async () => {
    const contactId = newId();
    await Promise.all([1, 2, 3].map(() => note(cast.member, { contactId })));
    expect(await story(cast.member)).toHaveLength(1);
  });

  test('a day to come, an hour to come and a day long gone are refused; this very minute is not', async () => {
    const refused = (given: Given) => note(cast.member, given).catch((error: Refused) => error.code);
    expect(await refused({ on: '2026-03-04' })).toBe('contact_in_future');
    expect(await refused({ on: '2026-03-03', time: '10:01' })).toBe('contact_in_future');
    expect(await refused({ on: '2019-03-03' })).toBe('contact_too_old');
    await note(cast.member, { on: '2026-03-03', time: '10:00' });
    await note(cast.member, { on: '2026-03-03' });
    expect(await story(cast.member)).toHaveLength(2);
  });

  test('who does not accompany notes nothing', async () => {
    for (const actor of [cast.manager, cast.officer, cast.reception, cast.former, cast.outsider, cast.person])
      await expect(note(actor)).rejects.toThrow(NotFound);
  });

  test('a contributeur reads their own, and the circle reads it too', async () => {
    await note(cast.contributor, { line: 'Place dite' });
    await note(cast.member);
    expect(await story(cast.contributor)).toEqual(['Échange par téléphone : Place dite']);
    expect(await story(cast.referent)).toHaveLength(2);
  });

  test('what a discreet organisation notes shows to itself and the person, and moves no list', async () => {
    const before = await listed();
    await note(cast.discreet, { line: 'Vu ce jour' });
    for (const reader of [cast.discreet, cast.person])
      expect(await story(reader)).toEqual(['Échange par téléphone : Vu ce jour']);
    for (const reader of [cast.referent, cast.member, cast.manager, cast.capEmploi])
      expect(await story(reader)).toEqual([]);
    expect(await listed()).toEqual(before);
  });

  test('the next one is thought to take place as the last one of this professional did', async () => {
    const guess = (actor: Actor) =>
      boundTransaction(
        db.runtime,
        actor,
        async ({ tx }) =>
          (await sql<{ channel: string | null }>`SELECT access.last_channel() AS channel`.execute(tx)).rows[0]
            ?.channel,
      );
    expect(await guess(cast.member)).toBeNull();
    await note(cast.member, { channel: 'visio' });
    expect([await guess(cast.member), await guess(cast.referent)]).toEqual(['visio', null]);
  });
});

describe('a contact noted by mistake', () => {
  test('is withdrawn by whoever noted it: kept, its line shown no more, the list as before', async () => {
    const before = await listed();
    const contactId = await note(cast.member, { line: 'C’était quelqu’un d’autre' });
    await withdraw(cast.member, contactId);
    await withdraw(cast.member, contactId); // pressed twice
    expect(await story(cast.referent)).toEqual([
      'Contact noté par erreur, retiré : téléphone, le 1er mars 2026',
      'Échange par téléphone : retiré par la personne qui l’avait noté',
    ]);
    expect(await listed()).toEqual(before);
    expect(await owned('SELECT line FROM contact')).toHaveLength(1);
  });

  test('not by somebody else, nor after a day', async () => {
    const contactId = await note(cast.member);
    await expect(withdraw(cast.referent, contactId)).rejects.toMatchObject(new Refused('withdraw_late'));
    await expect(withdraw(cast.contributor, contactId)).rejects.toThrow(NotFound);
    now = now.add({ hours: 24 });
    await expect(withdraw(cast.member, contactId)).rejects.toMatchObject(new Refused('withdraw_late'));
  });
});
