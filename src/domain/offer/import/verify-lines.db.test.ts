import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLinesOf } from '../../../files/offer/read-offer.server.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import type { EstablishmentState } from '../../../platform/partners/company-register.server.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { importOffer } from './import-offer.server.ts';
import type { LineProblem } from './report.ts';

const db = useDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'relais-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const structure = (n: number, more: object = {}) => ({
  source: 'dora',
  id: `dora--s${n}`,
  nom: `Maison des solidarités ${n}`,
  date_maj: '2026-01-15',
  siret: `1300252650001${n}`,
  commune: 'Bourges',
  code_insee: '18033',
  code_postal: '18000',
  ...more,
});
const service = (n: number, more: object = {}) => ({
  source: 'dora',
  structure_id: `dora--s${n}`,
  id: `dora--v${n}`,
  nom: `Aide au permis ${n}`,
  description: 'Financement d’une partie du permis de conduire.',
  date_maj: '2026-01-15',
  commune: 'Bourges',
  code_insee: '18033',
  code_postal: '18000',
  adresse: '12 rue Moyenne',
  lien_mobilisation: `https://exemple.fr/${n}`,
  ...more,
});

async function bring(partners: Partial<Runtime>, ...rows: object[]) {
  const file = path.join(folder, 'offre.ndjson');
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const problems: LineProblem[] = [];
  const said: string[] = [];
  const report = await importOffer(
    { ...db.runtime, ...partners },
    {
      read: readLinesOf([file]),
      fileNames: ['offre.ndjson'],
      onProblem: (problem) => problems.push(problem),
      tell: (sentence) => said.push(sentence),
    },
  );
  if (report === 'taken') throw new Error('another import is at work');
  return {
    report,
    said,
    problems: problems.map(({ line, id, field, code }) => `${line} ${id} ${field} ${code}`),
  };
}
const see = (text: string) => withOwner(db.ownerUrl, async (owner) => (await owner.query(text)).rows);

const asked: string[] = [];
const states: Record<string, EstablishmentState> = {
  '13002526500011': 'open',
  '13002526500012': 'ceased',
  '13002526500013': 'moved',
  '13002526500014': 'unknown',
};
const partners: Partial<Runtime> = {
  companies: {
    async stateOf(siret) {
      asked.push(siret);
      return { ok: true, value: states[siret] ?? 'unknown' };
    },
  },
  geocoder: {
    async find(text) {
      asked.push(text);
      return {
        ok: true,
        value: {
          communeCode: '18033',
          street: 'Rue Moyenne',
          longitude: 2.398,
          latitude: 47.083,
          score: 0.9,
        },
      };
    },
  },
  links: { isAlive: async (url) => !url.endsWith('/3') },
};

test('what the network says is known before anything is written, and asked again only of what changed', async () => {
  const rows = [1, 2, 3, 4].flatMap((n) => [structure(n), service(n)]);
  const { report, problems } = await bring(partners, ...rows);
  expect(report).toMatchObject({ structures: { created: 3 }, services: { created: 3, refused: 1 } });
  expect(problems.sort()).toEqual([
    '3 dora--s2 siret siret-ceased',
    '4 dora--v2 null structure-closed',
    '5 dora--s3 siret siret-moved',
    '6 dora--v3 lien_mobilisation link-dead',
    '7 dora--s4 siret siret-unknown',
  ]);
  expect(await see('SELECT structure_id AS id, siret FROM offer_structure ORDER BY 1')).toEqual([
    { id: 'dora--s1', siret: '13002526500011' },
    { id: 'dora--s3', siret: null },
    { id: 'dora--s4', siret: null },
  ]);
  const services = await see(
    `SELECT s.record ->> 'lien_mobilisation' AS link, (s.record ->> 'longitude')::float8 AS longitude, s.address_certified AS certified,
       h.cell > 0 AS placed FROM offer_service s JOIN offer_hot h USING (service_key) WHERE s.service_id IN ('dora--v1', 'dora--v3') ORDER BY s.service_id`,
  );
  expect(services).toEqual([
    { link: 'https://exemple.fr/1', longitude: 2.398, certified: true, placed: true },
    { link: null, longitude: 2.398, certified: true, placed: true },
  ]);
  expect(asked).toContain('12 rue Moyenne 18000 Bourges');
  asked.length = 0;
  const again = await bring(partners, structure(1), service(1), structure(3, { nom: 'Un autre nom' }));
  expect(asked).toEqual(['13002526500013']);
  expect(again.report).toMatchObject({
    structures: { updated: 1, unchanged: 1 },
    services: { unchanged: 1 },
  });
});

test('a service that does not answer leaves the lines as their source says, and is soon asked no more', async () => {
  let questions = 0;
  const silent: Partial<Runtime> = {
    companies: {
      async stateOf() {
        questions++;
        return { ok: false, why: 'silent' };
      },
    },
  };
  const rows = Array.from({ length: 12 }, (_, n) =>
    structure(n, { id: `dora--silent-${n}`, siret: String(13002526501000 + n) }),
  );
  const { report, said } = await bring(silent, ...rows);
  expect(report.structures.created).toBe(12);
  expect(questions).toBe(6); // those that were asked together
  expect(said.filter((sentence) => sentence.startsWith('Le registre des SIRET ne répond pas'))).toHaveLength(
    1,
  );
});
