import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { OfferReport } from '../domain/offer/import/report.ts';
import { withOwner } from '../platform/database/connect.ts';
import { withSessionLock } from '../platform/database/session-lock.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { importOfferVerb } from './import-offer.ts';
import { onOpenDatabase } from './testing/verb-context.ts';

const db = useDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'relais-offer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const structure = (n: number, more: object = {}) => ({
  source: 'dora',
  id: `dora--s${n}`,
  nom: `Maison des solidarités ${n}`,
  date_maj: '2026-01-15',
  commune: 'Bourges',
  code_insee: '18033',
  longitude: 2.4,
  latitude: 47.08,
  ...more,
});
const service = (n: number, more: object = {}) => ({
  source: 'dora',
  structure_id: 'dora--s1',
  id: `dora--v${n}`,
  nom: `Aide au permis ${n}`,
  description: 'Financement d’une partie du permis de conduire pour aller travailler.',
  date_maj: '2026-01-15',
  thematiques: ['mobilite--preparer-un-permis'],
  code_insee: '18033',
  longitude: 2.4,
  latitude: 47.08,
  ...more,
});
const put = (name: string, content: string | Buffer) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const lines = (name: string, ...rows: object[]) =>
  put(name, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const verb = async (...args: string[]) =>
  (await importOfferVerb.run(onOpenDatabase(db)(...args))).json as OfferReport;
const see = <Row extends object>(text: string) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query<Row>(text)).rows);
const none = { created: 0, updated: 0, unchanged: 0, removed: 0, refused: 0 };

beforeEach(() =>
  see('TRUNCATE offer_structure, offer_service, offer_hot, offer_words, offer_change CASCADE'),
);

test('what is new comes in with what search reads of it; said again, it changes nothing; said otherwise, that alone changes', async () => {
  const structures = lines('s.ndjson', structure(1), structure(2));
  const services = lines('v.ndjson', service(1), service(2));
  const first = await verb(services, structures);
  expect(first).toMatchObject({
    structures: { ...none, created: 2 },
    services: { ...none, created: 2 },
    corrected: 0,
  });
  expect(
    await see('SELECT service_id, cell, themes_low <> 0 AS themed, commune_code FROM offer_hot ORDER BY 1'),
  ).toEqual([
    { service_id: 'dora--v1', cell: 548 * 2048 + 729, themed: true, commune_code: '18033' },
    { service_id: 'dora--v2', cell: 548 * 2048 + 729, themed: true, commune_code: '18033' },
  ]);
  expect(await see('SELECT structure_id FROM offer_structure WHERE score > 0')).toEqual([
    { structure_id: 'dora--s1' },
  ]);
  const [told] = await see<{ max: string }>('SELECT max(change_no) FROM offer_change');

  const again = await verb(services, structures);
  expect(again).toMatchObject({ structures: { ...none, unchanged: 2 }, services: { ...none, unchanged: 2 } });
  expect(await see('SELECT max(change_no) FROM offer_change')).toEqual([told]);

  const delta = await verb(lines('v2.ndjson', service(2, { nom: 'Aide au code' }), service(3)));
  expect(delta).toMatchObject({ structures: none, services: { ...none, created: 1, updated: 1 } });
  const changed = await see(
    `SELECT id FROM offer_change WHERE change_no > ${told?.max} AND kind = 'service' ORDER BY 1`,
  );
  expect(changed).toEqual([{ id: 'dora--v2' }, { id: 'dora--v3' }]);
});

test('a new name of a structure reaches the words of its services', async () => {
  await verb(lines('s.ndjson', structure(1)), lines('v.ndjson', service(1)));
  await verb(lines('s.ndjson', structure(1, { nom: 'Plateforme Roulez' })));
  const found = await see(`SELECT FROM offer_words WHERE body @@ to_tsquery('offer_french', 'roulez')`);
  expect(found).toHaveLength(1);
});

test('--dry-run says the same and writes nothing', async () => {
  const files = [lines('s.ndjson', structure(1)), lines('v.ndjson', service(1))];
  const would = await verb(...files, '--dry-run');
  expect(would).toMatchObject({ structures: { ...none, created: 1 }, services: { ...none, created: 1 } });
  expect(await see('SELECT FROM offer_structure')).toEqual([]);
  expect(await see('SELECT FROM offer.staged')).toEqual([]);
});

test('a structure that was written here and given back is its first source’s again: written over, or gone with --replace', async () => {
  await verb(
    lines('s.ndjson', structure(1), structure(2), structure(3)),
    lines('v.ndjson', service(1), service(2, { structure_id: 'dora--s2' })),
  );
  const relais = `record = (record::jsonb || '{"source":"relais","nom":"Écrite ici"}')::json, source = 'relais', hash = '\\x00'`;
  await see(`INSERT INTO offer_source (source, name) VALUES ('relais', 'Relais') ON CONFLICT DO NOTHING;
    UPDATE offer_structure SET ${relais}, name = 'Écrite ici' WHERE structure_id <> 'dora--s3';
    UPDATE offer_service SET ${relais}, state = 'suspended'`);
  const again = await verb(
    lines('s.ndjson', structure(1), structure(3)),
    lines('v.ndjson', service(1)),
    '--replace',
  );
  expect(again).toMatchObject({
    structures: { ...none, updated: 1, unchanged: 1, removed: 1 },
    services: { ...none, updated: 1 },
  });
  expect(await see('SELECT structure_id, source, name, state FROM offer_structure ORDER BY 1')).toEqual([
    { structure_id: 'dora--s1', source: 'dora', name: 'Maison des solidarités 1', state: 'published' },
    { structure_id: 'dora--s2', source: 'relais', name: 'Écrite ici', state: 'archived' },
    { structure_id: 'dora--s3', source: 'dora', name: 'Maison des solidarités 3', state: 'published' },
  ]);
  expect(await see('SELECT service_id, source, state FROM offer_service ORDER BY 1')).toEqual([
    { service_id: 'dora--v1', source: 'dora', state: 'published' },
    { service_id: 'dora--v2', source: 'relais', state: 'suspended' },
  ]);
});

test('--replace makes the sources of the files exactly what they say, and leaves the others', async () => {
  await verb(
    lines('s.ndjson', structure(1), structure(2), { ...structure(9), source: 'fredo', id: 'fredo--s9' }),
    lines('v.ndjson', service(1), service(2), service(3, { structure_id: 'dora--s2' })),
  );
  const report = await verb(lines('s.ndjson', structure(1)), lines('v.ndjson', service(1)), '--replace');
  expect(report).toMatchObject({
    structures: { ...none, unchanged: 1, removed: 1 },
    services: { ...none, unchanged: 1, removed: 2 },
  });
  const left = await see(`SELECT structure_id FROM offer_structure WHERE state = 'published' ORDER BY 1`);
  expect(left).toEqual([{ structure_id: 'dora--s1' }, { structure_id: 'fredo--s9' }]);
  expect(await see('SELECT service_id FROM offer_hot')).toEqual([{ service_id: 'dora--v1' }]);
  const gone = await see('SELECT id FROM offer_change WHERE removed ORDER BY 1');
  expect(gone).toEqual([{ id: 'dora--s2' }, { id: 'dora--v2' }, { id: 'dora--v3' }]);

  const back = await verb(
    lines('s.ndjson', structure(2)),
    lines('v.ndjson', service(3, { structure_id: 'dora--s2' })),
  );
  expect(back).toMatchObject({ structures: { ...none, updated: 1 }, services: { ...none, updated: 1 } });
  expect(await see('SELECT FROM offer_hot')).toHaveLength(2);
});

test('a line that is refused leaves what was known, even when the file replaces', async () => {
  await verb(lines('s.ndjson', structure(1)), lines('v.ndjson', service(1), service(2)));
  const report = await verb(
    lines('s.ndjson', structure(1, { date_maj: '2999-01-01' })),
    lines('v.ndjson', service(1), service(2, { nom: '' })),
    '--replace',
  );
  expect(report).toMatchObject({
    structures: { ...none, refused: 1 },
    services: { ...none, unchanged: 1, refused: 1 },
  });
  expect(await see('SELECT FROM offer_hot')).toHaveLength(2);
});

test('each bad line is said with its line, its field and why, and stops no other', async () => {
  const rejects = path.join(folder, 'rejets.csv');
  const services = put(
    'v.ndjson',
    [
      JSON.stringify(service(1)),
      '{"source": "dora", "id": "dora--cassé',
      JSON.stringify(service(2, { structure_id: 'dora--inconnue' })),
      JSON.stringify(service(1)),
      JSON.stringify(service(3, { description: 'non' })),
      JSON.stringify(
        service(4, { thematiques: ['mobilite--preparer-un-permis', 'inventee'], code_insee: '99999' }),
      ),
      `{"source": "dora", "nom": "${'x'.repeat(1_100_000)}"}`,
      '',
    ].join('\n'),
  );
  const { json, lines: said } = await importOfferVerb.run(
    onOpenDatabase(db)(lines('s.ndjson', structure(1), structure(1)), services, '--rejets', rejects),
  );
  expect(json).toMatchObject({
    structures: { ...none, created: 1, refused: 1 },
    services: { ...none, created: 2, refused: 5 },
    corrected: 2,
  });
  expect(said.join('\n')).toContain('v.ndjson, ligne 5, description : ce texte est trop court');
  const told = readFileSync(rejects, 'utf8')
    .split('\r\n')
    .map((line) => line.split(';').slice(0, 7).join(' '));
  expect(told).toEqual([
    '\uFEFFfichier ligne nature id champ code refusée',
    's.ndjson 2 structure dora--s1 s.ndjson:1 id-repeated oui',
    'v.ndjson 2 service   line-unreadable oui',
    'v.ndjson 4 service dora--v1 v.ndjson:1 id-repeated oui',
    'v.ndjson 5 service dora--v3 description too-short oui',
    'v.ndjson 6 service dora--v4 thematiques unknown-value non',
    'v.ndjson 6 service dora--v4 code_insee commune-unknown non',
    'v.ndjson 7 service   line-too-long oui',
    'v.ndjson 3 service dora--v2  structure-unknown oui',
    '',
  ]);
});

test('a structure that its source says closed goes with its services', async () => {
  await verb(lines('s.ndjson', structure(1)), lines('v.ndjson', service(1)));
  const report = await verb(
    lines('s.ndjson', structure(1, { _is_closed: true })),
    lines('v.ndjson', service(1)),
  );
  expect(report).toMatchObject({
    structures: { ...none, removed: 1 },
    services: { ...none, removed: 1, refused: 1 },
  });
  expect(await see('SELECT FROM offer_hot')).toEqual([]);
});

test.each([
  ['absent.ndjson', undefined, 'file-not-found'],
  ['vide.ndjson', '', 'file-empty'],
  ['coupe.ndjson', `${JSON.stringify(service(1))}\n{"source": "do`, 'file-truncated'],
  ['coupe.json', `[${JSON.stringify(service(1))},`, 'file-truncated'],
  [
    'coupe.ndjson.gz',
    gzipSync(`${JSON.stringify(service(1))}\n`.repeat(500)).subarray(0, 200),
    'file-truncated',
  ],
  ['image.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'file-wrong-type'],
  ['liste.csv', 'Produit;Quantité\nVis;12\n', 'file-wrong-type'],
  ['autre.json', '["a", "b"]', 'file-wrong-type'],
])('%s is refused whole, with a sentence, and changes nothing', async (name, content, code) => {
  await verb(lines('s.ndjson', structure(1)), lines('v.ndjson', service(1)));
  const file = content === undefined ? path.join(folder, name) : put(name, content);
  await expect(verb(lines('s.ndjson', structure(2)), file, '--replace')).rejects.toMatchObject({
    name: 'StartRefused',
    code,
    message: expect.stringContaining(name),
  });
  expect(await see('SELECT FROM offer_hot')).toHaveLength(1);
  expect(await see(`SELECT FROM offer_structure`)).toHaveLength(1);
});

test('killed while it writes, it leaves whole records; the same command again leaves what one run would have', async () => {
  const all = Array.from({ length: 3_000 }, (_, n) => n + 1);
  const files = [
    lines('s.ndjson', ...all.map((n) => structure(n))),
    lines('v.ndjson', ...all.map((n) => service(n, { structure_id: `dora--s${n}` }))),
  ];
  const child = spawn(
    process.execPath,
    ['src/cli/testing/import-until-killed.ts', db.runtime.database.url, ...files],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const half = async () => {
    const [found] = await see<{ n: number }>('SELECT count(*)::int AS n FROM offer_service');
    return (found?.n ?? 0) >= 100;
  };
  while (!(await half()) && child.exitCode === null) await setTimeout(20);
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
  const [cut] = await see<{ services: number; found: number; told: number }>(`
    SELECT count(*)::int AS services, count(h.service_id)::int AS found, count(c.id)::int AS told
    FROM offer_service s LEFT JOIN offer_hot h USING (service_id) LEFT JOIN offer_change c ON c.kind = 'service' AND c.id = s.service_id`);
  expect(cut?.services).toBeLessThan(3_000);
  expect(cut).toEqual({ services: cut?.services, found: cut?.services, told: cut?.services });

  const again = await untilFree(() => verb(...files));
  expect(again.services.created).toBe(3_000 - again.services.unchanged);
  expect(await see('SELECT FROM offer_hot')).toHaveLength(3_000);
  expect(await see('SELECT FROM offer_structure WHERE score > 0')).toHaveLength(3_000);
});

/** The connection of a process that was killed goes when the server notices. */
async function untilFree(work: () => Promise<OfferReport>): Promise<OfferReport> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StartRefused) || error.code !== 'import-running') throw error;
      await setTimeout(50);
    }
  }
}

test('two imports at once: the second is told to wait', async () => {
  const file = lines('s.ndjson', structure(1));
  await withSessionLock(db.runtime.database.pool, 'relais:offer-import', async () => {
    await expect(verb(file)).rejects.toMatchObject({ code: 'import-running' });
  });
  expect(await verb(file)).toMatchObject({ structures: { created: 1 } });
});

test.each([
  [[], 'file-missing'],
  [['--vite', 'x.json'], 'option-unknown'],
])('%j is refused with a sentence', async (args, code) => {
  await expect(verb(...args)).rejects.toMatchObject({ name: 'StartRefused', code });
});
