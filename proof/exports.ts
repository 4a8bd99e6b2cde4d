import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { prepareDatabase } from '../src/composition/prepare-database.ts';
import { openCircleTerritory } from '../src/domain/circle/testing/circle-world.ts';
import { leadsMany } from '../src/domain/circle/testing/portfolio.ts';
import { beginPeopleExport, peopleOf } from '../src/domain/person/export-people.query.server.ts';
import { writeTable } from '../src/files/spreadsheet/table-file.ts';
import type { TableFormat } from '../src/files/spreadsheet/table-formats.ts';
import { run } from '../src/platform/access/run.ts';
import { systemClock } from '../src/platform/clock/clock.ts';
import { openDatabase, withOwner } from '../src/platform/database/connect.ts';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { memoryStore } from '../src/platform/files/testing/memory-store.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { exportColumns, exportRows } from '../src/web/professional/person/export/people-columns.ts';

const MB = 1024 * 1024;

/**
 * npm run proof -- exports [people]: a list of 100 000 people to each format, and what this process holds meanwhile. The memory that a
 * file takes does not grow with the list: its ids, and a page of it.
 */
export async function main(args: string[]): Promise<number> {
  const count = Number(args[0] ?? 100_000);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-exports-'));
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, ephemeral: true });
  try {
    const { appUrl } = await prepareDatabase(server.ownerUrl);
    const database = openDatabase(appUrl);
    const runtime = {
      database,
      clock: systemClock,
      log: silentLog,
      demo: false,
      publicUrl: 'http://localhost',
      secret: new Uint8Array(32),
      files: memoryStore(),
    };
    const at = await openCircleTerritory(runtime, 'Cher');
    for (let made = 0; made < count; made += 5_000)
      await leadsMany(server.ownerUrl, at, at.seats.adviser, Math.min(5_000, count - made));
    await withOwner(server.ownerUrl, (owner) => owner.query('ANALYZE'));
    const actor = at.seats.adviser;
    const results = [];
    for (const format of ['csv', 'xlsx', 'ods'] satisfies TableFormat[]) {
      globalThis.gc?.();
      const before = process.memoryUsage.rss();
      let most = before;
      const since = performance.now();
      const begun = await run(runtime, beginPeopleExport, actor, {});
      const begunSeconds = seconds(since);
      const columns = exportColumns(begun.filters);
      const rows = exportRows(columns, peopleOf(runtime, actor, begun));
      const headers = columns.map(({ header }) => header);
      let bytes = 0;
      const watched = new Writable({
        write(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          most = Math.max(most, process.memoryUsage.rss());
          done();
        },
      });
      await pipeline(writeTable(format, { title: 'Personnes', headers, rows }), watched);
      const grewMB = Math.round((most - before) / MB);
      results.push({
        format,
        people: begun.people.length,
        begunSeconds,
        seconds: seconds(since),
        bytes,
        grewMB,
      });
    }
    await database.close();
    console.log(JSON.stringify(results, null, 1));
    return results.every(({ grewMB, people }) => grewMB < 200 && people === count) ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;
