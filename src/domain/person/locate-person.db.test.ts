import { beforeAll, beforeEach, expect, test } from 'vitest';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { createPerson } from './create-person.server.ts';
import { declareConflict } from './declare-conflict.server.ts';
import { locatePerson } from './locate-person.query.server.ts';
import { personPage } from './person-page.query.server.ts';
import { protectPerson } from './protect-person.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
beforeAll(() => cast.fill(db));
beforeEach(() => withOwner(db.ownerUrl, (owner) => owner.query('TRUNCATE audit.line')));

const known = { familyName: 'Famille0', givenName: 'Prénom', birthDate: '1990-05-04' };
const unknown = { familyName: 'Inconnue', givenName: 'Ada', birthDate: '1990-05-04' };
const outsider = 'collègue hors du cercle';
const locate = (who: string, identity: { familyName: string; givenName: string; birthDate: string }) =>
  run(db.runtime, locatePerson, cast.actor(who), identity);

test('a colleague outside the circle learns who accompanies the person, and opens nothing', async () => {
  const [hit, ...others] = await locate(outsider, { ...known, familyName: 'FAMILLE0', givenName: 'prenom' });
  expect(others).toEqual([]);
  expect(hit).toMatchObject({ personId: cast.personId, mine: false });
  expect(hit?.leadName).toMatch(/^nom /);
  expect(hit?.leadEmail).toMatch(/@exemple\.fr$/);
  await expect(
    run(db.runtime, personPage, cast.actor(outsider), { personId: cast.personId }),
  ).rejects.toThrow(NotFound);
});

test('a member of the circle is led to the person’s page', async () => {
  expect(await locate('accompagnateur', known)).toMatchObject([{ personId: cast.personId, mine: true }]);
});

test('the discreet organisation of the circle is not among the bodies', async () => {
  const discreet = cast.facts.organisations.find((o) => o.discreet)!;
  const [hit] = await locate(outsider, known);
  const [row] = await ownerRows<{ name: string }>(
    db,
    'SELECT name FROM organisation WHERE organisation_id = $1',
    [discreet.id],
  );
  expect(hit?.bodies.length).toBeGreaterThan(0);
  expect(hit?.bodies).not.toContain(row?.name);
});

test.each([
  ['a name that nobody bears', outsider, unknown],
  ['another birth date', outsider, { ...known, birthDate: '1990-05-05' }],
  ['another given name', outsider, { ...known, givenName: 'Prénoma' }],
  ['a person of another territory', 'professionnel d’un autre territoire', known],
  ['an organisation that the person refused', 'accompagnateur dont la personne a refusé l’organisme', known],
  ['a declared link', 'accompagnateur qui a déclaré un lien', known],
])('%s gives the empty answer', async (_, who, identity) => {
  expect(await locate(who, identity)).toEqual([]);
});

test('without a current agreement there is no search', async () => {
  await expect(locate('accompagnateur sans convention en cours', known)).rejects.toThrow(NotFound);
});

test('a protected person answers as an unknown one; the circle still finds them', async () => {
  const lead = cast.actor('référent');
  await run(db.runtime, protectPerson, lead, { personId: cast.personId, protected: true });
  for (const who of [
    outsider,
    'chargé d’orientation de l’autorité',
    'responsable d’un autre organisme du cercle',
  ]) {
    expect(await locate(who, known), who).toEqual(await locate(who, unknown));
  }
  expect(await locate('référent', known)).toMatchObject([{ personId: cast.personId, mine: true }]);
  expect(await locate('accompagnateur', known)).toMatchObject([{ personId: cast.personId, mine: true }]);
  await run(db.runtime, protectPerson, lead, { personId: cast.personId, protected: false });
  expect(await locate(outsider, known)).toHaveLength(1);
});

test('a person not yet informed exists for the organisation that entered them only', async () => {
  const identity = { familyName: 'Rousseau', givenName: 'Thomas', birthDate: '1984-02-29' };
  const { personId } = await run(db.runtime, createPerson, cast.actor('accompagnateur'), {
    territoryId: cast.territoryId,
    identity,
    accompany: true,
  });
  expect(await locate('référent', identity)).toEqual([]);
  expect(await locate(outsider, identity)).toMatchObject([{ personId, mine: false }]);
});

test('the used name finds as well as the birth name', async () => {
  const identity = {
    familyName: 'N’Diaye',
    usedName: 'Le Goff',
    givenName: 'Marie-Claire',
    birthDate: '1979-12-01',
  };
  const { personId } = await run(db.runtime, createPerson, cast.actor('référent'), {
    territoryId: cast.territoryId,
    identity,
    accompany: true,
    informedOn: '2026-03-01',
  });
  for (const familyName of ['ndiaye', 'LE GOFF', 'N’Diaye']) {
    const found = await locate(outsider, { familyName, givenName: 'marie claire', birthDate: '1979-12-01' });
    expect(
      found.map((hit) => hit.personId),
      familyName,
    ).toEqual([personId]);
  }
});

test('a search leaves a line without the name, and the person reads that they were found', async () => {
  await locate(outsider, unknown);
  await locate(outsider, known);
  const lines = await ownerRows<{ kind: string; person_id: string | null; detail: unknown }>(
    db,
    'SELECT kind, person_id, detail FROM audit.line WHERE seat = $1 ORDER BY line_id',
    [cast.actor(outsider).seat],
  );
  expect(lines).toEqual([
    { kind: 'search', person_id: null, detail: {} },
    { kind: 'search', person_id: null, detail: {} },
    { kind: 'search_hit', person_id: cast.personId, detail: {} },
  ]);
  const told = await ownerRows(
    db,
    `SELECT 1 FROM audit.read_public WHERE person_id = $1 AND act = 'locate-person'`,
    [cast.personId],
  );
  expect(told.length).toBeGreaterThan(0);
});

test('the thirty-first search of a day is refused, whether it would find or not', async () => {
  for (let n = 0; n < 30; n++) await locate(outsider, unknown);
  await expect(locate(outsider, known)).rejects.toThrow(new Refused('searches_per_day'));
  await expect(locate(outsider, unknown)).rejects.toThrow(new Refused('searches_per_day'));
  expect(await locate('accompagnateur', known)).toHaveLength(1);
});

test('whoever declares a link finds the person no more, and nobody is told', async () => {
  const seat = 'responsable d’un autre organisme du cercle';
  expect(await locate(seat, known)).toHaveLength(1);
  const events = await ownerRows(db, 'SELECT 1 FROM timeline_event WHERE person_id = $1', [cast.personId]);
  await run(db.runtime, declareConflict, cast.actor(seat), { personId: cast.personId });
  expect(await locate(seat, known)).toEqual([]);
  expect(
    await ownerRows(db, 'SELECT 1 FROM timeline_event WHERE person_id = $1', [cast.personId]),
  ).toHaveLength(events.length);
});

test('a link cannot be declared about somebody who was not found', async () => {
  await expect(
    run(db.runtime, declareConflict, cast.actor(outsider), { personId: cast.personId }),
  ).rejects.toThrow(NotFound);
});
