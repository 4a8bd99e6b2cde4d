import { beforeAll, expect, test } from 'vitest';
import { worldInstant } from '../domain/access-proof/facts.ts';
import { fillWorld } from '../domain/access-proof/fill.ts';
import { buildCast, type Cast } from '../domain/access-proof/matrix.ts';
import { systemDb } from '../platform/access/system-db.ts';
import { cookieJar } from '../platform/auth/cookies.ts';
import { openSession } from '../platform/auth/sessions.server.ts';
import { fixedClock } from '../platform/clock/clock.ts';
import { withOwner } from '../platform/database/connect.ts';
import { newId } from '../platform/database/id.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import type { App } from './app.ts';
import { builtApp } from './testing/built-app.ts';

const db = useDatabase({ demo: true, clock: fixedClock(worldInstant) });
const cast = buildCast();
const personId = cast.person.id;
const professionals = cast.actors.filter(({ professional }) => professional !== undefined);
const cookies = new Map<string, string>();
let app: App;

const owned = (text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows);
const seat = (name: string) => {
  const found = cast.actors.find((actor) => actor.name === name)?.professional;
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
};

beforeAll(async () => {
  app = await builtApp(db.runtime);
  await withOwner(db.ownerUrl, async (owner) => {
    await fillWorld(owner, { ...cast.facts, items: [] });
    await owner.query(`UPDATE professional SET demo_label = 'x'`);
    // Something to do already: the person has given no news, and an open step is late.
    await owner.query(`UPDATE person_list SET created_at = '2025-12-01T10:00:00Z'`);
    await owner.query('SELECT access.refresh_list(person_id) FROM person');
  });
  for (const { name, professional } of professionals) {
    const token = await systemDb(db.runtime, 'test', (tx) =>
      openSession(tx, db.runtime.clock.now(), {
        professionalId: professional?.professional ?? '',
        method: 'demo',
        device: 'essai',
      }),
    );
    cookies.set(name, `${cookieJar(db.runtime.publicUrl).session}=${token}`);
  }
});

/** The page as it leaves, without what differs by nature. */
async function render({ name }: Cast['actors'][number]): Promise<string> {
  const response = await app.fetch(
    new Request('http://localhost/ma-journee', { headers: { cookie: cookies.get(name) ?? '' } }),
  );
  expect(`${name} ${response.status}`).toBe(`${name} 200`);
  return (await response.text()).replaceAll(/nonce="[^"]*"/g, '');
}
async function everybody(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const actor of professionals) pages.set(actor.name, await render(actor));
  return pages;
}

/** What one writes as the database keeps it, with the marks that keep it from others; lists are derived again as the act does. */
const signed = (author: ReturnType<typeof seat>) => [author.id, author.organisation, worldInstant] as const;
async function addStep(author: ReturnType<typeof seat>, marks: string): Promise<void> {
  const id = newId();
  await owned(
    `INSERT INTO objective (person_id, objective_id, title, rank, sensitive, about_kind, about_parent, about_code, discreet, hidden_from,
       author_seat, author_name, organisation_id, organisation_name, recorded_at)
     SELECT $1, $2, 'x', 1, m.sensitive, CASE WHEN m.sensitive THEN 'constraint' END, CASE WHEN m.sensitive THEN '' END,
       CASE WHEN m.sensitive THEN '25' END, m.discreet, m.hidden_from, $3, 'x', $4, 'x', $5 FROM (SELECT ${marks}) m`,
    [personId, id, ...signed(author)],
  );
  await owned(
    `INSERT INTO step (person_id, step_id, objective_id, lever, title, due_on, rank, sensitive, objective_discreet, discreet, hidden_from,
       author_seat, author_name, organisation_id, organisation_name, recorded_at)
     SELECT $1, $2, $2, 'sante', 'Une étape que peu lisent', '2026-02-01', 1, m.sensitive, m.discreet, m.discreet, m.hidden_from,
       $3, 'x', $4, 'x', $5 FROM (SELECT ${marks}) m`,
    [personId, id, ...signed(author)],
  );
}
async function addContact(author: ReturnType<typeof seat>, marks: string): Promise<void> {
  await owned(
    `INSERT INTO contact (person_id, contact_id, channel, reached, at, sensitive, discreet, hidden_from,
       author_seat, author_name, organisation_id, organisation_name, recorded_at)
     SELECT $1, $2, 'visite', true, $5, m.sensitive, m.discreet, m.hidden_from, $3, 'x', $4, 'x', $5 FROM (SELECT ${marks}) m`,
    [personId, newId(), ...signed(author)],
  );
}
async function addSensitiveStatus(author: ReturnType<typeof seat>): Promise<void> {
  await owned(
    `INSERT INTO status_period (person_id, status_period_id, kind, sensitive, from_on, expected_until, source,
       author_seat, author_name, organisation_id, organisation_name, recorded_at)
     VALUES ($1, $2, 'detention', true, '2026-01-01', '2026-03-20', 'professionnel', $3, 'x', $4, 'x', $5)`,
    [personId, newId(), ...signed(author)],
  );
}
const refresh = () => owned('SELECT access.refresh_list($1)', [personId]);

const sensitive = `true AS sensitive, false AS discreet, '{}'::uuid[] AS hidden_from`;
const discreet = `false AS sensitive, true AS discreet, '{}'::uuid[] AS hidden_from`;
const hiddenFrom = (organisation: string) =>
  `false AS sensitive, false AS discreet, ARRAY['${organisation}']::uuid[] AS hidden_from`;

/** Whose page may change: those who read the row. Everybody else's leaves byte for byte as before. */
async function changesOnly(readers: readonly string[], write: () => Promise<void>): Promise<void> {
  const before = await everybody();
  await write();
  await refresh();
  const after = await everybody();
  for (const [name, page] of after) {
    if (!readers.includes(name)) expect(page === before.get(name), `${name} noticed`).toBe(true);
  }
}

const leads = ['référent', 'remplaçant du référent'];
const body = () => seat('référent').organisation;

test('a sensitive step or contact changes the day of whoever may read it alone, a sensitive status too', async () => {
  await changesOnly(leads, () => addStep(seat('référent'), sensitive));
  await changesOnly([], () => addContact(seat('accompagnateur'), sensitive));
  await changesOnly(leads, () => addSensitiveStatus(seat('référent')));
  expect(await render(professionals[0]!)).toContain('Une étape que peu lisent');
});

test('what a discreet organisation writes changes nobody’s day but its own', async () => {
  const author = 'accompagnateur d’un organisme discret';
  await changesOnly([author], () => addStep(seat(author), discreet));
  await changesOnly([author], () => addContact(seat(author), discreet));
});

test('what is hidden from an organisation leaves no trace on its days', async () => {
  const others = professionals.map(({ name }) => name).filter((name) => seat(name).organisation !== body());
  await changesOnly(others, () => addStep(seat('accompagnateur'), hiddenFrom(body())));
  await changesOnly(others, () => addContact(seat('accompagnateur'), hiddenFrom(body())));
});

test('a contact that everybody around may know ends the silence: the same comparison does notice', async () => {
  const silent = async () =>
    (await render(professionals[0]!)).includes('Reprendre contact avec Prénom Famille0');
  expect(await silent()).toBe(true);
  await addContact(
    seat('accompagnateur'),
    `false AS sensitive, false AS discreet, '{}'::uuid[] AS hidden_from`,
  );
  await refresh();
  expect(await silent()).toBe(false);
});

const get = (name: string, path: string) =>
  app.fetch(new Request(`http://localhost${path}`, { headers: { cookie: cookies.get(name) ?? '' } }));

test('a question that is no more, or that is another’s, leads to a page that says so', async () => {
  const answer = await get('accompagnateur', `/questions/${newId()}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/questions?fait=introuvable']);
  expect(await (await get('accompagnateur', '/questions?fait=introuvable')).text()).toContain(
    'n’est plus ouverte pour vous',
  );
});

test('without a diagnosis, the page that decides an orientation says why nothing is suggested', async () => {
  const page = await get('chargé d’orientation de l’autorité', `/personnes/${personId}/orientation`);
  expect(await page.text()).toContain('Rien n’est suggéré');
});
