import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { whoRead } from './who-read.query.server.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const cast = aroundOnePerson();
const { personId } = cast;

beforeAll(() => cast.fill(db));
beforeEach(() => withOwner(db.ownerUrl, (owner) => owner.query('DELETE FROM audit.read_public')));

const looks = (actor: Actor) => run(db.runtime, personPage, actor, { personId });
const log = (month?: string) => run(db.runtime, whoRead, cast.person, { personId, month });

test('each look says in what quality it was possible, and never by whom', async () => {
  const qualities: [Actor, string][] = [
    [cast.referent, 'referent'],
    [cast.standIn, 'remplacement'],
    [cast.member, 'accompagnement'],
    [cast.discreet, 'accompagnement'],
    [cast.manager, 'responsable'],
    [cast.former, 'tuilage'],
    [cast.contributor, 'contribution'],
    [cast.officer, 'orientation'],
    [cast.reception, 'accueil'],
  ];
  for (const [actor, purpose] of qualities) {
    await withOwner(db.ownerUrl, (owner) => owner.query('DELETE FROM audit.read_public'));
    await looks(actor);
    const page = await log();
    expect(page.looks).toMatchObject([{ on: '2026-03-03', kind: 'read', act: 'person-page', purpose }]);
    if (actor.kind !== 'professional') continue;
    const text = JSON.stringify(page);
    for (const secret of [actor.seat, actor.professionalId, `nom ${actor.seat.slice(0, 4)}`])
      expect(text).not.toContain(secret);
  }
});

test('a search by exact identity and a copy of several people are told to each of them', async () => {
  const { otherPerson } = cast;
  const other = otherPerson.kind === 'person' ? otherPerson.personId : '';
  await boundTransaction(db.runtime, cast.outsider, ({ record }) =>
    record({ kind: 'search_hit', act: 'locate-person', personId }),
  );
  await boundTransaction(db.runtime, cast.referent, async ({ record, open }) => {
    await open([personId, other]);
    await record({ kind: 'export', act: 'people-export', people: [personId, other] });
  });
  expect((await log()).looks.map(({ kind, purpose }) => `${kind} ${purpose}`).sort()).toEqual([
    'export referent',
    'search_hit recherche',
  ]);
  expect((await run(db.runtime, whoRead, otherPerson, { personId: other })).looks).toMatchObject([
    { kind: 'export' },
  ]);
});

test('month by month, the latest first; everything at once for a copy', async () => {
  await looks(cast.referent);
  clock.forward({ hours: 24 * 40 });
  await looks(cast.referent);
  const page = await log();
  expect(page).toMatchObject({
    month: '2026-04',
    months: ['2026-04', '2026-03'],
    looks: [{ on: '2026-04-12' }],
  });
  expect((await log('2026-03')).looks).toMatchObject([{ on: '2026-03-03' }]);
  expect((await log('2026-02')).looks).toEqual([]);
  expect((await log('tout')).looks).toHaveLength(2);
});

test('is the person’s alone', async () => {
  for (const actor of [cast.referent, cast.manager, cast.officer, cast.otherPerson, cast.nobody])
    await expect(run(db.runtime, whoRead, actor, { personId })).rejects.toThrow(NotFound);
});
