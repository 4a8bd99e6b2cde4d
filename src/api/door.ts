import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import packageJson from '../../package.json' with { type: 'json' };
import { offerVersion } from '../domain/offer/reading/offer-version.query.server.ts';
import { tokenScopes } from '../domain/offer/token/token-scopes.server.ts';
import type { Runtime } from '../platform/runtime.ts';
import { failure, type Keeping, preflight, refusal, send, unchanged } from './answers.ts';
import { readParameters } from './parameters/parameter.ts';
import { ApiRefused } from './refused.ts';
import type { Route } from './route.ts';

/**
 * Other systems' door to one API. It knows neither cookies nor sessions; refusals, redirections and methods are those of the reference
 * implementation of data·inclusion, whose clients change nothing but the address.
 */
export function openDoor(runtime: Runtime, routes: readonly Route[]): Hono {
  const door = new Hono();
  for (const route of routes) {
    const path = route.path.replace('{id}', ':id');
    door.get(path, (c) => answer(runtime, route, c));
    door.options(path, preflight);
    door.all(path, refuseMethod);
  }
  const known = routes.map(({ path }) => new RegExp(`${path.replace('{id}', '[^/]+')}$`));
  door.all('*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    const without = pathname.slice(0, -1);
    if (pathname.endsWith('/') && known.some((path) => path.test(without)))
      return c.redirect(`${without}${search}`, 307);
    throw new ApiRefused(404, 'Not Found');
  });
  door.onError((error, c) => {
    if (error instanceof ApiRefused) return refusal(error, c);
    runtime.log.error({ err: error }, 'API request failed');
    return failure(c);
  });
  return door;
}

/** What comes with the product, for who may keep it an hour. */
export function sendLasting(c: Context, json: string): Promise<Response> | Response {
  const etag = `W/"${createHash('sha256').update(json).digest('base64url')}"`;
  const keeping = { etag, 'cache-control': 'public, max-age=3600' };
  return isKept(c, keeping) ? unchanged(c, keeping) : send(c, json, keeping);
}

async function answer(runtime: Runtime, route: Route, c: Context): Promise<Response> {
  if (c.req.method === 'HEAD') refuseMethod();
  const restricted = route.access === 'offer' && (await letIn(runtime, c));
  const read = readParameters(route.parameters, new URL(c.req.url).searchParams);
  if ('problems' in read) throw new ApiRefused(422, read.problems);
  const keeping = await keepingOf(runtime, route, restricted);
  if (isKept(c, keeping)) return unchanged(c, keeping);
  const written = await route.answerTo({
    runtime,
    values: read.values,
    id: (c.req.param('id') ?? '').replaceAll('\0', ''), // PostgreSQL has no such character
    restricted,
  });
  return route.kept === 'product' && typeof written === 'string'
    ? sendLasting(c, written)
    : send(c, written, keeping);
}

async function keepingOf(runtime: Runtime, { kept }: Route, restricted: boolean): Promise<Keeping> {
  if (kept !== 'offer') return { 'cache-control': 'private, no-store' };
  const { number, settled } = await offerVersion(runtime.database.openPool);
  return {
    ...(settled && { etag: `W/"${packageJson.version}-${number}${restricted ? '-r' : ''}"` }),
    'cache-control': 'private, no-cache',
  };
}

const isKept = (c: Context, { etag }: Keeping): boolean =>
  etag !== undefined && c.req.header('if-none-match') === etag;

/** Whether the caller may read restricted sources too; refused without a token for the offer. */
async function letIn(runtime: Runtime, c: Context): Promise<boolean> {
  const shown = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (shown === undefined) throw new ApiRefused(401, 'Not authenticated');
  const scopes = await tokenScopes(runtime, shown);
  if (scopes === null) throw new ApiRefused(401, 'Unauthorized');
  if (!scopes.has('offer')) throw new ApiRefused(403, 'Forbidden');
  return scopes.has('offer-restricted');
}

function refuseMethod(): never {
  throw new ApiRefused(405, 'Method Not Allowed');
}
