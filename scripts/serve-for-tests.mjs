// What Playwright starts: the built Relais on a new folder and a free port; both are gone when it stops.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt, serverOf } from './ensure-built.mjs';
import { watchParents } from './launcher.mjs';

process.env.NODE_ENV = 'production';
const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-browser-'));
chmodSync(dataDir, 0o711); // run by root, PostgreSQL's user must pass through

const started = (async () => {
  const { startServer } = await import(serverOf(ensureBuilt()));
  const given = { LOG_LEVEL: 'warn', RELAIS_DEMO: 'courte', ...process.env };
  const environment = { ...given, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir };
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'PUBLIC_URL', 'SMTP_URL']) delete environment[name];
  return startServer(environment, console.log);
})();
started.catch((error) => {
  console.error(error);
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(1);
});

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  await (await started).stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
watchParents(stop); // Playwright, killed, stops nothing
