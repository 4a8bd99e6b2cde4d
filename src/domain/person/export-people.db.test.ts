import { beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { leadsMany } from '../circle/testing/portfolio.ts';
import { beginPeopleExport, peopleOf, peopleToExport } from './export-people.query.server.ts';
import { myPeople } from './my-people.query.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';
import type { ListedPerson } from './views.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
const { personId } = cast;

const begin = (who: string, address = '', named = '') =>
  run(db.runtime, beginPeopleExport, cast.actor(who), { address, named });
const owner = <Row>(text: string, values: unknown[] = []) => ownerRows<Row>(db, text, values);

async function exported(who: string, address = '', named = ''): Promise<ListedPerson[]> {
  const people: ListedPerson[] = [];
  for await (const person of peopleOf(db.runtime, cast.actor(who), await begin(who, address, named)))
    people.push(person);
  return people;
}

async function listed(who: string, address = '', named = ''): Promise<ListedPerson[]> {
  const people: ListedPerson[] = [];
  for (let after: string | undefined; ; ) {
    const page = await run(db.runtime, myPeople, cast.actor(who), { address, after, named });
    people.push(...page.people);
    if (!page.hasNext) return people;
    after = page.people.at(-1)?.personId;
  }
}

beforeAll(async () => {
  await cast.fill(db);
  await owner(`UPDATE access.ceiling SET value = 10000 WHERE name = 'exported_per_day'`); // proved with its page
  const who = cast.actor('accompagnateur');
  const [facts] = cast.facts.people.filter(({ id }) => id === personId);
  const organisations = { department: facts?.authority ?? '', body: who.organisationId };
  await leadsMany(db.ownerUrl, { territoryId: cast.territoryId, organisations }, who, 230);
  await owner(
    `UPDATE person_list SET next_due_on = '2026-03-06', next_label = 'Choisir la suite', last_contact_on = '2026-02-20' WHERE person_id = $1`,
    [personId],
  );
});
beforeEach(() => owner('TRUNCATE audit.line, audit.read_public'));

test.each([
  ['référent', ''],
  ['accompagnateur', 'tri=entree&ordre=inverse'],
  ['contributeur', ''],
  ['remplaçant du référent', ''],
  ['responsable de l’organisme référent', 'liste=organisation'],
  ['accueil de l’organisme référent', 'liste=organisation'],
  ['chargé d’orientation de l’autorité', 'liste=autorite'],
  ['collègue hors du cercle', 'liste=organisation'],
  ['accompagnateur qui a déclaré un lien', ''],
])('%s exports what their list shows (%s), nothing more', async (who, address) => {
  expect(await exported(who, address)).toEqual(await listed(who, address));
});

test('a list filtered by a name goes on page after page, and leaves as a file; no line keeps the name', async () => {
  await owner(
    `UPDATE person_list SET sort_name = 'zo ' || sort_name WHERE person_id IN
       (SELECT person_id FROM person_list WHERE person_id <> $1 ORDER BY person_id LIMIT 60)`,
    [personId],
  );
  const found = await listed('accompagnateur', '', 'Zo');
  expect(found.length).toBeGreaterThan(50);
  expect(new Set(found.map((person) => person.personId)).size).toBe(found.length);
  expect(await exported('accompagnateur', '', 'Zo')).toEqual(found);
  const lines = await owner<{ line: string }>('SELECT l::text AS line FROM audit.line l');
  expect(lines.filter(({ line }) => /\bzo\b/i.test(line))).toEqual([]);
  await owner(`UPDATE person_list SET sort_name = substr(sort_name, 4) WHERE sort_name ^@ 'zo '`);
});

test('each person is told, on a line that is there before they are read', async () => {
  const begun = await begin('accompagnateur');
  expect(begun.people).toHaveLength(231);
  expect(
    await owner(`SELECT act, detail ->> 'people' AS people, detail ->> 'outside' AS outside FROM audit.line`),
  ).toEqual([{ act: 'begin-people-export', people: '231', outside: '0' }]);
  const rows = peopleOf(db.runtime, cast.actor('accompagnateur'), begun);
  await rows.next();
  const told = () =>
    owner<{ n: number }>(`SELECT count(*)::int AS n FROM audit.read_public WHERE kind = 'export'`);
  expect(await told()).toEqual([{ n: 200 }]);
  for await (const _ of rows);
  expect(await told()).toEqual([{ n: 231 }]);
  const [line] = await owner<{ act: string; purpose: string }>(
    'SELECT act, purpose FROM audit.read_public WHERE person_id = $1',
    [personId],
  );
  expect(line).toEqual({ act: 'exported-people', purpose: 'accompagnement' });
});

test('what is only looked at before leaves no line of an export', async () => {
  expect(await run(db.runtime, peopleToExport, cast.actor('accompagnateur'), {})).toMatchObject({
    count: 231,
  });
  expect(await owner('SELECT FROM audit.line')).toEqual([]);
});

test('a right that ends on the way ends there: a person who leaves is not read, a seat that ends reads nobody', async () => {
  const who = cast.actor('accompagnateur');
  const begun = await begin('accompagnateur');
  const last = begun.people.at(-1) ?? '';
  await owner('UPDATE person SET conflict_seats = conflict_seats || $2::uuid WHERE person_id = $1', [
    last,
    who.seat,
  ]);
  await owner('UPDATE person_list SET conflict_seats = conflict_seats || $2::uuid WHERE person_id = $1', [
    last,
    who.seat,
  ]);
  const people: string[] = [];
  for await (const person of peopleOf(db.runtime, who, begun)) people.push(person.personId);
  expect(people).toEqual(begun.people.slice(0, -1));
  expect(await owner('SELECT FROM audit.read_public WHERE person_id = $1', [last])).toEqual([]);

  const rows = peopleOf(db.runtime, who, begun);
  await rows.next();
  await owner(`UPDATE membership SET until_on = '2026-01-01' WHERE membership_id = $1`, [who.seat]);
  await expect(
    (async () => {
      for await (const _ of rows);
    })(),
  ).rejects.toThrow();
  await owner('UPDATE membership SET until_on = NULL WHERE membership_id = $1', [who.seat]);
});

test('nobody exports another’s people by naming them', async () => {
  const { people, ...begun } = await begin('accompagnateur');
  const stolen: string[] = [];
  for await (const person of peopleOf(db.runtime, cast.actor('professionnel d’un autre territoire'), {
    ...begun,
    people,
  }))
    stolen.push(person.personId);
  expect(stolen).toEqual([]);
  expect(await owner('SELECT FROM audit.read_public')).toEqual([]);
});
