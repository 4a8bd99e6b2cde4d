import path from 'node:path';
import * as pages from 'virtual:react-router/server-build';
import { type App, createApp as compose } from './composition/app.ts';
import { startBackground } from './composition/background.ts';
import { listen } from './composition/listen.ts';
import { openRelais, type Relais } from './composition/open-relais.ts';
import { demoAccounts } from './platform/auth/demo-sign-in.server.ts';
import { type Config, readConfig } from './platform/config/config.ts';
import { createLog } from './platform/log/log.ts';
import type { Runtime } from './platform/runtime.ts';

const clientDir = import.meta.env.PROD ? path.resolve(import.meta.dirname, '../client') : undefined;

export function createApp({ runtime }: { runtime: Runtime }): App {
  return compose({ runtime, pages, clientDir });
}

export interface Started {
  address: string;
  stop(): Promise<void>;
}

type Tell = (sentence: string) => void;

/** From an environment to a Relais that answers. */
export async function startServer(env: NodeJS.ProcessEnv, tell: Tell): Promise<Started> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const door = await listen(config.host, config.port);
  const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${door.port}`;
  let relais: Relais | undefined;
  try {
    relais = await openRelais({ config, log, tell, publicUrl: config.publicUrl ?? address });
    const background = await startBackground(relais.runtime, config);
    door.open(createApp(relais));
    await announce(relais.runtime, address, tell);
    const { stop } = relais;
    return {
      address,
      async stop() {
        await door.close();
        await background.stop();
        await stop();
      },
    };
  } catch (error) {
    await door.close();
    await relais?.stop();
    throw error;
  }
}

async function announce(runtime: Runtime, address: string, tell: Tell): Promise<void> {
  tell(`Relais est prêt : ${runtime.publicUrl}`);
  if (runtime.publicUrl !== address) tell(`(il écoute sur ${address})`);
  if (!runtime.demo) return;
  tell('Démonstration : sur la page de connexion, un bouton par compte, sans mot de passe.');
  for (const account of await demoAccounts(runtime)) {
    tell(`  ${account.name}, ${account.label} (${account.organisationName})`);
  }
}

export async function runVerb(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { runRelais } = await import('./cli/main.ts');
  return runRelais(argv, env);
}

/** While developing, Vite evaluates this module again at each change: what holds the database is kept outside of it. */
const kept = globalThis as { relaisInDevelopment?: Promise<Relais> };

export async function developmentApp(): Promise<App> {
  kept.relaisInDevelopment ??= startDevelopment(readConfig(process.env));
  return createApp(await kept.relaisInDevelopment);
}

async function startDevelopment(config: Config): Promise<Relais> {
  const log = createLog(config.logLevel);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const relais = await openRelais({ config, log, tell: console.log, publicUrl });
  const background = await startBackground(relais.runtime, config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await background.stop();
      await relais.stop();
      process.exit(0);
    });
  }
  return relais;
}
