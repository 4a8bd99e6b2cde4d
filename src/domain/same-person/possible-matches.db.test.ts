import { beforeAll, expect, test } from 'vitest';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { type CircleTerritory, openCircleTerritory, type SeatKey } from '../circle/testing/circle-world.ts';
import { createPerson } from '../person/create-person.server.ts';
import { editIdentity } from '../person/edit-identity.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { ownerRows } from '../person/testing/cast.ts';
import { askAgain, tellApart } from './answer-match.server.ts';
import { lookAlikes } from './look-alikes.query.server.ts';
import { possibleMatch, possibleMatches } from './possible-matches.query.server.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
let here: CircleTerritory;
let elsewhere: CircleTerritory;
beforeAll(async () => {
  here = await openCircleTerritory(db.runtime, 'Ici');
  elsewhere = await openCircleTerritory(db.runtime, 'Ailleurs');
});

interface Named {
  familyName: string;
  givenName?: string;
  birthDate?: string | null;
}

/** Whom this seat brings in: the shelter depends on the département, the body and the mission locale on themselves. */
const bring = async (seat: SeatKey, names: Named, changes: object = {}) =>
  run(db.runtime, createPerson, here.seats[seat], {
    territoryId: here.territoryId,
    identity: { givenName: 'Awa', birthDate: '2001-09-14', civility: 'madame', ...names },
    accompany: seat !== 'reception',
    informedOn: '2026-01-05',
    ...changes,
  });
const waiting = (seat: SeatKey = 'officer', answered = false) =>
  run(db.runtime, possibleMatches, here.seats[seat], { answered });
const pairOf = (one: string, other: string) => ({ personId: one, otherId: other });

test('whom the author may not read is proposed to the orientation service alone, with reasons', async () => {
  const first = await bring('shelterColleague', { familyName: 'Kouyaté' });
  const second = await bring('reception', { familyName: 'Kouyate', givenName: 'Awa-Rose' });
  const { matches } = await waiting();
  const found = matches.find(({ one }) => one.personId === second.personId);
  expect(found).toMatchObject({
    one: { personId: second.personId, own: true, familyName: 'Kouyate' },
    other: { personId: first.personId, own: true, familyName: 'Kouyaté' },
    reasons: ['close-name'],
    answer: null,
  });
  for (const seat of ['reception', 'shelterColleague', 'coordinator', 'manager'] as const)
    await expect(waiting(seat)).rejects.toThrow(NotFound);
  await expect(run(db.runtime, possibleMatches, elsewhere.seats.officer, {})).resolves.toMatchObject({
    matches: [],
  });
  const pair = pairOf(second.personId, first.personId);
  await expect(run(db.runtime, possibleMatch, here.seats.reception, pair)).rejects.toThrow(NotFound);
  await expect(run(db.runtime, possibleMatch, elsewhere.seats.officer, pair)).rejects.toThrow(NotFound);
});

test('the author of the second record gets what they would get had nobody existed', async () => {
  await bring('shelterColleague', { familyName: 'Berthelot', birthDate: '1979-04-02' });
  const alone = await bring('sheltered', { familyName: 'Inconnu', birthDate: '1979-04-03' });
  const doubled = await bring('sheltered', { familyName: 'Berthelot', birthDate: '1979-04-02' });
  const shown = async ({ personId }: { personId: string }) =>
    JSON.stringify(await run(db.runtime, personPage, here.seats.sheltered, { personId }))
      .replaceAll(personId, 'ID')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{16}_/g, 'id')
      .replaceAll(/Inconnu|Berthelot/g, 'NOM')
      .replaceAll(/1979-04-0\d/g, 'JOUR');
  expect(await shown(doubled)).toBe(await shown(alone));
});

test('twins and homonyms are noted, and not proposed', async () => {
  await bring('shelterColleague', { familyName: 'Desnoyers', givenName: 'Lou', birthDate: '1990-01-02' });
  const twin = await bring('reception', {
    familyName: 'Desnoyers',
    givenName: 'Sacha',
    birthDate: '1990-01-02',
  });
  const { matches } = await waiting();
  expect(matches.filter(({ one }) => one.personId === twin.personId)).toEqual([]);
});

test('a record of another authority shows what an exact-identity search would, and cannot be joined', async () => {
  const theirs = await bring(
    'partner',
    { familyName: 'Ferrand', birthDate: '1971-02-19' },
    { contact: { phone: '+33655501234' } },
  );
  const ours = await bring(
    'reception',
    { familyName: 'Ferrand', birthDate: '1971-02-19' },
    { contact: { phone: '+33655501234' } },
  );
  const found = await run(
    db.runtime,
    possibleMatch,
    here.seats.officer,
    pairOf(ours.personId, theirs.personId),
  );
  expect(found).toMatchObject({
    one: { own: true, phone: '+33655501234' },
    other: { own: false, familyName: 'Ferrand', phone: null, communeName: null, authority: 'mission de Ici' },
    reasons: ['same-identity'],
  });
  const hidden = await bring(
    'partner',
    { familyName: 'Gaultier', birthDate: '1966-08-23' },
    { protected: true },
  );
  const seen = await bring('reception', { familyName: 'Gaultier', birthDate: '1966-08-23' });
  await expect(
    run(db.runtime, possibleMatch, here.seats.officer, pairOf(seen.personId, hidden.personId)),
  ).rejects.toThrow(NotFound);
});

test('« deux personnes » takes the pair off the list, until somebody asks again; nobody else may answer', async () => {
  const first = await bring('shelterColleague', { familyName: 'Hamelin', birthDate: '1983-06-11' });
  const second = await bring('reception', { familyName: 'Hamelin', birthDate: '1983-06-11' });
  const pair = pairOf(second.personId, first.personId);
  const listed = async (answered: boolean) =>
    (await waiting('officer', answered)).matches.some(({ one }) => one.personId === second.personId);
  await expect(run(db.runtime, tellApart, elsewhere.seats.officer, pair)).rejects.toThrow(NotFound);
  await expect(run(db.runtime, tellApart, here.seats.coordinator, pair)).rejects.toThrow(NotFound);
  await run(db.runtime, tellApart, here.seats.officer, pair);
  await run(db.runtime, tellApart, here.seats.officer, pair);
  expect([await listed(false), await listed(true)]).toEqual([false, true]);
  await run(db.runtime, askAgain, here.seats.officer, pair);
  expect([await listed(false), await listed(true)]).toEqual([true, false]);
});

test('a corrected identity is compared again, and a pair is noted once', async () => {
  const first = await bring('shelterColleague', { familyName: 'Ivanov', birthDate: '1995-10-08' });
  const second = await bring('reception', {
    familyName: 'Tout autre',
    birthDate: '1960-12-24',
    givenName: 'Igor',
  });
  const correct = (familyName: string, version: number) =>
    run(db.runtime, editIdentity, here.seats.officer, {
      personId: second.personId,
      version,
      familyName,
      givenName: 'Awa',
      birthDate: '1995-10-08',
      civility: 'madame',
    });
  await correct('Ivanov', 1);
  // Whoever corrects reads both, and has not been asked: it is noted all the same.
  const noted = () =>
    ownerRows(db, 'SELECT other_id FROM possible_match WHERE person_id = $1', [second.personId]);
  expect(await noted()).toEqual([{ other_id: first.personId }]);
  await run(db.runtime, editIdentity, here.seats.reception, {
    personId: second.personId,
    version: 2,
    familyName: 'Ivanoff',
    givenName: 'Awa',
    birthDate: '1995-10-08',
    civility: 'madame',
  });
  expect(await noted()).toEqual([{ other_id: first.personId }]);
});

test('an author who reads the first record creates the second: the orientation service is asked', async () => {
  const first = await bring('shelterColleague', { familyName: 'Nivelle', birthDate: '1974-03-30' });
  const twin = await bring('shelterColleague', {
    familyName: 'Nivelle',
    givenName: 'Oscar',
    birthDate: '1974-03-30',
  });
  const second = await bring('shelterColleague', { familyName: 'NIVELLE', birthDate: '1974-03-30' });
  const { matches } = await waiting();
  const found = matches.filter(({ one }) => [second.personId, twin.personId].includes(one.personId));
  expect(found.map(({ one, other }) => [one.personId, other.personId])).toEqual([
    [second.personId, first.personId],
  ]);
});

test('before somebody is added, their author is shown whom they already read and who resembles them; nobody else', async () => {
  const known = await bring('shelterColleague', { familyName: 'Joubert', birthDate: '1988-05-17' });
  const typed = {
    identity: {
      familyName: 'Jubert',
      usedName: 'Marais',
      givenName: 'Awa',
      birthDate: '1988-05-17',
      civility: '',
    },
  };
  const alike = (seat: SeatKey) => run(db.runtime, lookAlikes, here.seats[seat], typed);
  expect(await alike('shelterColleague')).toMatchObject([
    { personId: known.personId, reasons: ['close-name'] },
  ]);
  expect(await alike('reception')).toEqual([]);
  expect(await alike('partner')).toEqual([]);
});
