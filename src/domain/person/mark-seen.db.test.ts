import { beforeAll, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { editContact } from './edit-contact.server.ts';
import { myPeople } from './my-people.query.server.ts';
import { personPage } from './person-page.query.server.ts';
import { castAround, ownerRows } from './testing/cast.ts';

const clock = movingClock(worldInstant);
const db = useDatabase({ clock });
const cast = castAround();
const { personId } = cast;
beforeAll(() => cast.fill(db));

let version = 0;
async function changeContact(who: string): Promise<void> {
  version++;
  clock.forward({ minutes: 1 });
  await run(db.runtime, editContact, cast.actor(who), {
    personId,
    version,
    email: `essai${version}@exemple.fr`,
  });
}
async function open(who: string) {
  clock.forward({ minutes: 1 });
  return run(db.runtime, personPage, cast.actor(who), { personId });
}
const marked = async (who: string) =>
  (await open(who)).timeline.entries.filter(({ isNew }) => isNew).map(({ title }) => title);
const inList = async (who: string) =>
  (await run(db.runtime, myPeople, cast.actor(who), {})).people.find((person) => person.personId === personId)
    ?.news;
const later = () => clock.forward({ hours: 2 });
const news = { arrived: false, categories: ['situation'] };

test('what somebody else did since the last visit is new in the list, then on the page, then no more', async () => {
  const who = 'accompagnateur';
  expect(await marked(who)).toEqual([]); // a first visit marks nothing
  later();
  await changeContact('référent');
  expect(await inList(who)).toEqual(news);
  expect(await marked(who)).toEqual(['Coordonnées mises à jour']);
  expect(await inList(who)).toBeNull();
  expect(await marked(who)).toEqual(['Coordonnées mises à jour']); // reloaded, or in a second tab: the same visit
  later();
  expect(await marked(who)).toEqual([]);
});

test('nobody’s own acts are news to them', async () => {
  await open('référent');
  later();
  await changeContact('référent');
  expect(await inList('référent')).toBeNull();
  expect(await marked('référent')).toEqual([]);
});

test('two tabs that open the page at once are one visit', async () => {
  const who = 'accompagnateur de Cap emploi';
  await open(who);
  later();
  await changeContact('référent');
  const pages = await Promise.all([open(who), open(who), open(who)]);
  for (const { timeline } of pages) expect(timeline.entries.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(
    await ownerRows(db, 'SELECT count(*)::int AS n FROM person_seen WHERE person_id = $1 AND seat = $2', [
      personId,
      cast.actor(who).seat,
    ]),
  ).toEqual([{ n: 1 }]);
});

/** An event as its owner writes it, with the marks that the test is about. */
const addEvent = (marks: Record<string, unknown>) =>
  withOwner(db.ownerUrl, (owner) => {
    const row = {
      person_id: personId,
      timeline_event_id: newId(),
      at: clock.now().toString(),
      recorded_at: clock.now().toString(),
      kind: 'diagnosis-opened',
      author_name: 'x',
      discreet: false,
      ...marks,
    };
    const names = Object.keys(row);
    return owner.query(
      `INSERT INTO timeline_event (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    );
  });

test.each([
  ['sensitive', { sensitive: true }],
  ['discreet', { discreet: true }],
  ['hidden from another organisation', { hidden_from: [newId()] }],
])('what is %s is news to nobody: every list and page stays as it was', async (_, marks) => {
  const readers = ['référent', 'accompagnateur', 'contributeur', 'responsable de l’organisme référent'];
  for (const who of readers) await open(who);
  later();
  const before = await Promise.all(readers.map(inList));
  await addEvent(marks);
  expect(await Promise.all(readers.map(inList))).toEqual(before);
  for (const who of readers) expect(await marked(who), who).toEqual([]);
});

test('a contributeur hears of what is shared with them alone', async () => {
  const who = 'contributeur';
  await open(who);
  later();
  await addEvent({});
  expect(await inList(who)).toBeNull();
  await addEvent({ shared_seats: [cast.actor(who).seat] });
  expect(await inList(who)).toEqual({ arrived: false, categories: ['diagnostic'] });
});

test('what commits after the visit is new, though it was begun before', async () => {
  const who = 'accompagnateur';
  later();
  const begun = clock.now().toString();
  await open(who);
  await addEvent({ recorded_at: begun, at: begun });
  expect(await inList(who)).toEqual({ arrived: false, categories: ['diagnostic'] });
});
