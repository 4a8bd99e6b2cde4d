import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checks } from '../src/composition/checks.ts';
import { prepareDatabase } from '../src/composition/prepare-database.ts';
import { copyOut, fullName, readCatalogue, SAME_EVERYWHERE } from '../src/platform/backup/catalogue.ts';
import { readManifest } from '../src/platform/backup/read-backup.ts';
import { RowCounter } from '../src/platform/backup/row-counter.ts';
import { writeBackup } from '../src/platform/backup/write-backup.ts';
import { fixedClock } from '../src/platform/clock/clock.ts';
import { openDatabase, withOwner } from '../src/platform/database/connect.ts';
import { createFilled, onDatabase } from '../src/platform/database/create-filled.ts';
import { dropDatabase } from '../src/platform/database/testing/template.ts';
import { useDatabase } from '../src/platform/database/testing/use-database.ts';
import { buildDemo, PRESENT } from './build-demo.ts';
import { tellInWhole } from './load-demo.ts';
import { DUMP, deriveAgain, loadDump, STAY } from './load-dump.ts';

const SEED = 'demo/seed.json';
const PEOPLE = 50;

/** What a seed of fifty people writes, table by table: the columns that there were, and the hash of their rows. */
type Seed = Record<string, { columns: string[]; rows: number; sha256: string }>;

const db = useDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'relais-dump-'));
const loaded = `relais_test_dump_${process.pid}`;
const loadedUrl = () => onDatabase(inject('serverUrl'), loaded);
/** Forty-eight weeks and three days after the territory was told. */
const now = PRESENT.add({ hours: 24 * 339 });

beforeAll(async () => {
  await buildDemo(db.runtime, db.ownerUrl, PEOPLE);
}, 120_000);
afterAll(async () => {
  await dropDatabase(inject('serverUrl'), loaded);
  rmSync(folder, { recursive: true, force: true });
});

async function hashed(known: Seed): Promise<Seed> {
  const everything = Object.keys(known).length === 0;
  return withOwner(db.ownerUrl, async (owner) => {
    await owner.query(SAME_EVERYWHERE);
    const seed: Seed = {};
    for (const table of await readCatalogue(owner)) {
      const name = fullName(table);
      // Tables and columns that came later say nothing of this seed until it is written anew.
      if (STAY.test(name) || !(everything || known[name])) continue;
      const columns = known[name]?.columns ?? table.columns;
      const counter = new RowCounter();
      counter.resume();
      await pipeline(owner.query(copyTo(copyOut({ ...table, columns }))), counter);
      const { rows, sha256 } = counter.counted();
      if (rows > 0) seed[name] = { columns, rows, sha256 };
    }
    return seed;
  });
}

test('fifty people told again are the same, row for row', async () => {
  const update = process.env.UPDATE_DEMO === '1';
  const known: Seed = update || !existsSync(SEED) ? {} : JSON.parse(readFileSync(SEED, 'utf8'));
  const told = await hashed(known);
  if (update) writeFileSync(SEED, `${JSON.stringify(told, null, 1)}\n`);
  expect(
    update ? told : known,
    'The real acts write something else than when the demonstration was told. If that is meant: UPDATE_DEMO=1 vitest run --project db ' +
      'demo/dump.db.test.ts. The dump itself loads as any older backup; npm run demo:build tells it again.',
  ).toEqual(told);
});

test('what is in the repository is whole, and small enough to be there', () => {
  const { tables } = readManifest(DUMP);
  const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
  expect(rows).toMatchObject({
    organisation: 45,
    professional: 120,
    sealing_key: 0,
    session: 0,
    mail_message: 0,
  });
  expect(rows.person).toBeGreaterThan(1_400);
});

test('loaded eleven months later, it is as old as it was, coherent, and its stories are told from that day', async () => {
  await writeBackup({ ownerUrl: db.ownerUrl, folder, clock: fixedClock(PRESENT), tell: () => undefined });
  await createFilled(inject('serverUrl'), loaded, (ownerUrl) => loadDump(ownerUrl, fixedClock(now), folder));
  const database = openDatabase((await prepareDatabase(loadedUrl())).appUrl);
  await deriveAgain(loadedUrl());
  const runtime = { ...db.runtime, database, clock: fixedClock(now), demo: true };
  try {
    const facts = (url: string) =>
      withOwner(url, async (owner) => {
        const { rows } = await owner.query<{ day: string; born: string; contact: string; told: string }>(`
          SELECT max(created_at)::date::text AS day, (SELECT min(birth_date)::text FROM person_identity) AS born,
            (SELECT max(at)::text FROM contact) AS contact,
            (SELECT max(params ->> 'on') FROM timeline_event WHERE kind = 'person-informed') AS told FROM person`);
        return rows[0];
      });
    const [before, after] = [await facts(db.ownerUrl), await facts(loadedUrl())];
    for (const fact of ['day', 'born', 'contact', 'told'] as const) {
      const [was, is] = [before?.[fact].slice(0, 10), after?.[fact].slice(0, 10)];
      expect(
        Temporal.PlainDate.from(was ?? '')
          .until(is ?? '')
          .total('days'),
        fact,
      ).toBe(336);
    }
    expect(after?.contact.slice(10)).toBe(before?.contact.slice(10));
    await tellInWhole(runtime);
    for (const { run, name } of checks)
      expect((await run({ runtime, ownerUrl: loadedUrl() })).differences, name).toEqual([]);
  } finally {
    await database.close();
  }
}, 120_000);
