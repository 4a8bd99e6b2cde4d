import { StartRefused } from '../start-refused.ts';
import { openDatabase, withOwner } from './connect.ts';

const WHY: Record<string, string> = {
  ECONNREFUSED: 'aucun serveur n’y répond',
  ETIMEDOUT: 'le serveur ne répond pas',
  EHOSTUNREACH: 'le serveur est injoignable',
  ENOTFOUND: 'ce nom de serveur n’existe pas',
  EAI_AGAIN: 'ce nom de serveur n’existe pas',
  '28P01': 'le mot de passe ou le compte est refusé',
  '28000': 'le serveur refuse ce compte depuis cette machine',
  '3D000': 'cette base n’existe pas sur le serveur',
  '42501': 'ce compte n’a pas le droit de se connecter à cette base',
};

/** Connects once, so that an address that does not work stops the start with a sentence that names its variable. */
export async function reachOwner(variable: string, url: string): Promise<void> {
  await explain(variable, url, () => withOwner(url, async () => undefined));
}

export async function reachApplication(variable: string, url: string): Promise<void> {
  const handle = openDatabase(url, { max: 1 });
  try {
    await explain(variable, url, () => handle.pool.query('SELECT 1'));
  } finally {
    await handle.close();
  }
}

async function explain(variable: string, url: string, connect: () => Promise<unknown>): Promise<void> {
  try {
    await connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const { host, pathname } = new URL(url); // never its password
    const why = WHY[code] ?? (error instanceof Error ? error.message : String(error));
    throw new StartRefused('database-unreachable', `${variable} (${host}${pathname}) : ${why}.`, {
      cause: error,
    });
  }
}
