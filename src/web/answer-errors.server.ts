import { type ActionFunction, data, type LoaderFunction, redirect, type ServerBuild } from 'react-router';
import { Invalid, NotFound, Refused, SeatEnded } from '../platform/access/errors.ts';

/** Reached in the middle of anything, they are nobody's form error. */
const CEILINGS = new Set(['files_per_hour', 'openings_per_day', 'searches_per_day']);

/**
 * What the domain threw and a page did not handle, as an answer. Missing and forbidden give the same 404; an input that is
 * not of its shape did not come from our pages and names nothing that exists.
 */
function answerFor(error: unknown, request: Request): unknown {
  if (error instanceof NotFound || error instanceof Invalid) return data(null, { status: 404 });
  if (error instanceof SeatEnded) return redirect('/connexion?fin=membership-ended');
  if (error instanceof Refused && error.code === 'openings_per_day' && request.method === 'GET')
    return redirect(beyondCeiling(request));
  if (error instanceof Refused && CEILINGS.has(error.code))
    return data({ code: error.code }, { status: 429 });
  if (error instanceof Refused) return data({ code: error.code, params: error.params }, { status: 409 });
  return error;
}

/** Where one more file is confirmed, and then opened. */
function beyondCeiling(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `/compte/confirmer?${new URLSearchParams({ retour: pathname + search })}`;
}

/** What was sent is no form at all: nothing of ours sends it, and it is nobody's failure. */
function readForms(request: Request): void {
  const read = request.formData.bind(request);
  const value = () =>
    read().catch(() => {
      throw data(null, { status: 400 });
    });
  // The server's own Request lets nothing be assigned.
  Object.defineProperty(request, 'formData', { value, configurable: true });
}

function answering<F extends LoaderFunction | ActionFunction>(handler: F): F {
  return (async (...args: Parameters<F>) => {
    readForms(args[0].request);
    try {
      return await (handler as (...given: Parameters<F>) => unknown)(...args);
    } catch (error) {
      throw answerFor(error, args[0].request);
    }
  }) as F;
}

/** Wraps every loader and action of the site once, here, so that no page can forget it. */
export function withAnsweredErrors(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: answering(loader) }),
      ...(action && { action: answering(action) }),
    };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
