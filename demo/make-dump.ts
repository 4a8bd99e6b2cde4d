import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareDatabase } from '../src/composition/prepare-database.ts';
import { rowsIn } from '../src/platform/backup/manifest.ts';
import { writeBackup } from '../src/platform/backup/write-backup.ts';
import { fixedClock } from '../src/platform/clock/clock.ts';
import { openDatabase } from '../src/platform/database/connect.ts';
import { createFilled, onDatabase } from '../src/platform/database/create-filled.ts';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { memoryStore } from '../src/platform/files/testing/memory-store.ts';
import { createLog } from '../src/platform/log/log.ts';
import { buildDemo, PRESENT } from './build-demo.ts';
import { DUMP } from './load-dump.ts';

const PEOPLE = 1_500;

/** npm run demo:build [people] [folder]: tells the whole territory again, on a server of its own, and writes what a first start loads. */
export async function main([people = String(PEOPLE), folder = DUMP]: string[]): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-demo-build-'));
  chmodSync(dataDir, 0o711); // run by root, PostgreSQL's user must pass through
  const since = performance.now();
  const server = await startEmbedded({ dataDir, ephemeral: true, tell: console.log });
  try {
    await createFilled(server.ownerUrl, 'demo', (ownerUrl) => tell(ownerUrl, Number(people)));
    rmSync(folder, { recursive: true, force: true });
    const ownerUrl = onDatabase(server.ownerUrl, 'demo');
    const manifest = await writeBackup({ ownerUrl, folder, clock: fixedClock(PRESENT), tell: console.log });
    const seconds = Math.round((performance.now() - since) / 1000);
    console.log(`${people} personnes, ${rowsIn(manifest.tables)} lignes, en ${seconds} s : ${folder}`);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function tell(ownerUrl: string, people: number): Promise<void> {
  const { appUrl } = await prepareDatabase(ownerUrl);
  const database = openDatabase(appUrl);
  const secret = new Uint8Array(32); // of this story alone: nothing that it keys is kept
  const runtime = {
    database,
    clock: fixedClock(PRESENT),
    log: createLog('info'),
    demo: true,
    publicUrl: 'http://localhost',
    secret,
    files: memoryStore(), // the story sends no document
  };
  try {
    await buildDemo(runtime, ownerUrl, people);
  } finally {
    await database.close();
  }
}
