// Run as a process of its own, to be killed while it imports: import-until-killed.ts <address of the application> <files…>
import { importOffer } from '../../domain/offer/import/import-offer.server.ts';
import { readLinesOf } from '../../files/offer/read-offer.server.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { openDatabase } from '../../platform/database/connect.ts';
import { memoryStore } from '../../platform/files/testing/memory-store.ts';
import { silentLog } from '../../platform/log/log.ts';

const [url = '', ...files] = process.argv.slice(2);
const runtime = {
  database: openDatabase(url),
  clock: systemClock,
  log: silentLog,
  demo: false,
  publicUrl: 'http://localhost',
  secret: new Uint8Array(32),
  files: memoryStore(),
};
console.log(await importOffer(runtime, { read: readLinesOf(files), fileNames: files }));
await runtime.database.close();
