import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { peopleSorts } from './codes.ts';
import { createPerson } from './create-person.server.ts';
import { myPeople } from './my-people.query.server.ts';
import { writePeopleView } from './people-address.ts';
import { readPeopleTotal } from './read-people-total.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';
import type { ListedPerson } from './views.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
const { personId } = cast;
const ids = (people: readonly ListedPerson[]) => people.map((person) => person.personId);
const list = (who: string, input: object = {}) => run(db.runtime, myPeople, cast.actor(who), input);

beforeAll(async () => {
  await cast.fill(db);
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `UPDATE person_list SET next_due_on = '2025-12-06', next_label = 'Choisir la suite', last_contact_on = '2026-02-20'
       WHERE person_id = $1`,
      [personId],
    ),
  );
  for (let n = 0; n < 120; n++) {
    await run(db.runtime, createPerson, cast.actor('accompagnateur'), {
      territoryId: cast.territoryId,
      identity: { familyName: `Nom ${String.fromCharCode(97 + (n % 26))}`, givenName: `Prénom${n}` },
      accompany: true,
      enteredOn: `2026-01-${String((n % 28) + 1).padStart(2, '0')}`,
    });
  }
});

test('each finds their own people, with the place they hold', async () => {
  const place = async (who: string) =>
    (await list(who)).people.find((person) => person.personId === personId)?.place;
  expect(await place('référent')).toBe('referent');
  expect(await place('remplaçant du référent')).toBe('remplacement');
  expect(await place('ancien référent (tuilage)')).toBe('tuilage');
  expect(await place('contributeur')).toBe('contributeur');
  for (const who of [
    'collègue hors du cercle',
    'accompagnateur dont la personne a refusé l’organisme',
    'accompagnateur qui a déclaré un lien',
    'chargé d’orientation de l’autorité',
    'professionnel d’un autre territoire',
  ]) {
    expect((await list(who)).people, who).toEqual([]);
  }
});

test('a contributeur reads names, and nothing of deadlines', async () => {
  const [person] = (await list('contributeur')).people;
  expect(person).toMatchObject({
    familyName: 'Famille0',
    nextDueOn: null,
    nextLabel: null,
    contactKnown: false,
    lastContactOn: null,
  });
  expect(JSON.stringify(person)).not.toContain('Choisir la suite');
  expect((await list('référent')).people[0]).toMatchObject({
    nextLabel: 'Choisir la suite',
    contactKnown: true,
    lastContactOn: '2026-02-20',
  });
});

test.each(peopleSorts)('sorted by %s, pages follow each other without gap or repeat', async (sort) => {
  const first = await list('accompagnateur', { address: `tri=${sort}` });
  const second = await list('accompagnateur', {
    address: `tri=${sort}`,
    after: first.people.at(-1)!.personId,
  });
  const third = await list('accompagnateur', {
    address: `tri=${sort}`,
    after: second.people.at(-1)!.personId,
  });
  expect([first, second, third].map((page) => [page.people.length, page.hasPrevious, page.hasNext])).toEqual([
    [50, false, true],
    [50, true, true],
    [21, true, false],
  ]);
  const all = [first, second, third].flatMap(({ people }) => ids(people));
  expect(new Set(all).size).toBe(121);
  expect(first.total).toBe(121);
  const back = await list('accompagnateur', { address: `tri=${sort}`, before: second.people[0]!.personId });
  expect(ids(back.people)).toEqual(ids(first.people));
  expect([back.hasPrevious, back.hasNext]).toEqual([false, true]);
});

test('the nearest deadline and the latest entry come first', async () => {
  expect((await list('accompagnateur', { address: 'tri=echeance' })).people[0]?.personId).toBe(personId);
  expect((await list('accompagnateur', { address: 'tri=entree' })).people[0]?.enteredOn).toBe('2026-01-28');
});

test('a few letters of any of the names narrow the list, accents or not', async () => {
  expect(
    (await list('accompagnateur', { named: 'PRENOM11' })).people.map(({ givenName }) => givenName).sort(),
  ).toEqual([
    'Prénom11',
    'Prénom110',
    'Prénom111',
    'Prénom112',
    'Prénom113',
    'Prénom114',
    'Prénom115',
    'Prénom116',
    'Prénom117',
    'Prénom118',
    'Prénom119',
  ]);
  expect((await list('accompagnateur', { named: 'nom z' })).total).toBe(4);
  expect(await list('accompagnateur', { named: 'personne ainsi' })).toMatchObject({ total: 0, people: [] });
});

test('a manager and the reception read the people of their organisation; a simple member does not', async () => {
  const scope = { address: 'liste=organisation' };
  for (const who of ['responsable de l’organisme référent', 'accueil de l’organisme référent']) {
    expect(ids((await list(who, scope)).people), who).toContain(personId);
  }
  // Whoever has no such list gets their own.
  for (const who of ['collègue hors du cercle', 'professionnel d’un autre territoire']) {
    expect((await list(who, scope)).people, who).toEqual([]);
  }
});

test('of the people of the organisation, the manager reads the deadlines and the reception does not', async () => {
  const found = async (who: string) =>
    (await list(who, { address: 'liste=organisation' })).people.find(
      (person) => person.personId === personId,
    );
  expect(await found('responsable de l’organisme référent')).toMatchObject({ nextLabel: 'Choisir la suite' });
  expect(await found('accueil de l’organisme référent')).toMatchObject({ nextDueOn: null, nextLabel: null });
});

test('a page that follows somebody who left the list is the first page', async () => {
  const page = await list('accompagnateur', { after: '01a205bf-0000-7000-8000-000000000000' });
  expect(page).toEqual(await list('accompagnateur'));
});

test('an address offers what its reader may ask: the rest of it is left out', async () => {
  const asked = { address: 'liste=autorite&tri=contact&contact=jamais&referent=sans&ordre=inverse' };
  expect((await list('accueil de l’organisme référent', asked)).view).toEqual({
    scope: 'organisation',
    sort: 'nom',
    reversed: false,
    filters: { referent: 'sans' },
  });
  const officer = await list('chargé d’orientation de l’autorité', asked);
  expect(officer.scopes).toEqual(['personnes', 'autorite']);
  expect(officer.view).toMatchObject({ scope: 'autorite', sort: 'nom', filters: { referent: 'sans' } });
  expect((await list('accompagnateur', asked)).view).toMatchObject({ scope: 'personnes', sort: 'contact' });
});

test('the orientation service reads the people of its authority, and their deadlines', async () => {
  const page = await list('chargé d’orientation de l’autorité', { address: 'liste=autorite&tri=echeance' });
  expect(page.people[0]).toMatchObject({ personId, place: 'autorite', nextLabel: 'Choisir la suite' });
  expect(page.people[0]).toMatchObject({ contactKnown: false, lastContactOn: null });
});

test('a count is exact up to a thousand, and what a tile says is what its list holds', async () => {
  const { actor } = cast;
  const filters = { referent: 'sans' } as const;
  const said = await boundTransaction(db.runtime, actor('accompagnateur'), ({ tx }) =>
    readPeopleTotal(tx, 'personnes', filters),
  );
  expect(said).toBe(120);
  expect((await list('accompagnateur', { address: writePeopleView({ filters }).toString() })).total).toBe(
    said,
  );
});

test('the list is one audit line with whom it showed', async () => {
  await withOwner(db.ownerUrl, (owner) => owner.query('TRUNCATE audit.line'));
  await list('contributeur');
  expect(await ownerRows(db, 'SELECT kind, act, person_ids FROM audit.line')).toEqual([
    { kind: 'list', act: 'my-people', person_ids: [personId] },
  ]);
});
