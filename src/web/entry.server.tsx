import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router';
import { requestContext } from './request-context.ts';

const RENDER_LIMIT_MS = 5_000;

/** Renders the whole page before answering: loaders have everything, so there is nothing to stream in later. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, runtime } = context.get(requestContext);
  return new Promise((resolve, reject) => {
    const page = <ServerRouter context={entry} url={request.url} {...(nonce && { nonce })} />;
    const { pipe, abort } = renderToPipeableStream(page, {
      ...(nonce && { nonce }),
      onAllReady() {
        clearTimeout(timer);
        const body = new PassThrough();
        headers.set('content-type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error) => runtime.log.error({ err: error }, 'page not rendered'),
    });
    const timer = setTimeout(abort, RENDER_LIMIT_MS);
  });
}

/** Everything unexpected that a loader, an action or a page threw; what was answered on purpose never comes here. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error)) return; // a 404 of an unknown address
  context.get(requestContext).runtime.log.error({ err: error, method: request.method }, 'request failed');
};
