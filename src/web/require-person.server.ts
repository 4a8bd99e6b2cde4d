import { redirect } from 'react-router';
import type { Actor } from '../platform/access/actor.ts';
import { NotFound } from '../platform/access/errors.ts';
import type { PersonSession } from '../platform/auth/session.ts';
import type { Runtime } from '../platform/runtime.ts';
import { requestContext } from './request-context.ts';
import { type Args, doorFor, PREPARING_HOME, wantedPath } from './require-professional.server.ts';

export interface SignedPerson {
  runtime: Runtime;
  actor: Extract<Actor, { kind: 'person' }>;
  session: PersonSession;
}

/**
 * First line of every loader and action of a page in web/person: gives the accompanied person who asks, or sends to the
 * sign-in page and back. For a professional these pages do not exist.
 */
export function requirePerson({ context, request }: Args): SignedPerson {
  const { runtime, actor, session, personSession, ended } = context.get(requestContext);
  if (personSession && actor.kind === 'person') return { runtime, actor, session: personSession };
  if (personSession) throw redirect(PREPARING_HOME);
  if (session) throw new NotFound();
  throw redirect(doorFor(null, wantedPath(request), ended));
}

export interface Preparing {
  runtime: Runtime;
  /** `preparing`: the bearer of a code on paper, to whom nothing is ever shown. */
  actor: Extract<Actor, { kind: 'person' | 'preparing' }>;
}

/** The same for the pages where a person prepares, which a code on paper opens too. */
export function requirePreparing(args: Args): Preparing {
  const { runtime, actor } = args.context.get(requestContext);
  return actor.kind === 'preparing' ? { runtime, actor } : requirePerson(args);
}
