import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { fillWorld } from '../access-proof/fill.ts';
import { buildCast } from '../access-proof/matrix.ts';
import { Oracle } from '../access-proof/oracle.ts';
import { discreetMarks, fileSections } from './file-sections.ts';
import { fileToExport, wholeFile } from './whole-file.query.server.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = buildCast();
const { facts, person } = cast;
const personId = person.id;
const other = facts.people.find(({ id }) => id !== personId)?.id ?? '';
const oracle = new Oracle(facts);
const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (client) => (await client.query<Row>(text, values)).rows);

function actorNamed(name: string): Actor {
  const seat = cast.actors.find((actor) => actor.name === name)?.professional;
  if (!seat) throw new Error(`no professional is ${name}`);
  return {
    kind: 'professional',
    professionalId: seat.professional,
    seat: seat.id,
    organisationId: seat.organisation,
  };
}
const take = (name: string, sensitive = true) =>
  run(db.runtime, wholeFile, actorNamed(name), { personId, sensitive });

const READERS = [
  'référent',
  'remplaçant du référent',
  'accompagnateur',
  'accompagnateur de Cap emploi',
  'accompagnateur d’un organisme discret',
  'responsable de l’organisme référent',
  'ancien référent (tuilage)',
];

beforeAll(() => withOwner(db.ownerUrl, (client) => fillWorld(client, facts)));
beforeEach(() => owner('TRUNCATE audit.line, audit.read_public'));

/** What the proof of access says that they read, less what never leaves. */
function expected(name: string, table: string, sensitive: boolean): number {
  const judged = cast.actors.find((actor) => actor.name === name)?.oracle;
  return facts.items.filter(
    (item) =>
      item.table === table &&
      item.person === personId &&
      judged !== undefined &&
      oracle.readsItem(judged, item) &&
      (!(table in discreetMarks) || item.author === '' || !oracle.isDiscreet(item.author)) &&
      (sensitive || !item.sensitive),
  ).length;
}

test.each(READERS)('%s takes out what they read, no row more and no row less', async (name) => {
  const judged = new Set(facts.items.map(({ table }) => table as string));
  for (const sensitive of [true, false]) {
    const { sections } = await take(name, sensitive);
    const got = Object.fromEntries(sections.map(({ section, rows }) => [section.table, rows.length]));
    const wanted = fileSections
      .filter(({ table }) => judged.has(table))
      .map(({ table }) => [table, expected(name, table, sensitive)]);
    for (const [table, rows] of wanted) expect(got[String(table)] ?? 0, String(table)).toBe(rows);
  }
});

test('a discreet organisation is named to nobody, not even by its own member', async () => {
  const { professional, id, organisation } =
    cast.actors.find(({ name }) => name === 'accompagnateur d’un organisme discret')?.professional ?? {};
  expect(id && professional && organisation).toBeTruthy();
  for (const name of READERS) {
    const text = JSON.stringify(await take(name));
    for (const word of [id, organisation]) expect(text, name).not.toContain(`nom ${word?.slice(0, 4)}`);
  }
});

test('every mark of a discreet organisation is heeded', async () => {
  const marked = await owner<{ table: string; marks: string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS marks FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('discreet', 'objective_discreet') AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
     GROUP BY 1`,
  );
  const tables = new Set(fileSections.map(({ table }) => table));
  const sorted = (marks: readonly string[]) => [...marks].sort();
  expect(
    Object.fromEntries(
      marked.filter(({ table }) => tables.has(table)).map(({ table, marks }) => [table, sorted(marks)]),
    ),
  ).toEqual(
    Object.fromEntries(Object.entries(discreetMarks).map(([table, marks]) => [table, sorted(marks)])),
  );
});

test('who does not read the file takes nothing out, and no line says that they did', async () => {
  const others = cast.actors.filter(({ name, professional }) => professional && !READERS.includes(name));
  for (const { name } of others)
    for (const act of [take, (who: string) => run(db.runtime, fileToExport, actorNamed(who), { personId })])
      await expect(act(name), name).rejects.toThrow(NotFound);
  for (const actor of [{ kind: 'person', personId } as const, { kind: 'preparing', personId } as const])
    await expect(run(db.runtime, wholeFile, actor, { personId, sensitive: false })).rejects.toThrow(NotFound);
  expect(await owner(`SELECT FROM audit.line WHERE kind IN ('read', 'export')`)).toEqual([]);
});

test('the person is told what was copied, on a line that is there before anything is read', async () => {
  await owner('REVOKE SELECT ON contact FROM relais_app');
  await expect(take('accompagnateur')).rejects.toThrow();
  await owner('GRANT SELECT ON contact TO relais_app');
  const told = () =>
    owner(`SELECT act, purpose, included FROM audit.read_public WHERE kind = 'export' AND person_id = $1`, [
      personId,
    ]);
  const line = { act: 'whole-file', purpose: 'accompagnement', included: ['courant', 'sensible'] };
  expect(await told()).toEqual([line]);
  await take('accompagnateur', true); // the same again, as another format: one copy
  await take('accompagnateur', false);
  expect(await told()).toEqual([line, { ...line, included: ['courant'] }]);
});

test('before it leaves, what it will hold is said, and is no export', async () => {
  const said = await run(db.runtime, fileToExport, actorNamed('référent'), { personId });
  expect(said).toMatchObject({ joined: 0, sensitive: true });
  expect(said.titles).toEqual(expect.arrayContaining(['Identité', 'Diagnostic', 'Étapes', 'Échanges']));
  expect(await owner(`SELECT FROM audit.line WHERE kind = 'export'`)).toEqual([]);
});

test('where a protected person lives stays here', async () => {
  const addresses = async () =>
    (await take('référent')).sections.filter(({ section }) => section.code === 'adresse').length;
  expect(await addresses()).toBe(1);
  await owner('UPDATE person_address SET protected = true WHERE person_id = $1', [personId]);
  expect(await addresses()).toBe(0);
  await owner('UPDATE person_address SET protected = false WHERE person_id = $1', [personId]);
});

test('out of one’s portfolio it counts towards the exports of the day, and beyond asks for the second factor', async () => {
  await take('accompagnateur');
  await take('responsable de l’organisme référent');
  expect(
    await owner(
      `SELECT detail ->> 'outside' AS outside FROM audit.line WHERE kind = 'export' ORDER BY 1 NULLS FIRST`,
    ),
  ).toEqual([{ outside: null }, { outside: '1' }]);
  await owner(`UPDATE access.ceiling SET value = 1 WHERE name = 'exported_per_day'`);
  await expect(take('responsable de l’organisme référent', false)).rejects.toThrow(Refused);
  await take('accompagnateur', false);
  await owner(`UPDATE access.ceiling SET value = 100 WHERE name = 'exported_per_day'`);
});

test('a joined record comes in at the reader’s own level towards it, and for whoever knows that it is one', async () => {
  await owner(
    `INSERT INTO person_alias (person_id, person_alias_id, survivor_id, from_at, merged_by, merged_organisation)
     VALUES ($1, gen_random_uuid(), $2, now(), 'Claire Morel', 'Département')`,
    [other, personId],
  );
  const tablesOf = async (name: string) =>
    (await take(name)).joined.map(({ sections }) => sections.map(({ section }) => section.table));
  for (const name of READERS) {
    const judged = cast.actors.find((actor) => actor.name === name)?.oracle;
    const record = facts.people.find(({ id }) => id === other);
    if (!judged || !record) throw new Error('nobody');
    const joined = await tablesOf(name);
    expect(joined.length, name).toBe(oracle.readsIdentity(judged, record) ? 1 : 0);
  }
  expect((await tablesOf('référent'))[0]).toEqual(expect.arrayContaining(['person_identity', 'lead_period']));
});
