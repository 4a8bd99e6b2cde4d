import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { type Bound, boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import type { EventKind, EventParams } from './codes.ts';
import { recordEvent } from './record-event.server.ts';
import { type TimelineWanted, timelinePage } from './timeline-page.query.server.ts';

const now = Temporal.Instant.from(worldInstant);
const db = useDatabase({ clock: fixedClock(now) });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() => withOwner(db.ownerUrl, (owner) => owner.query('DELETE FROM timeline_event')));

const as = <T>(actor: Actor, work: (bound: Bound) => Promise<T>) =>
  boundTransaction(db.runtime, actor, async (bound) => {
    await bound.open([personId]);
    return work(bound);
  });
const tell = <Kind extends EventKind>(
  actor: Actor,
  kind: Kind,
  params: EventParams<Kind>,
  more: Partial<Parameters<typeof recordEvent>[1]> = {},
) => as(actor, (bound) => recordEvent(bound, { ...more, personId, kind, params }));
const read = (actor: Actor, wanted: TimelineWanted = {}) =>
  run(db.runtime, timelinePage, actor, { personId, ...wanted });
const titles = async (actor: Actor) =>
  (await read(actor)).entries.map(({ title }) => title.replace('\u00a0', ' '));
const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : '');

const organisationOf = (actor: Actor) => (actor.kind === 'professional' ? actor.organisationId : '');

describe('reading', () => {
  test('latest first, twenty at a time, none twice and none left out, even of the same instant', async () => {
    for (let n = 0; n < 45; n++) {
      const at = n % 3 === 0 ? {} : { at: now.subtract({ minutes: n % 7 }) };
      await tell(cast.member, 'step-started', { title: `Étape ${n}` }, at);
    }
    const seen: string[] = [];
    let before: string | undefined;
    for (let guard = 0; guard < 5; guard++) {
      const page = await read(cast.referent, before ? { before } : {});
      seen.push(...page.entries.map(({ id }) => id));
      if (!page.next) break;
      before = page.next;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  test('one category', async () => {
    await tell(cast.member, 'step-started', { title: 'Visiter' });
    await tell(cast.member, 'participation-ended', { name: 'A', organisation: 'B' });
    expect((await read(cast.referent, { category: 'cercle' })).entries).toMatchObject([
      { title: 'Fin de la participation d’A (B)', category: 'cercle', on: '2026-03-03' },
    ]);
    expect((await read(cast.referent, { category: 'etapes' })).entries).toHaveLength(1);
  });

  test('one organisation, among those whose events the reader knows and no other', async () => {
    await tell(cast.member, 'step-started', { title: 'Partenaire' });
    await tell(cast.referent, 'step-started', { title: 'Référent' });
    await tell(cast.discreet, 'step-started', { title: 'Discret' });
    const { organisations } = await read(cast.referent);
    expect(organisations.map(({ id }) => id).toSorted()).toEqual(
      [organisationOf(cast.member), organisationOf(cast.referent)].toSorted(),
    );
    const only = await read(cast.referent, { organisation: organisationOf(cast.member) });
    expect(only.entries.map(({ rest }) => rest)).toEqual(['Partenaire']);
    expect(only.organisations).toEqual(organisations);
    expect((await read(cast.referent, { organisation: organisationOf(cast.discreet) })).entries).toEqual([]);
    expect((await read(cast.discreet)).organisations).toHaveLength(3);
  });

  test('one period, both days included, by the day of the territory', async () => {
    // Half past midnight in Paris on 1 March is still February in UTC.
    for (const at of ['2026-02-27T22:59:00Z', '2026-02-28T23:30:00Z', '2026-03-02T22:59:00Z']) {
      await tell(cast.member, 'step-started', { title: at }, { at: Temporal.Instant.from(at) });
    }
    const days = async (wanted: TimelineWanted) =>
      (await read(cast.referent, wanted)).entries.map(({ on }) => on).toReversed();
    expect(await days({ from: '2026-03-01' })).toEqual(['2026-03-01', '2026-03-02']);
    expect(await days({ until: '2026-03-01' })).toEqual(['2026-02-27', '2026-03-01']);
    expect(await days({ from: '2026-03-01', until: '2026-03-01' })).toEqual(['2026-03-01']);
    expect(await days({ from: '2026-03-01', category: 'cercle' })).toEqual([]);
  });

  test('told afterwards, an event takes its place by the day it happened', async () => {
    await tell(cast.member, 'step-started', { title: 'Hier' }, { at: now.subtract({ hours: 20 }) });
    await tell(cast.member, 'step-started', { title: 'Ce matin' });
    await tell(cast.member, 'step-started', { title: 'Avant-hier' }, { at: now.subtract({ hours: 48 }) });
    expect(await titles(cast.referent)).toEqual([
      'Étape commencée : Ce matin',
      'Étape commencée : Hier',
      'Étape commencée : Avant-hier',
    ]);
    await expect(
      tell(cast.member, 'step-started', { title: 'Demain' }, { at: now.add({ hours: 24 }) }),
    ).rejects.toThrow();
  });

  test('a contributeur reads what they did and what is shared with them; a sensitive event, few', async () => {
    await tell(cast.member, 'step-started', { title: 'Pour tous' });
    await tell(
      cast.member,
      'step-started',
      { title: 'Partagé' },
      { sharedSeats: [seatOf(cast.contributor)] },
    );
    await tell(cast.member, 'diagnosis-completed', { themes: ['Santé'] }, { sensitive: true });
    expect(await titles(cast.contributor)).toEqual(['Étape commencée : Partagé']);
    expect(await titles(cast.manager)).toHaveLength(2);
    for (const reader of [cast.member, cast.referent, cast.capEmploi, cast.person]) {
      expect(await titles(reader)).toHaveLength(3);
    }
    for (const stranger of [cast.officer, cast.reception, cast.outsider, cast.otherPerson]) {
      await expect(read(stranger)).rejects.toThrow(NotFound);
    }
  });

  test('what is hidden from an organisation leaves no trace there', async () => {
    const body = cast.referent.kind === 'professional' ? cast.referent.organisationId : '';
    await tell(cast.member, 'step-started', { title: 'Caché' }, { hiddenFrom: [body] });
    expect(await titles(cast.referent)).toEqual([]);
    expect(await titles(cast.manager)).toEqual([]);
    expect(await titles(cast.capEmploi)).toEqual(['Étape commencée : Caché']);
  });
});

describe('writing', () => {
  test('those who act for the person without reading the file leave their trace; strangers none', async () => {
    await tell(cast.reception, 'contact-changed', {});
    await tell(cast.officer, 'orientation-decided', { track: 'sociale', body: 'CCAS' });
    await tell(cast.person, 'contact-changed', {});
    expect(await titles(cast.referent)).toHaveLength(3);
    expect((await read(cast.referent)).entries.map(({ organisation }) => organisation)).toContain(null);
    for (const stranger of [cast.outsider, cast.otherPerson]) {
      await expect(tell(stranger, 'contact-changed', {})).rejects.toThrow();
    }
    await expect(tell(cast.contributor, 'contact-changed', {})).rejects.toThrow();
  });

  test('nobody writes under another name, nor rewrites what is there', async () => {
    await expect(
      as(cast.member, ({ tx }) =>
        sql`INSERT INTO timeline_event (person_id, timeline_event_id, kind, author_name)
            VALUES (${personId}, ${newId()}, 'step-started', 'Quelqu’un d’autre')`.execute(tx),
      ),
    ).rejects.toThrow();
    await tell(cast.member, 'step-started', { title: 'Visiter' });
    for (const change of [`kind = 'step-done'`, `author_name = 'x'`, `at = now()`]) {
      await expect(
        as(cast.member, ({ tx }) => sql`UPDATE timeline_event SET ${sql.raw(change)}`.execute(tx)),
      ).rejects.toThrow(NotFound);
    }
    await expect(as(cast.member, ({ tx }) => sql`DELETE FROM timeline_event`.execute(tx))).rejects.toThrow(
      NotFound,
    );
  });

  test('who leaves the circle leaves a trace; without leaving, none can be claimed', async () => {
    await expect(tell(cast.capEmploi, 'circle-left', {})).rejects.toThrow(NotFound);
    await as(cast.capEmploi, async (bound) => {
      await changeAccess(bound.tx, 'leave_circle', personId);
      await recordEvent(bound, { personId, kind: 'circle-left', params: {} });
    });
    expect(await titles(cast.referent)).toEqual([expect.stringMatching(/ quitte le cercle$/)]);
    await expect(read(cast.capEmploi)).rejects.toThrow(NotFound);
  });

  test('an invitation that is declined is told by who declined it, who stands nowhere', async () => {
    const invitationId = newId();
    await as(cast.referent, ({ tx }) =>
      changeAccess(tx, 'invite', personId, invitationId, seatOf(cast.outsider), 'accompagnateur', 'Ensemble'),
    );
    await expect(tell(cast.outsider, 'invitation-declined', { role: 'accompagnateur' })).rejects.toThrow(
      NotFound,
    );
    await as(cast.outsider, async (bound) => {
      await changeAccess(bound.tx, 'answer_invitation', personId, invitationId, false, newId());
      await recordEvent(bound, { personId, kind: 'invitation-declined', params: { role: 'contributeur' } });
    });
    expect(await titles(cast.referent)).toEqual([
      expect.stringMatching(/ décline l’invitation dans le cercle$/),
    ]);
  });
});
