import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { messyList, toCsv } from '../src/domain/import/testing/messy-list.ts';
import { withOwner } from '../src/platform/database/connect.ts';
import { onDatabase } from '../src/platform/database/create-filled.ts';
import { joinEmbedded } from '../src/platform/database/embedded.ts';

/**
 * npm run proof -- import-10000 [rows]: a messy list through the real server. Analysed in under a minute while pages answer under
 * 300 ms; killed with kill -9 in the middle of the writing and started again, nobody is doubled; a second import changes nobody.
 */
export async function main(args: string[]): Promise<number> {
  const rows = Number(args[0] ?? 10_000);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-import-'));
  chmodSync(dataDir, 0o711);
  let server = await start(dataDir, '0');
  try {
    const csv = toCsv(messyList({ seed: 2026, rows, mess: 0.5 }));
    const visitor = await signIn(server.address);
    const before = await peopleCount(dataDir);
    const first = await preview(visitor, csv);
    await visitor.post(first.page, { acte: 'importer' });
    await setTimeout(8_000);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    server = await start(dataDir, new URL(server.address).port);
    const wrote = await waitFor(visitor, first.page, 'done');
    const after = await peopleCount(dataDir);
    const second = await preview(visitor, csv);
    const checks = {
      'analysed under a minute': first.seconds < 60,
      'healthz under 300 ms meanwhile': first.health.worst < 300,
      'my people under 300 ms meanwhile (p95)': first.people.p95 < 300,
      'nobody doubled after kill -9': after - before === first.counts.create,
      'a second import creates and updates nobody': second.counts.create === 0 && second.counts.update === 0,
    };
    console.log(
      JSON.stringify({ rows, first, writeSeconds: wrote.seconds, created: after - before, second, checks }),
    );
    return Object.values(checks).every(Boolean) ? 0 : 1;
  } finally {
    server.child.kill('SIGTERM');
    await once(server.child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function start(dataDir: string, port: string): Promise<{ child: ChildProcess; address: string }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: port,
    DATA_DIR: dataDir,
  };
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'PUBLIC_URL', 'SMTP_URL']) delete env[name];
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /Relais est prêt : (http:\S+)/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return { child, address };
}

class Visitor {
  readonly address: string;
  cookie = '';
  constructor(address: string) {
    this.address = address;
  }

  async get(page: string): Promise<Response> {
    return fetch(new URL(page, this.address), { headers: { cookie: this.cookie }, redirect: 'manual' });
  }

  async post(page: string, fields: Record<string, string> | FormData): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    const answer = await fetch(new URL(page, this.address), {
      method: 'POST',
      body,
      headers: { cookie: this.cookie, origin: this.address },
      redirect: 'manual',
    });
    const given = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (given.length > 0) this.cookie = given.join('; ');
    return answer;
  }
}

async function signIn(address: string): Promise<Visitor> {
  const visitor = new Visitor(address);
  await visitor.post('/connexion/demo', { compte: 'marc@demo.relais.example' });
  return visitor;
}

async function peopleCount(dataDir: string): Promise<number> {
  const server = joinEmbedded(dataDir);
  if (!server) throw new Error('no server on this folder');
  return withOwner(onDatabase(server.ownerUrl, 'relais'), async (owner) => {
    const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM person');
    return rows[0]?.n ?? 0;
  });
}

async function preview(visitor: Visitor, csv: string) {
  const form = new FormData();
  form.set('fichier', new File([csv], 'liste.csv', { type: 'text/csv' }));
  const reading = performance.now();
  const page = (await visitor.post('/imports/nouveau', form)).headers.get('location') ?? '';
  const readSeconds = seconds(reading);
  const health = watch(() => fetch(new URL('/healthz', visitor.address)));
  const people = watch(() => visitor.get('/personnes?liste=organisation'));
  const started = performance.now();
  await visitor.post(page, { acte: 'colonnes' });
  await waitFor(visitor, page, 'preview');
  const took = seconds(started);
  const counts = await countsOf(visitor, page);
  return { page, readSeconds, seconds: took, counts, health: await health(), people: await people() };
}

async function countsOf(visitor: Visitor, page: string): Promise<Record<string, number>> {
  const text = (await (await visitor.get(page)).text()).replaceAll('<!-- -->', '');
  const number = (words: RegExp) => Number((words.exec(text)?.[1] ?? '').replace(/\D/g, ''));
  return {
    create: number(/([\d\u202f]+) à créer/),
    update: number(/([\d\u202f]+) à mettre à jour/),
    unchanged: number(/([\d\u202f]+) sans changement/),
    decision: number(/([\d\u202f]+) à décider/),
    refused: number(/([\d\u202f]+) refusée/),
  };
}

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

async function waitFor(visitor: Visitor, page: string, state: string): Promise<{ seconds: number }> {
  const since = performance.now();
  for (;;) {
    await setTimeout(500);
    const answer = await visitor.get(`${page}/avancement`).catch(() => null);
    if (!answer?.ok) continue;
    const now = (await answer.json()) as { state: string; stopped: boolean };
    if (now.stopped) throw new Error('the import stopped');
    if (now.state === state) return { seconds: seconds(since) };
  }
}

/** Asks again and again, and says how long answers took, in milliseconds. */
function watch(ask: () => Promise<Response>): () => Promise<{ n: number; p95: number; worst: number }> {
  const times: number[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      const since = performance.now();
      await (await ask()).arrayBuffer();
      times.push(performance.now() - since);
      await setTimeout(200);
    }
  })();
  return async () => {
    over = true;
    await asking;
    times.sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    return { n: times.length, p95: at(0.95), worst: at(1) };
  };
}
