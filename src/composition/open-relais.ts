import { loadDemo } from '../../demo/load-demo.ts';
import { checkSecretKey, OtherSecretKey } from '../platform/auth/housekeeping.server.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { readSecret } from '../platform/config/secret.ts';
import { openDatabase, withOwner } from '../platform/database/connect.ts';
import { createFilled, onDatabase } from '../platform/database/create-filled.ts';
import { joinEmbedded, startEmbedded } from '../platform/database/embedded.ts';
import { reachApplication, reachOwner } from '../platform/database/reach.ts';
import { readSetting, writeSetting } from '../platform/database/settings.ts';
import type { Logger } from '../platform/log/log.ts';
import type { Runtime } from '../platform/runtime.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { type Prepared, prepareDatabase } from './prepare-database.ts';

export interface Relais {
  runtime: Runtime;
  ownerUrl: string;
  prepared: Prepared;
  stop(): Promise<void>;
}

export interface OpenOptions {
  config: Config;
  log: Logger;
  /** Sentences for whoever starts it. */
  tell: (sentence: string) => void;
  publicUrl: string;
  /** A verb may work beside a Relais that runs on the same folder; a second server may not. */
  beside?: boolean;
}

const DATABASE = 'relais';

/** Opens the database that the configuration names, brings it to this version, and gives what doors work with. */
export async function openRelais(options: OpenOptions): Promise<Relais> {
  const { config, log } = options;
  const server = await openServer(options);
  try {
    const prepared = await prepareDatabase(server.ownerUrl, { givenAppUrl: config.databaseAppUrl, log });
    if (config.databaseAppUrl !== undefined)
      await reachApplication('DATABASE_APP_URL', config.databaseAppUrl);
    const demo =
      config.demo && (await withOwner(server.ownerUrl, (owner) => readSetting(owner, 'demo'))) !== null;
    const runtime = makeRuntime(options, prepared.appUrl, demo);
    await refuseOtherSecret(runtime);
    return {
      runtime,
      ownerUrl: server.ownerUrl,
      prepared,
      async stop() {
        await runtime.database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function makeRuntime({ config, log, publicUrl }: OpenOptions, appUrl: string, demo: boolean): Runtime {
  return {
    database: openDatabase(appUrl, {
      onError: (error) => log.warn({ err: error }, 'database connection lost'),
    }),
    clock: systemClock,
    log,
    demo,
    publicUrl,
    contactEmail: config.contactEmail,
    secret: readSecret(config),
  };
}

interface Server {
  ownerUrl: string;
  stop(): Promise<void>;
}

async function openServer(options: OpenOptions): Promise<Server> {
  const { config, log, tell, beside } = options;
  if (config.databaseUrl !== undefined) {
    await reachOwner('DATABASE_URL', config.databaseUrl);
    return { ownerUrl: config.databaseUrl, stop: async () => undefined };
  }
  if (beside) {
    const running = joinEmbedded(config.dataDir);
    if (running) return { ownerUrl: onDatabase(running.ownerUrl, DATABASE), stop: async () => undefined };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log, tell });
  if (embedded.takenOver)
    tell('La base d’un Relais interrompu tournait encore : elle est reprise telle quelle.');
  try {
    await createFilled(embedded.ownerUrl, DATABASE, (ownerUrl) => fillNew(options, ownerUrl));
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { ownerUrl: onDatabase(embedded.ownerUrl, DATABASE), stop: embedded.stop };
}

async function fillNew(options: OpenOptions, ownerUrl: string): Promise<void> {
  if (!options.config.demo) return;
  options.tell('Dossier neuf : préparation de la démonstration…');
  const { appUrl } = await prepareDatabase(ownerUrl, { log: options.log });
  const runtime = makeRuntime(options, appUrl, true);
  try {
    await loadDemo(runtime);
  } finally {
    await runtime.database.close();
  }
  await withOwner(ownerUrl, (owner) => writeSetting(owner, 'demo', { since: systemClock.now().toString() }));
}

async function refuseOtherSecret(runtime: Runtime): Promise<void> {
  try {
    await checkSecretKey(runtime);
  } catch (error) {
    await runtime.database.close();
    if (!(error instanceof OtherSecretKey)) throw error;
    throw new StartRefused(
      'other-secret',
      'SECRET_KEY (ou le fichier secret.key de DATA_DIR) n’est pas la clé de cette base : les seconds facteurs et les liens ' +
        'déjà envoyés seraient perdus. Remettez la clé d’origine.',
      { cause: error },
    );
  }
}
