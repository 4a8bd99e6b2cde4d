import pg from 'pg';
import { withOwner } from './connect.ts';

/** The address of another database of the same server. */
export function onDatabase(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/**
 * Makes sure that a database exists. A new one is filled under another name and takes its own at the end, so that a start
 * that is cut short begins again instead of leaving half of a demonstration.
 */
export async function createFilled(
  serverUrl: string,
  name: string,
  fill: (ownerUrl: string) => Promise<void>,
): Promise<'created' | 'existing'> {
  const draft = `${name}_new`;
  return withOwner(serverUrl, async (owner) => {
    const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return 'existing';
    await owner.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(draft)} WITH (FORCE)`);
    await owner.query(`CREATE DATABASE ${pg.escapeIdentifier(draft)} TEMPLATE template0 ENCODING 'UTF8'`);
    await fill(onDatabase(serverUrl, draft));
    await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(name)}`);
    return 'created';
  });
}
