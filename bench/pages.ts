import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { builtServer } from '../src/composition/testing/built-app.ts';
import { systemDb } from '../src/platform/access/system-db.ts';
import { cookieJar } from '../src/platform/auth/cookies.ts';
import { openSession } from '../src/platform/auth/sessions.server.ts';
import { openDatabase, withOwner } from '../src/platform/database/connect.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import type { MeasuredSeat } from './testing/large-territory.ts';
import { type MeasuredPage, measuredPages } from './testing/measured-pages.ts';
import { onLargeTerritory } from './testing/on-large-territory.ts';
import { writePlans } from './testing/plans.ts';
import { processorTime } from './testing/processor-time.ts';
import {
  asked,
  ofActor,
  RecordingPool,
  ReplayingPool,
  type Statement,
  timeOfQueries,
} from './testing/recorded-pool.ts';

// At once: what evaluates this file imports nothing once it is evaluated.
const { createApp } = await builtServer();

const WARM = 10;

const MOST_STATEMENTS = 6;
const MOST_RATIO = 1.5;
/** A sequential scan of less than this is no scan. */
const LARGE = 5_000;

/**
 * npm run bench -- pages [people] [beginning of a name]: each page asked of the built application as a browser asks it, one line of
 * JSON a figure, in milliseconds, its plans in a file beside. `baseline`: the p95 of the same queries' own time plus the same
 * request answered from a recording of them (routing, rendering, no database). The exit status counts the pages that ask more than
 * six statements once their actor is bound, scan a large table, take more than one and a half times their baseline or more than they may.
 */
export async function main([size = '100000', beginning = '']: string[]): Promise<number> {
  const people = Number(size);
  let failed = 0;
  await onLargeTerritory(people, async (calm, seats, ownerUrl) => {
    const runtime = { ...calm, demo: true };
    await withOwner(ownerUrl, async (owner) => {
      await owner.query('UPDATE access.ceiling SET value = 1000000');
      await owner.query("UPDATE professional SET demo_label = 'bench'"); // signs in without a second factor
    });
    const pages = await withOwner(ownerUrl, (owner) => measuredPages(owner, seats));
    for (const page of pages.filter(({ name }) => name.startsWith(beginning))) {
      const cookie = await signedIn(runtime, seats[page.who]);
      const measured = await measure(runtime, page, { cookie, ownerUrl });
      const plans = await writePlans(ownerUrl, page.name, measured.plansOf);
      if (!report(page, people, measured, plans)) failed += 1;
    }
  });
  return failed;
}

async function signedIn(runtime: Runtime, seat: MeasuredSeat): Promise<string> {
  const owner = { professionalId: seat.professionalId, method: 'demo', device: 'bench' } as const;
  const token = await systemDb(runtime, 'bench', (tx) => openSession(tx, runtime.clock.now(), owner));
  return `${cookieJar(runtime.publicUrl).session}=${token}`;
}

interface Measured {
  readonly whole: number[];
  /** Of the processor, for each of these. */
  readonly cpu: number[];
  readonly baseline: number[];
  /** The most that one request asked once its actor was bound. */
  readonly statements: number;
  readonly scanned: readonly string[];
  readonly plansOf: readonly (readonly Statement[])[];
}

/** On connections of its own: a connection that ends tells what it scanned. */
async function measure(
  calm: Runtime,
  page: MeasuredPage,
  { cookie, ownerUrl }: { cookie: string; ownerUrl: string },
): Promise<Measured> {
  const database = openDatabase(calm.database.url);
  const used = processorTime(database.pool);
  const runtime = { ...calm, database };
  const app = createApp({ runtime });
  const through = (pool: unknown) =>
    createApp({ runtime: { ...runtime, database: { ...database, pool: pool as pg.Pool } } });
  const ask = async (to: typeof app, address: string): Promise<string> => {
    const answer = await to.fetch(new Request(`http://localhost${address}`, { headers: { cookie } }));
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${page.name}: ${answer.status} at ${address}`);
    return html;
  };
  const whole: number[] = [];
  const cpu: number[] = [];
  const baseline: number[] = [];
  let statements = 0;
  let plansOf: Measured['plansOf'] = [];
  let html = '';
  let before: Scans = new Map();
  for (let n = 0; n < WARM + page.times; n++) {
    if (n === WARM) before = await scans(ownerUrl);
    const address = page.address(n, html);
    const usedBefore = used();
    const spent = await timed(async () => {
      html = await ask(app, address);
    });
    if (n < WARM) continue;
    whole.push(spent);
    const usedAfter = used();
    if (usedBefore !== null && usedAfter !== null) cpu.push(usedAfter - usedBefore);
    const recording = new RecordingPool(database.pool);
    await ask(through(recording), address);
    const replayed = through(new ReplayingPool(recording.connections));
    const alone = await timed(() => ask(replayed, address));
    baseline.push(alone + (await timeOfQueries(database.pool, recording.connections)));
    const these = asked(recording.connections).length;
    if (these > statements) [statements, plansOf] = [these, ofActor(recording.connections)];
  }
  await database.close();
  return { whole, cpu, baseline, statements, scanned: await scannedSince(ownerUrl, before), plansOf };
}

function report(
  { name, data, times, budget }: MeasuredPage,
  people: number,
  { whole, cpu, baseline, statements, scanned }: Measured,
  plans: string | null,
): boolean {
  const [p50, p95, p99] = [at(whole, 0.5), at(whole, 0.95), at(whole, 0.99)];
  const reference = at(baseline, 0.95);
  const ratio = Math.round((p95 / reference) * 100) / 100;
  const figure = {
    name,
    data: `${people} people, ${data}`,
    n: times,
    p50,
    p95,
    p99,
    baseline: reference,
    ratio,
  };
  console.log(
    JSON.stringify({
      ...figure,
      cpu: cpu.length > 0 ? at(cpu, 0.5) : null,
      budget,
      statements,
      scanned,
      plans,
    }),
  );
  return ratio <= MOST_RATIO && p95 <= budget && statements <= MOST_STATEMENTS && scanned.length === 0;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function at(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0) * 10) / 10;
}

type Scans = ReadonlyMap<string, number>;

/** Sequential scans so far, table by table: what runs inside functions is counted too, which no EXPLAIN shows. */
async function scans(ownerUrl: string): Promise<Scans> {
  return withOwner(ownerUrl, async (owner) => {
    await wait(1_000); // connections that are about to end tell what they did
    const { rows } = await owner.query<{ name: string; scans: string }>(
      `SELECT schemaname || '.' || relname AS name, seq_scan AS scans FROM pg_stat_user_tables WHERE n_live_tup > ${LARGE}`,
    );
    return new Map(rows.map(({ name, scans: count }) => [name, Number(count)]));
  });
}

async function scannedSince(ownerUrl: string, before: Scans): Promise<string[]> {
  const after = await scans(ownerUrl);
  return [...after].filter(([name, count]) => count > (before.get(name) ?? 0)).map(([name]) => name);
}
