import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeOfferFiles } from '../bench/testing/offer-generator.ts';
import { startRelais } from '../e2e/testing/start-relais.ts';
import { owned, seconds, signIn, type Visitor, watch } from './testing/real-relais.ts';

const OFFER = '/offre?commune=18033&mots=permis';

/**
 * npm run proof -- import-offer [services]: the offer of the country (150 000 services and 100 000 structures by default) comes into a
 * running Relais, as an operator brings it in, in under two minutes; meanwhile pages answer under 300 ms, and those who search find it.
 */
export async function main([size = '150000']: string[]): Promise<number> {
  const services = Number(size);
  const structures = Math.round((services * 2) / 3);
  const folder = mkdtempSync(path.join(tmpdir(), 'relais-offer-'));
  const dataDir = path.join(folder, 'data');
  chmodSync(folder, 0o711);
  const server = await startRelais(dataDir, '0');
  try {
    const files = await writeOfferFiles(folder, { structures, services, today: '2026-11-29' });
    const referent = await signIn(server.address, 'sophie');
    const settled = answersOf(referent); // a server that has just started answers its first pages slowly
    await setTimeout(5_000);
    await settled();
    const before = answersOf(referent);
    await setTimeout(10_000);
    const quiet = await before();

    const during = answersOf(referent);
    const since = performance.now();
    const status = await ended(importing(dataDir, Object.values(files)));
    const took = seconds(since);
    const meanwhile = await during();
    const [{ published } = { published: 0 }] = await owned<{ published: number }>(
      dataDir,
      'SELECT count(*)::int AS published FROM offer_hot',
    );
    const checks = {
      'the command ends well': status === 0,
      'every service is found': published >= services,
      'under two minutes': took < 120,
      'healthz under 300 ms meanwhile': meanwhile.health.worst < 300,
      'my day under 300 ms meanwhile (p95)': meanwhile.day.p95 < 300,
      'a search under 300 ms meanwhile (p95)': meanwhile.offer.p95 < 300,
    };
    console.log(JSON.stringify({ structures, services, took, published, quiet, meanwhile, checks }));
    return Object.values(checks).every(Boolean) ? 0 : 1;
  } finally {
    server.child.kill('SIGTERM');
    await once(server.child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

function importing(dataDir: string, files: readonly string[]): ChildProcess {
  const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  return spawn(process.execPath, ['scripts/relais.mjs', 'import', 'offer', ...files], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code;
}

/** How long pages take, from now until it is called. */
function answersOf(visitor: Visitor) {
  const health = watch(() => fetch(new URL('/healthz', visitor.address)));
  const day = watch(() => visitor.get('/ma-journee'));
  const offer = watch(() => visitor.get(OFFER));
  return async () => ({ health: await health(), day: await day(), offer: await offer() });
}
