import { withOwner } from '../platform/database/connect.ts';
import { onDatabase } from '../platform/database/create-filled.ts';
import { embeddedExists, joinEmbedded, startEmbedded } from '../platform/database/embedded.ts';
import { reachOwner } from '../platform/database/reach.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { OpenOptions } from './open-relais.ts';

export interface Server {
  /** The database of Relais, as its owner. */
  ownerUrl: string;
  /** Our own server, which this process has started: where its databases are made. */
  startedUrl: string | null;
  stop(): Promise<void>;
}

/** The name of the database on our own server. */
export const DATABASE = 'relais';

export type ServerOptions = Pick<OpenOptions, 'config' | 'log' | 'tell' | 'beside'>;

/** Reaches the server of DATABASE_URL, or starts or joins our own; touches no database. */
export async function openServer({ config, log, tell, beside }: ServerOptions): Promise<Server> {
  if (config.databaseUrl !== undefined) {
    await reachOwner('DATABASE_URL', config.databaseUrl);
    return { ownerUrl: config.databaseUrl, startedUrl: null, stop: async () => undefined };
  }
  const running = beside ? joinEmbedded(config.dataDir) : null;
  if (running)
    return {
      ownerUrl: onDatabase(running.ownerUrl, DATABASE),
      startedUrl: null,
      stop: async () => undefined,
    };
  const embedded = await startEmbedded({ dataDir: config.dataDir, log, tell });
  if (embedded.takenOver)
    tell('La base d’un Relais interrompu tournait encore : elle est reprise telle quelle.');
  return {
    ownerUrl: onDatabase(embedded.ownerUrl, DATABASE),
    startedUrl: embedded.ownerUrl,
    stop: embedded.stop,
  };
}

/** A server that holds a Relais already, as it is: nothing is made, migrated or filled. */
export async function openExisting(options: ServerOptions): Promise<Server> {
  const { config } = options;
  const nothing = () =>
    new StartRefused('nothing-there', `Il n’y a pas de Relais dans ${config.dataDir} : rien à sauvegarder.`);
  if (config.databaseUrl === undefined && !embeddedExists(config.dataDir)) throw nothing();
  const server = await openServer(options);
  if (server.startedUrl === null || (await hasDatabase(server.startedUrl))) return server;
  await server.stop();
  throw nothing();
}

async function hasDatabase(serverUrl: string): Promise<boolean> {
  return withOwner(serverUrl, async (owner) => {
    const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    return Boolean(rowCount);
  });
}
