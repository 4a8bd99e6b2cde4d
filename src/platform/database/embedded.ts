import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Logger } from '../log/log.ts';
import { StartRefused } from '../start-refused.ts';
import { type Binaries, installedBinaries } from './embedded-binaries.ts';
import { initialise, OWNER } from './embedded-initialise.ts';
import { place } from './embedded-place.ts';
import { findRunning, launch, type Postmaster, readPostmaster, stopServer } from './embedded-server.ts';
import { lockFolder } from './folder-lock.ts';
import { makeDataFolder } from './make-folder.ts';

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
  /** The data was made: from then on its absence is a loss, not a first start. */
  made?: true;
}

const SHARED_DIR = '/var/lib/relais';

/** Starts, or takes over, the PostgreSQL of this data folder; another Relais on the same folder is refused. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { ephemeral = false } = options;
  // As root, PostgreSQL's user passes through this folder without listing it.
  const dataDir = makeDataFolder(path.resolve(options.dataDir), process.getuid?.() === 0 ? 0o711 : 0o700);
  const lock = lockFolder(dataDir);
  try {
    const { server, password, takenOver } = await openServer(dataDir, options);
    options.log?.debug({ pid: server.pid, takenOver }, 'embedded PostgreSQL ready');
    return {
      ownerUrl: urlOf(server, password),
      takenOver,
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

async function openServer(dataDir: string, options: EmbeddedOptions) {
  const { ephemeral = false, tell = () => undefined, sharedDir = SHARED_DIR } = options;
  const binaries = installedBinaries();
  const state = readState(dataDir);
  const { folder, account, root } = place({ dataDir, recorded: state.elsewhere, binaries, sharedDir, tell });
  if (existsSync(folder)) refuseOtherMajor(folder, binaries);
  else if (state.made) {
    throw new StartRefused(
      'data-missing',
      `Les données de ce Relais étaient dans ${folder}, qui n’existe plus : remettez ce dossier à sa place. ` +
        `Pour repartir de rien, effacez ${dataDir}.`,
    );
  } else {
    // The password is written before the data exists: the reverse order could leave data that nobody opens.
    const started = { ...state, ...(folder.startsWith(dataDir) ? {} : { elsewhere: folder }) };
    writeState(dataDir, started);
    initialise({ folder, root, account, password: state.password, sync: !ephemeral });
    writeState(dataDir, { ...started, made: true });
  }
  const running = await takeOver(state.password, folder);
  if (running) return { server: running, password: state.password, takenOver: true };
  const logFile = path.join(dataDir, 'postgres.log');
  const server = await launch({ root, folder, logFile, account, settings: serverSettings(ephemeral) });
  return { server, password: state.password, takenOver: false };
}

/** The server that a running Relais has started on this folder, for a command beside it; null when there is none. */
export function joinEmbedded(dataDir: string): Pick<Embedded, 'ownerUrl'> | null {
  const full = path.resolve(dataDir);
  if (!existsSync(stateFile(full))) return null;
  const state = readState(full);
  const server = readPostmaster(state.elsewhere ?? path.join(full, 'postgres'));
  return server?.status === 'ready' ? { ownerUrl: urlOf(server, state.password) } : null;
}

/** A Relais was started on this folder once. */
export const embeddedExists = (dataDir: string): boolean => existsSync(stateFile(path.resolve(dataDir)));

const urlOf = (server: Postmaster, password: string) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${server.port}/postgres`;

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

function writeState(dataDir: string, state: State): void {
  const draft = `${stateFile(dataDir)}.new`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, stateFile(dataDir));
}

function refuseOtherMajor(folder: string, binaries: Binaries): void {
  const major = Number.parseInt(readFileSync(path.join(folder, 'PG_VERSION'), 'utf8'), 10);
  if (major === binaries.major) return;
  throw new StartRefused(
    'other-major',
    `Les données de ${folder} sont d’un PostgreSQL ${major}, et ce Relais apporte PostgreSQL ${binaries.major}. ` +
      `Elles restent intactes : avec la version de Relais qui apportait PostgreSQL ${major}, lancez « relais backup », puis avec ` +
      'celle-ci « relais restore » dans un DATA_DIR neuf. ' +
      'Le guide de l’exploitant (docs/operator.md) en parle sous « Une autre version majeure ».',
  );
}

/** How long a server that was killed with its Relais may take to disappear, and how often we look again. */
const DYING_MS = 15_000;
const LOOK_AGAIN_MS = 200;

/**
 * The server that runs on this folder, once it is sure that the folder's password opens it and that it serves this folder; null
 * when there is none, or when it was dying as we found it and is gone.
 */
async function takeOver(password: string, folder: string): Promise<Postmaster | null> {
  const until = Date.now() + DYING_MS;
  for (;;) {
    const running = await findRunning(folder);
    if (!running) return null;
    try {
      await serves(urlOf(running, password), folder);
      return running;
    } catch (error) {
      // A refused password or another folder will not change; a connection that breaks is a server that is leaving.
      if (!brokenConnection(error) || Date.now() > until) {
        throw new StartRefused(
          'not-ours',
          `Un PostgreSQL tourne déjà sur ${folder}, mais il refuse le mot de passe de ce dossier : arrêtez-le d’abord.`,
          { cause: error },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}

const BROKEN = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', '57P01', '57P02', '57P03']);
const brokenConnection = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && BROKEN.has(String(error.code))) || /terminated unexpectedly/.test(error.message));

async function serves(ownerUrl: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the query under way rejects; nothing else to do
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    if (rows[0] && realpathSync(rows[0].folder) === realpathSync(folder)) return;
    throw new Error(`it serves ${rows[0]?.folder}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Of a server whose data nobody will miss. */
export const throwawaySettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

function serverSettings(ephemeral: boolean): Record<string, string> {
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
  return ephemeral ? { ...settings, ...throwawaySettings } : settings;
}
