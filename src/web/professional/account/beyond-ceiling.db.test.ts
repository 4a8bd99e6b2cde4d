import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtApp } from '../../../composition/testing/built-app.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../../../domain/circle/testing/circle-world.ts';
import { leadsMany } from '../../../domain/circle/testing/portfolio.ts';
import { movingClock } from '../../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import type { Visitor } from '../../public/sign-in/testing/visitor.ts';
import { visitorWithFactor } from '../../public/sign-in/testing/visitor-with-factor.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
let people: string[];
let visitorOf: (who: Professional) => Promise<{ visitor: Visitor; code: () => string }>;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  people = await leadsMany(db.ownerUrl, at, at.seats.adviser, 24);
  const app = await builtApp(db.runtime);
  visitorOf = ({ professionalId }) => visitorWithFactor(app, db.runtime, clock, professionalId);
});

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (client) => (await client.query<Row>(text, values)).rows);
const told = () =>
  owner<{ recipient: string; params: Record<string, unknown> }>(
    `SELECT recipient, params FROM mail_message WHERE template = 'ceiling-passed'`,
  );
beforeEach(async () => {
  await owner(`TRUNCATE audit.line, access.step_up; DELETE FROM mail_message WHERE template = 'ceiling-passed';
    DELETE FROM second_factor; DELETE FROM failed_attempt`);
});

const pageOf = (n: number) => `/personnes/${people[n]}`;
const confirming = (n: number) => `/compte/confirmer?${new URLSearchParams({ retour: pageOf(n) })}`;

async function opensFifteen(visitor: Visitor): Promise<void> {
  for (let n = 0; n < 15; n++) expect((await visitor.get(pageOf(n))).status, String(n)).toBe(200);
}

describe('files of people whom one does not accompany', () => {
  test('beyond fifteen a day, each asks for the second factor, and the coordination is told once', async () => {
    const { visitor, code } = await visitorOf(at.seats.manager);
    await opensFifteen(visitor);
    expect(await visitor.get(pageOf(15))).toMatchObject({ status: 302, location: confirming(15) });
    expect((await visitor.get(confirming(15))).text).toContain('Confirmer pour continuer');
    expect((await visitor.post(confirming(15), { code: '000000' })).status).toBe(422);
    expect((await visitor.get(pageOf(15))).status).toBe(302);
    expect(await told()).toEqual([]);

    expect(await visitor.post(confirming(15), { code: code() })).toMatchObject({
      status: 302,
      location: pageOf(15),
    });
    expect((await visitor.get(pageOf(15))).status).toBe(200);
    // What was opened today stays open; one more asks again.
    expect((await visitor.get(`${pageOf(15)}/plan`)).status).toBe(200);
    expect((await visitor.get(pageOf(3))).status).toBe(200);
    expect((await visitor.get(pageOf(16))).status).toBe(302);
    await visitor.post(confirming(16), { code: code() });
    expect((await visitor.get(pageOf(16))).status).toBe(200);

    expect(await told()).toMatchObject([
      {
        recipient: at.emailOf('coordinator'),
        params: { ceiling: 'openings_per_day', name: 'Hugo Blanchet' },
      },
    ]);
    expect(JSON.stringify(await told())).not.toMatch(/Personne|Awa/);
    clock.forward({ hours: 25 });
  });

  test('one second factor opens one file, even when several are asked at once, and not for long', async () => {
    const { visitor, code } = await visitorOf(at.seats.manager);
    await opensFifteen(visitor);
    await visitor.post(confirming(15), { code: code() });
    const answers = await Promise.all([15, 16, 17, 18].map((n) => visitor.get(pageOf(n))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 302, 302, 302]);
    await visitor.post(confirming(20), { code: code() });
    clock.forward({ minutes: 6 });
    expect((await visitor.get(pageOf(20))).status).toBe(302);
  });

  test('those whom one accompanies are not counted', async () => {
    const { visitor } = await visitorOf(at.seats.adviser);
    await opensFifteen(visitor);
    for (const n of [15, 16, 17]) expect((await visitor.get(pageOf(n))).status).toBe(200);
    expect(await told()).toEqual([]);
  });
});

describe('searches by exact identity', () => {
  const typed = { familyName: 'Inconnue', givenName: 'Ada', birthDate: '1990-05-04' };
  const date = { 'birthDate-jour': '4', 'birthDate-mois': '5', 'birthDate-annee': '1990' };
  const searched = { ...typed, ...date };
  const searches = async (visitor: Visitor, count: number) => {
    for (let n = 0; n < count; n++)
      expect((await visitor.post('/personnes/recherche', searched)).status, String(n)).toBe(200);
  };

  test('beyond thirty a day, each is confirmed in its own form, and nothing typed is lost', async () => {
    const { visitor, code } = await visitorOf(at.seats.partner);
    await searches(visitor, 30);
    const asked = await visitor.post('/personnes/recherche', searched);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Confirmer et rechercher');
    expect(asked.text).toContain('value="Inconnue"');
    const wrong = await visitor.post('/personnes/recherche', {
      ...searched,
      confirmer: 'oui',
      code: '000000',
    });
    expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('Ce code n’est pas le bon') });
    const confirmed = { ...searched, confirmer: 'oui', code: code() };
    expect((await visitor.post('/personnes/recherche', confirmed)).status).toBe(200);
    expect((await visitor.post('/personnes/recherche', searched)).status).toBe(422);
    expect(await told()).toMatchObject([{ params: { ceiling: 'searches_per_day' } }]);
  });

  test('of a discreet organisation, its own managers are told, and nobody else', async () => {
    const { visitor, code } = await visitorOf(at.seats.shelterColleague);
    await searches(visitor, 30);
    await visitor.post('/personnes/recherche', { ...searched, confirmer: 'oui', code: code() });
    expect((await told()).map(({ recipient }) => recipient)).toEqual([at.emailOf('sheltered')]);
  });
});
