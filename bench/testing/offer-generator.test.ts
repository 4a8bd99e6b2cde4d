import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offerReader } from '../../src/domain/offer/schema.ts';
import {
  OfferGenerator,
  type TellingService,
  type TellingStructure,
  writeOfferFiles,
} from './offer-generator.ts';

const small = { structures: 3_000, services: 4_500, today: '2026-11-30' };
const folder = mkdtempSync(join(tmpdir(), 'relais-offer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const structures: TellingStructure[] = [];
const services: TellingService[] = [];
beforeAll(async () => {
  const files = await writeOfferFiles(folder, small);
  const lines = (file: string) => createInterface({ input: createReadStream(file) });
  for await (const line of lines(files.structures)) structures.push(JSON.parse(line));
  for await (const line of lines(files.services)) services.push(JSON.parse(line));
});

const share = <Row>(rows: readonly Row[], where: (row: Row) => boolean) =>
  rows.filter(where).length / rows.length;

test('as many records as wanted, each of its own id, all of them right, every service of a structure that is there', () => {
  expect([structures.length, services.length]).toEqual([small.structures, small.services]);
  const read = offerReader(small.today);
  for (const structure of structures)
    expect(read.structure(structure)).toMatchObject({ errors: null, warnings: [] });
  for (const service of services) expect(read.service(service)).toMatchObject({ errors: null, warnings: [] });
  const ids = new Set(structures.map(({ id }) => id));
  expect(ids.size).toBe(small.structures);
  expect(new Set(services.map(({ id }) => id)).size).toBe(small.services);
  for (const { structure_id } of services) expect(ids.has(structure_id)).toBe(true);
});

test('the shares of what was drawn for the measures of search', () => {
  expect(share(structures, ({ longitude }) => longitude === null)).toBeCloseTo(0.03, 1);
  expect(share(structures, ({ _cluster_id }) => _cluster_id !== null)).toBeCloseTo(0.14, 2);
  expect(share(services, ({ publics }) => publics?.[0] === 'tous-publics')).toBeCloseTo(0.42, 1);
  expect(share(services, ({ frais }) => frais === 'gratuit')).toBeCloseTo(0.7, 1);
  expect(share(services, ({ modes_accueil }) => modes_accueil?.includes('a-distance') ?? false)).toBeCloseTo(
    0.28,
    1,
  );
  expect(new Set(structures.map(({ source }) => source)).size).toBe(14);
  expect(new Set(services.map(({ structure_id }) => structure_id)).size).toBe(2_000);
  const lengths = services.map(({ description }) => description.length).sort((a, b) => a - b);
  expect(lengths[2_250]).toBeGreaterThan(600);
  expect(lengths[2_250]).toBeLessThan(850);
});

test('two records of a cluster are the same place, told by two rows', () => {
  const pair = structures.filter(({ _cluster_id }) => _cluster_id === 'cluster-3');
  expect(pair).toHaveLength(2);
  expect(pair[0]?.code_insee).toBe(pair[1]?.code_insee);
  expect(pair[0]?.siret).toBe(pair[1]?.siret);
  expect(pair[0]?.id).not.toBe(pair[1]?.id);
});

test('the same offer each time', async () => {
  const again: unknown[] = [];
  for await (const service of new OfferGenerator(small).services()) if (again.push(service) === 50) break;
  expect(again).toEqual(services.slice(0, 50));
});
