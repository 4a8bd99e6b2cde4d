import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `npm start` in a fresh clone, with the Node of the machine and nothing installed: as an ordinary user, as root with and
 * without a `postgres` user, in a clone that only root can enter. Each time: healthy, demo sign-in, a second start refused,
 * kill -9, take-over with the data, clean stop. Run as root on Linux; another user proves the first case only.
 */
interface Place {
  name: string;
  /** Mode of the folder above the clone. */
  mode: number;
  uid?: number;
  /** In a mount namespace where the machine has no `postgres` user. */
  withoutPostgresUser?: boolean;
}

const NOBODY = 65_534;
const root = process.getuid?.() === 0;
const PLACES: Place[] = root
  ? [
      { name: 'ordinary user', mode: 0o755, uid: NOBODY },
      { name: 'root', mode: 0o755 },
      { name: 'root, no postgres user', mode: 0o755, withoutPostgresUser: true },
      { name: 'root, a clone only root can enter', mode: 0o700 },
      { name: 'root, a clone only root can enter, no postgres user', mode: 0o700, withoutPostgresUser: true },
    ]
  : [{ name: 'ordinary user', mode: 0o755 }];

export async function main(args: string[]): Promise<number> {
  let failed = 0;
  for (const place of PLACES.filter(({ name }) => args.length === 0 || args.includes(name))) {
    const base = mkdtempSync(path.join(tmpdir(), 'relais-anywhere-'));
    try {
      const running: Running[] = [];
      try {
        for (const line of await prove(place, base, running)) console.log(`${place.name}: ${line}`);
      } finally {
        for (const { child } of running) if (child.exitCode === null) killAll(child, 'SIGTERM');
        await Promise.all(running.map(({ ended }) => ended));
      }
    } catch (error) {
      failed++;
      console.log(`${place.name}: FAILED ${error instanceof Error ? error.stack : error}`);
    } finally {
      removeData(base);
      rmSync(base, { recursive: true, force: true });
    }
  }
  return failed === 0 ? 0 : 1;
}

/** Data that had to be kept outside of the clone. */
function removeData(base: string): void {
  const stateFile = path.join(base, 'above/relais/data/postgres.json');
  if (!existsSync(stateFile)) return;
  const { elsewhere } = JSON.parse(readFileSync(stateFile, 'utf8')) as { elsewhere?: string };
  if (elsewhere) rmSync(path.dirname(elsewhere), { recursive: true, force: true });
}

async function prove(place: Place, base: string, running: Running[]): Promise<string[]> {
  const clone = makeClone(place, base);
  const begin = () => {
    const one = start(place, base, clone);
    running.push(one);
    return one;
  };
  const seen: string[] = [];
  const began = Date.now();
  const first = begin();
  const address = await first.address;
  seen.push(`healthy ${((Date.now() - began) / 1000).toFixed(0)} s after npm start in a fresh clone`);
  seen.push(`signed in: ${await signIn(address)}`);

  const refused = begin();
  if ((await refused.ended) === 0) throw new Error('a second start was not refused');
  seen.push(`second start: ${refused.output().trim().split('\n').at(-1)}`);

  killAll(first.child, 'SIGKILL');
  await first.ended;
  const again = begin();
  const output = await again.address.then(() => again.output());
  seen.push(`after kill -9: ${/reprise/.test(output) ? 'server taken over' : 'server recovered'}`);
  seen.push(`signed in again: ${await signIn(await again.address)}`);
  const elsewhere = first.output().match(/^.*(copiés dans|tenue dans|a été créé).*$/gm) ?? [];
  killAll(again.child, 'SIGTERM');
  await again.ended;
  return [...elsewhere, ...seen];
}

function makeClone({ mode, uid }: Place, base: string): string {
  const above = path.join(base, 'above');
  mkdirSync(above);
  chmodSync(base, 0o755);
  chmodSync(above, mode);
  const clone = path.join(above, 'relais');
  execFileSync('git', ['clone', '-q', process.cwd(), clone]);
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
  const home = path.join(base, 'home');
  mkdirSync(home);
  if (existsSync(cache)) execFileSync('cp', ['-a', cache, path.join(home, '.npm')]);
  if (uid !== undefined) {
    execFileSync('chown', ['-R', `${uid}:${uid}`, above, home]);
    chownSync(base, uid, uid);
  }
  return clone;
}

interface Running {
  child: ChildProcess;
  address: Promise<string>;
  ended: Promise<number | null>;
  output(): string;
}

/** The machine's own Node: what `npm run proof` put on the PATH is taken off. */
function start(place: Place, base: string, clone: string): Running {
  const PATH = (process.env.PATH ?? '')
    .split(':')
    .filter((entry) => !entry.includes('node_modules'))
    .join(':');
  const script = place.withoutPostgresUser ? hidePostgresUser(base) : '';
  const child = spawn('sh', ['-c', `${script}exec npm start`], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME: path.join(base, 'home'), PORT: '0' },
    ...(place.uid === undefined ? {} : { uid: place.uid, gid: place.uid }),
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = new Promise<string>((resolve, reject) => {
    const read = (data: Buffer) => {
      output += data;
      const found = output.match(/Relais est prêt : (http:\S+)/)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(output)));
  });
  address.catch(() => undefined); // the second start is meant to end without one
  return { child, address, ended, output: () => output };
}

/** A copy of /etc without that user, seen by this process and its children only. */
function hidePostgresUser(base: string): string {
  const etc = path.join(base, 'etc');
  if (!existsSync(etc)) {
    execFileSync('cp', ['-a', '/etc', etc]);
    execFileSync('sed', [
      '-i',
      '/^postgres:/d',
      ...['passwd', 'group', 'shadow'].map((file) => path.join(etc, file)),
    ]);
  }
  return `[ -n "$HIDDEN" ] || { export HIDDEN=1; exec unshare -m sh -c 'mount --bind ${etc} /etc && exec npm start'; }; `;
}

function killAll(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

/** By the first button of the sign-in page, as a browser without script does it. */
async function signIn(address: string): Promise<string> {
  const health = await (await fetch(`${address}/healthz`)).json();
  if ((health as { status: string }).status !== 'ok') throw new Error('not healthy');
  const page = await (await fetch(`${address}/connexion`)).text();
  const button = page.match(/<button[^>]*name="compte"[^>]*>/)?.[0];
  const account = button?.match(/ value="([^"]+)"/)?.[1];
  if (!account) throw new Error('no demo account on the sign-in page');
  const answer = await fetch(`${address}/connexion/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ compte: account }),
  });
  const cookie = answer.headers.get('set-cookie');
  if (answer.status !== 302 || !cookie) throw new Error(`demo sign-in answered ${answer.status}`);
  return account;
}
