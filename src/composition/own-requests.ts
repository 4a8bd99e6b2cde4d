import type { Context, MiddlewareHandler } from 'hono';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Pages are read, or sent a form by POST, and only from here. `csrf()` of Hono judges the types that a form may have and lets
 * every other one pass; here nothing that writes passes without saying where it comes from.
 */
export function ownRequestsOnly(publicUrl: string): MiddlewareHandler {
  return async (c, next) => {
    if (READING.has(c.req.method)) return next();
    if (c.req.method !== 'POST') return c.text('Méthode refusée.', 405, { allow: 'GET, HEAD, POST' });
    if (!comesFromHere(c, publicUrl)) return c.text('Cet envoi vient d’un autre site : il est refusé.', 403);
    return next();
  };
}

/** Pages that send no referrer (those of links in e-mails) have « null » as origin: the browser then says itself that it is ours. */
function comesFromHere(c: Context, publicUrl: string): boolean {
  const origin = c.req.header('origin');
  return (
    c.req.header('sec-fetch-site') === 'same-origin' || (origin !== undefined && isOurs(origin, c, publicUrl))
  );
}

/** Behind a proxy the request's own address is not the public one; both are ours. */
function isOurs(origin: string, c: Context, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || URL.parse(origin)?.host === c.req.header('host');
}
