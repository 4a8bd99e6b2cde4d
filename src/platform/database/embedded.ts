import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Logger } from '../log/log.ts';
import { StartRefused } from '../start-refused.ts';
import { type Account, accountFor, canReach } from './embedded-account.ts';
import { type Binaries, installedBinaries, reachableBinaries } from './embedded-binaries.ts';
import { findRunning, launch, type Postmaster, readPostmaster, serverEnvironment, stopServer } from './embedded-server.ts';
import { lockFolder } from './folder-lock.ts';

export interface EmbeddedOptions {
  dataDir: string;
  /** For tests: nothing is kept, so nothing waits for the disk. */
  ephemeral?: boolean;
  log?: Logger;
  /** Sentences for whoever starts Relais. */
  tell?: (sentence: string) => void;
  /** Where root keeps what PostgreSQL's user must reach when the data folder cannot be. */
  sharedDir?: string;
}

export interface Embedded {
  /** Address of the server's own database `postgres`, as the owner. */
  ownerUrl: string;
  /** A server left by a killed Relais was found running and is used on. */
  takenOver: boolean;
  stop(): Promise<void>;
}

/** Kept beside the data, readable by Relais alone. */
interface State {
  password: string;
  /** Only when the data could not be kept inside the data folder. */
  elsewhere?: string;
}

const OWNER = 'relais_owner';
const SHARED_DIR = '/var/lib/relais';

/** Starts, or takes over, the PostgreSQL of this data folder; another Relais on the same folder is refused. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { ephemeral = false, tell = () => undefined } = options;
  const dataDir = makeFolder(path.resolve(options.dataDir), process.getuid?.() === 0 ? 0o711 : 0o700);
  const lock = lockFolder(dataDir);
  try {
    const binaries = installedBinaries();
    const state = readState(dataDir);
    const { folder, account, root } = place(dataDir, state, binaries, { ...options, tell });
    if (existsSync(folder)) refuseOtherMajor(folder, binaries);
    else initialise({ dataDir, folder, root, account, state, ephemeral });
    const running = await findRunning(folder);
    const server = running ?? (await launch({ ...launchOptions(ephemeral), root, folder, account, logFile: path.join(dataDir, 'postgres.log') }));
    const ownerUrl = urlOf(server, state.password);
    if (running) await checkIsOurs(ownerUrl, folder);
    options.log?.info({ pid: server.pid, takenOver: running !== null }, 'embedded PostgreSQL ready');
    return {
      ownerUrl,
      takenOver: running !== null,
      async stop() {
        await stopServer(server.pid, ephemeral ? 'immediate' : 'fast');
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The server that a running Relais has started on this folder, for a command beside it; null when there is none. */
export function joinEmbedded(dataDir: string): Pick<Embedded, 'ownerUrl'> | null {
  const full = path.resolve(dataDir);
  if (!existsSync(stateFile(full))) return null;
  const state = readState(full);
  const server = readPostmaster(state.elsewhere ?? path.join(full, 'postgres'));
  return server?.status === 'ready' ? { ownerUrl: urlOf(server, state.password) } : null;
}

const urlOf = (server: Postmaster, password: string) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${server.port}/postgres`;

function makeFolder(folder: string, mode: number): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, mode);
  }
  return realpathSync(folder);
}

const stateFile = (dataDir: string) => path.join(dataDir, 'postgres.json');

function readState(dataDir: string): State {
  const file = stateFile(dataDir);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as State;
  if (existsSync(path.join(dataDir, 'postgres'))) {
    throw new StartRefused(
      'state-missing',
      `Il manque ${file}, qui tient le mot de passe de la base de ce dossier : remettez-le depuis une sauvegarde.`,
    );
  }
  return { password: randomBytes(24).toString('hex') };
}

/** The password is written before the data exists: the reverse order could leave data that nobody opens. */
function writeState(dataDir: string, state: State): void {
  const draft = `${stateFile(dataDir)}.new`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, stateFile(dataDir));
}

interface Placed {
  folder: string;
  account: Account | null;
  root: string;
}

/** Where the data and the binaries are, and who runs them. Once chosen, the place of the data does not move. */
function place(
  dataDir: string,
  state: State,
  binaries: Binaries,
  { tell = () => undefined, sharedDir = SHARED_DIR }: EmbeddedOptions,
): Placed {
  const inside = path.join(dataDir, 'postgres');
  const existing = state.elsewhere ?? (existsSync(inside) ? inside : null);
  if (state.elsewhere && existsSync(stateFile(dataDir)) && !existsSync(path.dirname(state.elsewhere))) {
    throw new StartRefused('data-missing', `Les données de ${dataDir} étaient dans ${state.elsewhere}, qui n’existe plus.`);
  }
  const account = accountFor(existing && existsSync(existing) ? existing : null, tell);
  const reachable = reachableBinaries(binaries, account, makeSharedDir(account, binaries, sharedDir));
  if (reachable.root !== binaries.root && existing === null) {
    tell(`Ce dossier n’est lisible que par root : les programmes de PostgreSQL sont copiés dans ${reachable.root}.`);
  }
  if (account === null || existing !== null) return { folder: existing ?? inside, account, root: reachable.root };
  if (canReach(account, '-x', dataDir)) return { folder: inside, account, root: reachable.root };
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  state.elsewhere = path.join(makeFolder(path.join(sharedDir, key), 0o711), 'postgres');
  tell(`L’utilisateur « ${account.name} » ne peut pas entrer dans ${dataDir} : les données sont tenues dans ${state.elsewhere}.`);
  return { folder: state.elsewhere, account, root: reachable.root };
}

function makeSharedDir(account: Account | null, _binaries: Binaries, sharedDir: string): string {
  return account === null ? sharedDir : makeFolder(sharedDir, 0o755);
}

interface InitialiseOptions extends Placed {
  dataDir: string;
  state: State;
  ephemeral: boolean;
}

/** Initialised aside and renamed, so that a data folder is whole or absent. */
function initialise({ dataDir, folder, root, account, state, ephemeral }: InitialiseOptions): void {
  writeState(dataDir, state);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const secretDir = mkdtempSync(path.join(tmpdir(), 'relais-init-'));
  const secretFile = path.join(secretDir, 'password');
  writeFileSync(secretFile, state.password, { mode: 0o600 });
  if (account) for (const item of [draft, secretDir, secretFile]) chownSync(item, account.uid, account.gid);
  try {
    const flags = ['-D', draft, '-U', OWNER, `--pwfile=${secretFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8'];
    const made = spawnSync(path.join(root, 'bin/initdb'), [...flags, ...(ephemeral ? ['--no-sync'] : [])], {
      encoding: 'utf8',
      cwd: '/',
      env: serverEnvironment(),
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    if (made.status !== 0) {
      throw new StartRefused(
        'init-failed',
        `PostgreSQL n’a pas pu préparer ses données.\n${(made.stderr || made.error?.message || '').trim()}`,
      );
    }
    renameSync(draft, folder);
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function refuseOtherMajor(folder: string, binaries: Binaries): void {
  const major = Number.parseInt(readFileSync(path.join(folder, 'PG_VERSION'), 'utf8'), 10);
  if (major === binaries.major) return;
  throw new StartRefused(
    'other-major',
    `Les données de ${folder} sont d’un PostgreSQL ${major}, et ce Relais apporte PostgreSQL ${binaries.major}. ` +
      `Elles restent intactes : avec la version de Relais qui apportait PostgreSQL ${major}, sauvegardez-les ` +
      '(npm run relais -- backup), puis restaurez-les avec celle-ci dans un dossier neuf (npm run relais -- restore).',
  );
}

/** Before using a server found running: the password of this folder opens it, and it serves this folder. */
async function checkIsOurs(ownerUrl: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    if (rows[0] && realpathSync(rows[0].folder) === realpathSync(folder)) return;
    throw new Error(`it serves ${rows[0]?.folder}`);
  } catch (error) {
    throw new StartRefused(
      'not-ours',
      `Un PostgreSQL tourne déjà sur ${folder}, mais il refuse le mot de passe de ce dossier : arrêtez-le d’abord.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function launchOptions(ephemeral: boolean): { settings: Record<string, string> } {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // their paths are limited to 107 bytes, and a data folder can lie deeper
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Errors quote values of people; they reach Relais, which logs them filtered.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  if (!ephemeral) return { settings };
  return {
    settings: { ...settings, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  };
}
