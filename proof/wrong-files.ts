import { once } from 'node:events';
import {
  chmodSync,
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { startRelais } from '../e2e/testing/start-relais.ts';
import { contentOf } from '../src/domain/import/testing/content.ts';
import { owned, ownerUrl, seconds, signIn, type Visitor, waitFor, watch } from './testing/real-relais.ts';
import { makeWrongFiles, type WrongFile } from './testing/wrong-files.ts';

const MB = 1024 * 1024;
/** More than the server took before the first file. */
const SERVER_MB = 250;
/** Of the process that reads one file, ended with its reading. */
const READER_MB = 900;
const HEALTH_MS = 300;
const ROUNDS = 2;

/**
 * npm run proof -- wrong-files [part of a name]: whatever somebody sends instead of a list, at its full size, to the built server. Each is
 * answered by a French sentence that says what to do; memory stays bounded, /healthz answers meanwhile, nothing of people has changed. Twice,
 * so that what the first round left behind would show in the second. Reads /proc: Linux only.
 */
export async function main([only = '']: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relais-wrong-'));
  chmodSync(folder, 0o711);
  const files = (await makeWrongFiles(path.join(folder, 'files'))).filter(({ name }) => name.includes(only));
  const dataDir = path.join(folder, 'data');
  const relais = await startRelais(dataDir, '0');
  try {
    const visitor = await signIn(relais.address, 'marc');
    const memory = memoryOf(relais.child.pid ?? 0);
    const before = await contentOf(ownerUrl(dataDir));
    await (await visitor.get('/imports/nouveau')).text();
    const calm = memory.server();
    console.log(
      JSON.stringify({ files: files.length, calmMb: calm, bounds: { SERVER_MB, READER_MB, HEALTH_MS } }),
    );
    let failed = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      for (const file of files) {
        const found = await judge(file, { visitor, memory, dataDir, calm });
        const checks = Object.entries(found.checks).flatMap(([name, holds]) => (holds ? [] : [name]));
        failed += checks.length;
        console.log(JSON.stringify({ round, name: file.name, ...found.figures, failed: checks }));
      }
    }
    const same = JSON.stringify(before) === JSON.stringify(await contentOf(ownerUrl(dataDir)));
    console.log(JSON.stringify({ 'people are what they were': same, failed }));
    memory.stop();
    return same && failed === 0 ? 0 : 1;
  } finally {
    relais.child.kill('SIGTERM');
    await once(relais.child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Around {
  visitor: Visitor;
  memory: ReturnType<typeof memoryOf>;
  dataDir: string;
  calm: number;
}

async function judge(wrong: WrongFile, { visitor, memory, dataDir, calm }: Around) {
  const lists = await importCount(dataDir);
  memory.forget();
  const health = watch(() => fetch(new URL('/healthz', visitor.address)), 50);
  const since = performance.now();
  const { status, page } = await send(visitor, wrong).catch((error) => ({ status: 0, page: String(error) }));
  const took = seconds(since);
  const said = status === 302 ? await previewOf(visitor, page) : page;
  const worst = (await health()).worst;
  const [overMb, readerMb] = [memory.server() - calm, memory.reader()];
  const readable = (html: string) =>
    html.replaceAll('<!-- -->', '').replaceAll('&#x27;', '’').replaceAll('&quot;', '"');
  return {
    figures: {
      mb: Math.round(statSync(wrong.file).size / MB),
      status,
      seconds: took,
      overMb,
      readerMb,
      healthWorstMs: worst,
    },
    checks: {
      [`status ${wrong.status}`]: status === wrong.status,
      sentence: wrong.sentences.every((sentence) => readable(said).includes(sentence)),
      memory: overMb <= SERVER_MB,
      'memory of the process that reads': readerMb <= READER_MB,
      healthz: worst < HEALTH_MS,
      'no list was kept': (await importCount(dataDir)) === lists,
    },
  };
}

async function importCount(dataDir: string): Promise<number> {
  const [row] = await owned<{ n: number }>(dataDir, 'SELECT count(*)::int AS n FROM people_import');
  return row?.n ?? 0;
}

/** What the preview of a list that could be read says; the list is thrown away. */
async function previewOf(visitor: Visitor, page: string): Promise<string> {
  await visitor.post(page, { acte: 'colonnes' });
  await waitFor(visitor, page, 'preview');
  const said = await (await visitor.get(page)).text();
  await visitor.post(page, { acte: 'abandonner' });
  return said;
}

interface Answer {
  status: number;
  /** Its text, or where it leads. */
  page: string;
}

/** As a browser sends a form, from the disk: the file is in the memory of nobody but the server. */
async function send({ address, cookie }: Visitor, { file, chunked }: WrongFile): Promise<Answer> {
  const boundary = 'relais-proof';
  const name = path.basename(file);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="fichier"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const length = Buffer.byteLength(head) + statSync(file).size + Buffer.byteLength(tail);
  const asked = request(new URL('/imports/nouveau', address), {
    method: 'POST',
    headers: {
      cookie,
      origin: address,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(!chunked && { 'content-length': length }),
    },
  });
  const answered = once(asked, 'response');
  const sent = pipeline(async function* () {
    yield head;
    yield* createReadStream(file);
    yield tail;
  }, asked);
  // A browser shows the answer only when its own sending was not cut.
  const [[answer]] = await Promise.all([answered, sent]);
  return { status: answer.statusCode ?? 0, page: answer.headers.location ?? (await text(answer)) };
}

/** The most that the server has held since it was forgotten, its threads included, and with the processes that read files; in MB. */
function memoryOf(pid: number) {
  const held = (of: number) =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${of}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  const readers = new Map<number, number>();
  const look = () => {
    for (const child of readersOf(pid)) {
      try {
        readers.set(child, held(child));
      } catch {} // it has ended meanwhile
    }
  };
  const timer = setInterval(look, 20);
  return {
    forget() {
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
      readers.clear();
    },
    server: () => Math.round(held(pid)),
    reader: () => Math.round(Math.max(0, ...readers.values())),
    stop: () => clearInterval(timer),
  };
}

/** Children of the server that are Node: the others are PostgreSQL. */
function readersOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    try {
      return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ');
    } catch {
      return [];
    }
  });
  return children.filter(Boolean).map(Number).filter(isNode);
}

function isNode(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === process.execPath;
  } catch {
    return false;
  }
}
