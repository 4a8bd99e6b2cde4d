import { loadSmallDemo, tellInWhole } from '../../demo/load-demo.ts';
import { deriveAgain, loadDump } from '../../demo/load-dump.ts';
import { checkSecretKey, OtherSecretKey } from '../platform/auth/housekeeping.server.ts';
import { keysOf } from '../platform/auth/keys.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { readSecret } from '../platform/config/secret.ts';
import { openDatabase, withOwner } from '../platform/database/connect.ts';
import { createFilled } from '../platform/database/create-filled.ts';
import { reachApplication } from '../platform/database/reach.ts';
import { readSetting, writeSetting } from '../platform/database/settings.ts';
import { reachBucket } from '../platform/files/reach-bucket.ts';
import { sealedStore } from '../platform/files/sealed-store.ts';
import type { Logger } from '../platform/log/log.ts';
import { sireneRegister } from '../platform/partners/company-register.server.ts';
import { nationalGeocoder } from '../platform/partners/geocoder.server.ts';
import { linkCheck } from '../platform/partners/link-check.server.ts';
import type { Runtime } from '../platform/runtime.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { openFiles } from './open-files.ts';
import { DATABASE, openServer } from './open-server.ts';
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

/** Opens the database that the configuration names, brings it to this version, and gives what doors work with. */
export async function openRelais(options: OpenOptions): Promise<Relais> {
  const { config, log } = options;
  const trouble = config.bucket && (await reachBucket(config.bucket));
  if (trouble) options.tell(trouble);
  const server = await openServer(options);
  try {
    if (server.startedUrl !== null)
      await createFilled(server.startedUrl, DATABASE, (ownerUrl) => fillNew(options, ownerUrl));
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
  const secret = readSecret(config);
  return {
    database: openDatabase(appUrl, {
      onError: (error) => log.warn({ err: error }, 'database connection lost'),
    }),
    clock: systemClock,
    log,
    demo,
    publicUrl,
    contactEmail: config.contactEmail,
    geocoder: config.geocoderUrl === undefined ? undefined : nationalGeocoder(config.geocoderUrl),
    companies: config.sireneUrl === undefined ? undefined : sireneRegister(config.sireneUrl),
    links: config.checkLinks ? linkCheck() : undefined,
    secret,
    files: sealedStore(openFiles(config), keysOf({ secret })),
  };
}

async function fillNew(options: OpenOptions, ownerUrl: string): Promise<void> {
  if (!options.config.demo) return;
  options.tell('Dossier neuf : préparation de la démonstration…');
  const { smallDemo } = options.config;
  if (!smallDemo) await loadDump(ownerUrl, systemClock);
  const { appUrl } = await prepareDatabase(ownerUrl, { log: options.log });
  if (!smallDemo) await deriveAgain(ownerUrl);
  const runtime = makeRuntime(options, appUrl, true);
  try {
    await (smallDemo ? loadSmallDemo : tellInWhole)(runtime);
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
