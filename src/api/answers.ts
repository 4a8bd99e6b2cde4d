import type { Context } from 'hono';
import { compressed } from './compressed.ts';
import { ApiRefused } from './refused.ts';
import type { Answer } from './route.ts';

/** Any page may read it: who calls shows a token, and no cookie counts here. */
const OPEN_TO_PAGES = {
  'content-type': 'application/json',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag',
  'x-content-type-options': 'nosniff',
};
const ANSWER_TO_PREFLIGHT = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET',
  'access-control-allow-headers': 'authorization, *',
  'access-control-max-age': '86400',
};

export type Keeping = Readonly<Record<string, string>>;

export async function send(c: Context, written: Answer, keeping: Keeping): Promise<Response> {
  if (written === null) throw new ApiRefused(404, 'Not Found');
  const { body, gzip } = await compressed(written, c.req.header('accept-encoding'));
  return c.body(body, 200, {
    ...OPEN_TO_PAGES,
    ...keeping,
    vary: 'Accept-Encoding',
    ...(gzip && { 'content-encoding': 'gzip' }),
  });
}

export function unchanged(c: Context, keeping: Keeping): Response {
  return c.body(null, 304, { 'access-control-allow-origin': '*', vary: 'Accept-Encoding', ...keeping });
}

export function refusal({ status, detail }: ApiRefused, c: Context): Response {
  return c.body(JSON.stringify({ detail }), status, {
    ...OPEN_TO_PAGES,
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(status === 405 && { allow: 'GET' }),
  });
}

export function failure(c: Context): Response {
  return c.text('Internal Server Error', 500, { 'access-control-allow-origin': '*' });
}

/** What a browser asks before it lets a page of elsewhere send a token. */
export function preflight(c: Context): Response {
  if (c.req.header('access-control-request-method') === undefined)
    throw new ApiRefused(405, 'Method Not Allowed');
  return c.body(null, 204, ANSWER_TO_PREFLIGHT);
}
