import { beforeAll, expect, test } from 'vitest';
import { builtApp } from '../../../../composition/testing/built-app.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../../../../domain/circle/testing/circle-world.ts';
import { leadsMany } from '../../../../domain/circle/testing/portfolio.ts';
import { movingClock } from '../../../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../../../platform/database/connect.ts';
import { useDatabase } from '../../../../platform/database/testing/use-database.ts';
import { Visitor } from '../../../public/sign-in/testing/visitor.ts';
import { visitorWithFactor } from '../../../public/sign-in/testing/visitor-with-factor.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
let visitorOf: (who: Professional) => Promise<{ visitor: Visitor; code: () => string }>;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  await leadsMany(db.ownerUrl, at, at.seats.adviser, 240);
  const app = await builtApp(db.runtime);
  visitorOf = ({ professionalId }) => visitorWithFactor(app, db.runtime, clock, professionalId);
});

const owner = <Row extends object>(text: string) =>
  withOwner(db.ownerUrl, async (client) => (await client.query<Row>(text)).rows);
const FILE = '/personnes/exporter/fichier';
const linesOf = (text: string) => text.trim().split('\r\n');

test('one’s own people, whatever their number: a file without anybody’s name in its own', async () => {
  const { visitor } = await visitorOf(at.seats.adviser);
  const page = await visitor.get('/personnes/exporter?liste=personnes');
  expect(page.text.replaceAll('<!-- -->', '')).toContain('Il contiendra les données de 240 personnes');
  const file = await visitor.post(FILE, { liste: '', format: 'csv' });
  expect(file.status).toBe(200);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="personnes-2026-03-03.csv"');
  expect(file.headers.get('cache-control')).toBe('no-store');
  const [headers, ...rows] = linesOf(file.text);
  expect(headers).toContain('Nom;Prénom;Date de naissance');
  expect(rows).toHaveLength(240);
  for (const format of ['xlsx', 'ods'])
    expect((await visitor.post(FILE, { liste: '', format })).headers.get('content-type')).toContain(
      'application/vnd',
    );
  expect((await visitor.get(FILE)).location).toBe('/personnes/exporter');
});

test('beyond a hundred people whom one does not accompany, each export is confirmed and the coordination told', async () => {
  const { visitor, code } = await visitorOf(at.seats.manager);
  const wanted = { liste: 'liste=organisation', format: 'csv' };
  const asked = await visitor.post(FILE, wanted);
  const back = '/personnes/exporter?liste=organisation';
  const confirm = `/compte/confirmer?${new URLSearchParams({ retour: back })}`;
  expect(asked).toMatchObject({ status: 302, location: confirm });
  expect(
    await owner(
      `SELECT FROM audit.line WHERE kind = 'export' AND act = 'begin-people-export' AND detail ->> 'outside' <> '0'`,
    ),
  ).toEqual([]);
  expect((await visitor.get(confirm)).text).toContain('Continuer vers l’export');
  expect((await visitor.post(confirm, { code: '000000' })).status).toBe(422);
  expect(await visitor.post(confirm, { code: code() })).toMatchObject({ status: 302, location: back });
  expect(linesOf((await visitor.post(FILE, wanted)).text)).toHaveLength(241);
  expect((await visitor.post(FILE, wanted)).status).toBe(302);
  const told = await owner<{ recipient: string; params: object }>(
    `SELECT recipient, params FROM mail_message WHERE template = 'ceiling-passed'`,
  );
  expect(told).toMatchObject([
    { recipient: at.emailOf('coordinator'), params: { ceiling: 'exported_per_day', most: 100 } },
  ]);
});

test('the directory is a file too, filtered as its page is', async () => {
  const { visitor } = await visitorOf(at.seats.partner);
  const { status, text, headers } = await visitor.get('/annuaire/exporter?format=csv');
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="annuaire-/);
  expect(linesOf(text).length).toBeGreaterThan(2);
  expect(text).toContain('Hugo Blanchet');
  expect((await new Visitor(await builtApp(db.runtime)).get('/annuaire/exporter')).status).toBe(302);
});
