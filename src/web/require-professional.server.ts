import { data, type RouterContextProvider, redirect } from 'react-router';
import type { Actor } from '../platform/access/actor.ts';
import { nextStep, type Step, safeReturn } from '../platform/auth/rules.ts';
import type { PersonSession, Session } from '../platform/auth/session.ts';
import type { Runtime } from '../platform/runtime.ts';
import { requestContext } from './request-context.ts';

export interface Args {
  context: Readonly<RouterContextProvider>;
  request: Request;
}

export interface Signed {
  runtime: Runtime;
  actor: Extract<Actor, { kind: 'professional' }>;
  session: Session & { seat: NonNullable<Session['seat']> };
}

/** Sent by what a page does by itself: it never counts as a gesture, and is answered 401 instead of a sign-in page. */
export const BACKGROUND_HEADER = 'x-relais-background';

/** Where each missing step is done. */
const DOORS: Record<Exclude<Step, 'open'>, string> = {
  'second-factor': '/connexion/second-facteur',
  unlock: '/connexion/verrou',
  seat: '/choisir-organisation',
};

/**
 * First line of every loader and action of a professional's page: gives who asks, or sends to what stands between them and
 * the page (signing in, second factor, locked screen, choice of organisation) and back.
 */
export function requireProfessional({ context, request }: Args): Signed {
  const { runtime, actor, session, personSession, ended } = context.get(requestContext);
  if (session?.seat && actor.kind === 'professional')
    return { runtime, actor, session: { ...session, seat: session.seat } };
  if (request.headers.has(BACKGROUND_HEADER)) throw data({ code: 'signed-out' }, { status: 401 });
  if (personSession) throw redirect(personHome(personSession, null));
  throw redirect(doorFor(session, wantedPath(request), ended));
}

const PERSON_HOME = '/mon-espace';
/** All that a code on paper opens. */
export const PREPARING_HOME = '/mon-espace/diagnostic/preparer';

/** Where an accompanied person goes next: what they wanted of their own space, never a page of professionals. */
function personHome({ method }: PersonSession, returnTo: string | null): string {
  if (method === 'paper') return PREPARING_HOME;
  return returnTo && /^\/mon-espace(\/|\?|$)/.test(returnTo) ? returnTo : PERSON_HOME;
}

/** The same as `doorFor`, whoever is signed in. */
export function doorForAnyone(
  { session, personSession }: { session: Session | null; personSession: PersonSession | null },
  returnTo: string | null,
  ended: string | null = null,
): string {
  return personSession ? personHome(personSession, returnTo) : doorFor(session, returnTo, ended);
}

/** The page that does the next missing step, and comes back to `returnTo`. */
export function doorFor(
  session: Session | null,
  returnTo: string | null,
  ended: string | null = null,
): string {
  const step = session ? nextStep(session) : null;
  if (step === 'open') return returnTo?.startsWith(PERSON_HOME) ? '/' : (returnTo ?? '/');
  const query = new URLSearchParams();
  if (returnTo && returnTo !== '/') query.set('retour', returnTo);
  if (!session && ended) query.set('fin', ended);
  const door = step ? DOORS[step] : '/connexion';
  return query.size > 0 ? `${door}?${query}` : door;
}

/** The page itself; for a form that was sent, the page that held it. */
export function wantedPath(request: Request): string | null {
  const url = new URL(request.url);
  if (request.method === 'GET') return safeReturn(url.pathname + url.search);
  const from = URL.parse(request.headers.get('referer') ?? '');
  return from && from.host === url.host ? safeReturn(from.pathname + from.search) : null;
}
