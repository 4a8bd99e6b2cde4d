import { type ActionFunction, data, type LoaderFunction, redirect, type ServerBuild } from 'react-router';
import { Invalid, NotFound, Refused, SeatEnded } from '../platform/access/errors.ts';

/** Reached in the middle of anything, they are nobody's form error. */
const CEILINGS = new Set(['files_per_hour', 'searches_per_day']);

/**
 * What the domain threw and a page did not handle, as an answer. Missing and forbidden give the same 404; an input that is
 * not of its shape did not come from our pages and names nothing that exists.
 */
function answerFor(error: unknown): unknown {
  if (error instanceof NotFound || error instanceof Invalid) return data(null, { status: 404 });
  if (error instanceof SeatEnded) return redirect('/connexion?fin=membership-ended');
  if (error instanceof Refused && CEILINGS.has(error.code))
    return data({ code: error.code }, { status: 429 });
  if (error instanceof Refused) return data({ code: error.code, params: error.params }, { status: 409 });
  return error;
}

function answering<F extends LoaderFunction | ActionFunction>(handler: F): F {
  return (async (...args: Parameters<F>) => {
    try {
      return await (handler as (...given: Parameters<F>) => unknown)(...args);
    } catch (error) {
      throw answerFor(error);
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
