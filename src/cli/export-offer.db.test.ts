import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemoOffer } from '../../demo/offer/load-offer.ts';
import { importOffer } from '../domain/offer/import/import-offer.server.ts';
import { linesOfRecords } from '../domain/offer/import/lines-of-records.ts';
import { withOwner } from '../platform/database/connect.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { exportOfferVerb } from './export-offer.ts';
import { importOfferVerb } from './import-offer.ts';
import { onOpenDatabase } from './testing/verb-context.ts';

const db = useDatabase();
const home = mkdtempSync(path.join(tmpdir(), 'relais-export-'));
afterAll(() => rmSync(home, { recursive: true }));

const see = async (text: string) => (await withOwner(db.ownerUrl, (owner) => owner.query(text))).rows;
const all = () =>
  see(`SELECT structure_id AS id, record::text, hash, score, cluster_id, preferred FROM offer_structure
         JOIN offer_source USING (source) WHERE NOT restricted
       UNION ALL SELECT service_id, record::text, s.hash, s.score, given_score::text, true FROM offer_service s
         JOIN offer_source src ON src.source = s.source WHERE NOT restricted ORDER BY id`);
const run = (verb: typeof importOfferVerb, ...args: string[]) => verb.run(onOpenDatabase(db)(...args));

beforeAll(async () => {
  await loadDemoOffer(db.runtime);
  const formula = {
    source: 'annuaire-du-cher',
    id: 'annuaire-du-cher--formule',
    nom: '=SOMME(A1:A9)',
    date_maj: '2026-01-01',
    description: '\'- déjà marquée, « entre guillemets », "doubles"\net à la ligne',
    telephone: '02 61 91 12 34',
  };
  await importOffer(db.runtime, { read: linesOfRecords([formula]), fileNames: [''] });
});

test.each([
  [['--format', 'ndjson', '--gz'], 'structures.ndjson.gz'],
  [['--format', 'json'], 'structures.json'],
  [['--format', 'csv'], 'structures.csv'],
  [['--format', 'parquet'], 'structures.parquet'],
])(
  'what %j writes is read back without a change, and into an empty base as the same offer',
  async (options, name) => {
    const folder = path.join(home, name);
    const { json } = await run(exportOfferVerb, folder, ...options);
    const { structures, services } = json as { structures: number; services: number };
    const before = await all();
    expect(before).toHaveLength(structures + services);
    expect(services).toBeGreaterThan(500);
    const same = { created: 0, updated: 0, removed: 0, refused: 0 };
    const again = await run(importOfferVerb, folder);
    expect(again.json).toMatchObject({
      structures: { ...same, unchanged: structures },
      services: { ...same, unchanged: services },
      corrected: 0,
    });
    await see('TRUNCATE offer_structure, offer_service, offer_hot, offer_words, offer_change CASCADE');
    await run(importOfferVerb, folder);
    // Clusters of restricted records lose them; the rest is the same to the byte.
    const facts = (rows: Record<string, unknown>[]) =>
      rows.map(({ id, record, hash }) => ({ id, record, hash }));
    expect(facts(await all())).toEqual(facts(before));
  },
  120_000,
);

test('no restricted source, and nothing that a spreadsheet would calculate', async () => {
  const folder = path.join(home, 'lu');
  await run(exportOfferVerb, folder, '--format', 'csv', '--gz');
  const text = gunzipSync(readFileSync(path.join(folder, 'structures.csv.gz'))).toString('utf8');
  expect(text).not.toContain('guide-solidaire');
  expect(text).toContain("'=SOMME(A1:A9)");
  expect(text).toContain("'+33261911234");
});

test.each([
  [[], 'folder-missing'],
  [['x', '--format', 'xml'], 'format-unknown'],
  [['x', '--format', 'parquet', '--gz'], 'format-compressed'],
  [['.'], 'folder-not-empty'],
  [['x', '--vite'], 'option-unknown'],
])('%j is refused with a sentence', async (args, code) => {
  await expect(run(exportOfferVerb, ...args)).rejects.toMatchObject({ name: 'StartRefused', code });
});
