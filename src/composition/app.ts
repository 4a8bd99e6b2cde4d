import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import packageJson from '../../package.json' with { type: 'json' };
import { mountApis } from '../api/mount-apis.ts';
import { cookieJar, readCookie } from '../platform/auth/cookies.ts';
import { resolveSession } from '../platform/auth/sessions.server.ts';
import { clockIn } from '../platform/clock/clock.ts';
import type { Runtime } from '../platform/runtime.ts';
import { withAnsweredErrors } from '../web/answer-errors.server.ts';
import { requestContext } from '../web/request-context.ts';
import { BACKGROUND_HEADER } from '../web/require-professional.server.ts';
import { limitBody } from './limit-body.ts';
import { ownRequestsOnly } from './own-requests.ts';
import { tooLargePage } from './too-large-page.ts';

export interface AppParts {
  runtime: Runtime;
  /** The pages, as React Router built them. */
  pages: ServerBuild;
  /** Folder of the browser's files; absent while developing, where Vite serves them. */
  clientDir?: string | undefined;
}

export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

const MB = 1024 * 1024;
const LARGEST_BODY = 32 * MB;
const YEAR_SECONDS = 31_536_000;

/** Composes every door of Relais. Listens to nothing: tests call `fetch`. */
export function createApp({ runtime, pages, clientDir }: AppParts): App {
  const app = new Hono();
  app.get('/healthz', async (c) => {
    const reachable = await runtime.database.ping();
    const status = reachable ? 'ok' : 'degraded';
    const database = reachable ? 'ok' : 'unreachable';
    return c.json({ status, version: packageJson.version, database }, reachable ? 200 : 503);
  });
  mountApis(app, runtime);
  app.use(compress());
  app.use(headersFor(runtime, clientDir !== undefined));
  if (clientDir !== undefined) serveClient(app, clientDir);
  app.use(ownRequestsOnly(runtime.publicUrl));
  app.use(
    limitBody({
      bytes: LARGEST_BODY,
      answer: (c) => c.html(tooLargePage(c.req.path, LARGEST_BODY / MB), 413),
    }),
  );
  const answerPage = createRequestHandler(withAnsweredErrors(pages));
  app.all('*', async (c) => {
    // Already judged. React Router would judge again by the address behind the proxy, and refuse the forms of pages that
    // send no referrer (those of links in e-mails), whose Origin is « null ».
    c.req.raw.headers.delete('origin');
    return answerPage(c.req.raw, await contextOf(runtime, c));
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    runtime.log.error({ err: error, method: c.req.method }, 'request failed');
    return c.text('Relais a rencontré un problème. Réessayez dans un instant.', 500);
  });
  return { fetch: (request) => app.fetch(request) };
}

/**
 * Scripts and styles only from us or with the nonce of the page, style attributes not at all. While developing, Vite adds
 * scripts and styles that know no nonce.
 */
function headersFor(runtime: Runtime, strict: boolean) {
  return secureHeaders({
    overwrite: false, // a page that holds a link's secret sets a stricter Referrer-Policy of its own
    referrerPolicy: 'same-origin',
    strictTransportSecurity: runtime.publicUrl.startsWith('https:') ? `max-age=${YEAR_SECONDS}` : false,
    ...(strict && {
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", NONCE],
        styleSrc: ["'self'", NONCE],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  });
}

function serveClient(app: Hono, clientDir: string): void {
  const files = serveStatic({ root: path.relative(process.cwd(), clientDir) });
  app.use('/assets/*', kept(`max-age=${YEAR_SECONDS}, immutable`), files); // their names change with their content
  app.get('/assets/*', (c) => c.text('', 404));
  for (const file of ['/icon.svg', '/robots.txt', '/mon-espace.js'])
    app.use(file, kept('max-age=3600'), files);
}

function kept(howLong: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', `public, ${howLong}`);
  };
}

async function contextOf(runtime: Runtime, c: Context): Promise<RouterContextProvider> {
  const request = c.req.raw;
  const token = readCookie(request, cookieJar(runtime.publicUrl).session);
  const { timeZone, ...resolved } = await resolveSession(runtime, token, {
    gesture: !request.headers.has(BACKGROUND_HEADER),
  });
  const context = new RouterContextProvider();
  context.set(requestContext, {
    ...resolved,
    runtime: timeZone === null ? runtime : { ...runtime, clock: clockIn(timeZone, runtime.clock) },
    nonce: c.get('secureHeadersNonce'),
  });
  return context;
}
