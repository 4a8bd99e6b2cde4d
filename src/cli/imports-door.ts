import { setTimeout } from 'node:timers/promises';
import { stopMessage } from '../domain/import/flow-messages.ts';
import { type ImportPage, importPage } from '../domain/import/import-page.query.server.ts';
import { claimImport, performImport } from '../domain/import/import-worker.server.ts';
import { importStates } from '../domain/import/states.ts';
import type { Actor } from '../platform/access/actor.ts';
import { run } from '../platform/access/run.ts';
import type { Runtime } from '../platform/runtime.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { readAccount } from './read-account.ts';
import type { VerbContext } from './verb.ts';

/** Who imports in the demonstration. */
const DEMO_ACCOUNT = 'marc@demo.relais.example';

/** What the verbs about lists work with. */
export interface Door {
  runtime: Runtime;
  actor: Actor;
  tell: VerbContext['tell'];
}

export const wrong = (code: string, message: string) => new StartRefused(code, message);

export function wordAfter(option: string, rest: string[]): string {
  const value = rest.shift();
  if (!value || value.startsWith('--')) throw wrong('option-empty', `${option} demande une valeur.`);
  return value;
}

interface Named {
  account: string | undefined;
  organisation: string | undefined;
}

export function importer(runtime: Runtime, { account, organisation }: Named): Promise<Actor> {
  const named = account ?? (runtime.demo ? DEMO_ACCOUNT : undefined);
  if (!named)
    throw wrong('account-missing', 'Dites au nom de quel compte importer : --as prenom.nom@organisation.fr');
  return readAccount(runtime, named, organisation);
}

const LOOK_AGAIN_MS = 300;

/** Beside a running Relais, whichever process takes the work first does it, and the other waits for it. */
export async function worked({ runtime, actor }: Door, importId: string): Promise<ImportPage> {
  for (;;) {
    const claimed = await claimImport(runtime, importId);
    if (claimed) await performImport(runtime, claimed);
    const page = await run(runtime, importPage, actor, { importId });
    if (page.stoppedWhy) throw wrong('import-stopped', stopMessage(page.stoppedWhy));
    if (!importStates[page.state].working) return page;
    await setTimeout(LOOK_AGAIN_MS);
  }
}
