import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareDatabase } from '../../src/composition/prepare-database.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { openDatabase, withOwner } from '../../src/platform/database/connect.ts';
import { onDatabase } from '../../src/platform/database/create-filled.ts';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { memoryStore } from '../../src/platform/files/testing/memory-store.ts';
import { silentLog } from '../../src/platform/log/log.ts';
import type { Runtime } from '../../src/platform/runtime.ts';
import { fillLargeTerritory, type MeasuredSeats, measuredSeats } from './large-territory.ts';

const TODAY = '2026-11-29';

/** A server of its own with a territory of that many people; gone when `work` ends. The exit status is 0. */
export async function onLargeTerritory(
  people: number,
  work: (runtime: Runtime, seats: MeasuredSeats, ownerUrl: string) => Promise<void>,
): Promise<number> {
  return onBenchServer(async (runtime, url) => {
    const begun = performance.now();
    const seats = await withOwner(url, async (owner) => {
      await fillLargeTerritory(owner, { people, today: TODAY });
      const loadSeconds = (performance.now() - begun) / 1000;
      console.log(JSON.stringify({ people, loadSeconds, machine: await machine(owner) }));
      return measuredSeats(owner);
    });
    await work(runtime, seats, url);
  });
}

/** A server of its own with the tables and what the product brings; gone when `work` ends. The exit status is 0. */
export async function onBenchServer(
  work: (runtime: Runtime, ownerUrl: string) => Promise<void>,
): Promise<number> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-bench-'));
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, ephemeral: true, tell: console.log });
  try {
    await withOwner(server.ownerUrl, (owner) =>
      owner.query("CREATE DATABASE bench TEMPLATE template0 ENCODING 'UTF8'"),
    );
    const url = onDatabase(server.ownerUrl, 'bench');
    const { appUrl } = await prepareDatabase(url);
    const database = openDatabase(appUrl);
    await work({ ...fixed, database }, url);
    await database.close();
    return 0;
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const fixed: Omit<Runtime, 'database'> = {
  clock: fixedClock(`${TODAY}T09:00:00Z`),
  log: silentLog,
  demo: false,
  publicUrl: 'http://localhost',
  secret: new Uint8Array(32),
  files: memoryStore(),
};

/** Milliseconds that this machine takes, today, to count to a million: figures of two machines compare by it. */
export async function machine(owner: { query(text: string): Promise<unknown> }): Promise<number> {
  const begun = performance.now();
  await owner.query('SELECT count(*) FROM generate_series(1, 1000000)');
  return performance.now() - begun;
}
