import { Hono } from 'hono';
import type { ClientBase } from 'pg';
import { hashToken } from '../../platform/auth/keys.ts';
import { newId } from '../../platform/database/id.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { mountApis } from '../mount-apis.ts';

export interface AskOptions {
  token?: string | null;
  headers?: Record<string, string>;
  method?: string;
}

/** Asks the APIs as they are mounted, without the pages: `ask('/data-inclusion/api/v1/services')`. */
export function asker(runtime: Runtime, usualToken: string) {
  const app = new Hono();
  mountApis(app, runtime);
  return async (path: string, { token = usualToken, headers = {}, method = 'GET' }: AskOptions = {}) =>
    app.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
      }),
    );
}

/** A token whose word is its name. */
export async function giveToken(owner: ClientBase, name: string, scopes: string[]): Promise<string> {
  await owner.query('INSERT INTO api_token (token_id, name, scopes, hash) VALUES ($1, $2, $3, $4)', [
    newId(),
    name,
    scopes,
    hashToken(name),
  ]);
  return name;
}
