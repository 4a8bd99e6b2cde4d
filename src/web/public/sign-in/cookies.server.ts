import { redirect } from 'react-router';
import { clearCookie, cookieJar, readCookie, setCookie } from '../../../platform/auth/cookies.ts';
import { SESSION_HOURS, SIGN_IN_MINUTES } from '../../../platform/auth/rules.ts';
import { resolveSession } from '../../../platform/auth/sessions.server.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { doorForAnyone } from '../../require-professional.server.ts';

/** Pages that hold a link's secret or a session's beginning: kept by nobody, told to nobody. */
export const PRIVATE_PAGE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

export function browserOf(runtime: Runtime, request: Request): string | null {
  return readCookie(request, cookieJar(runtime.publicUrl).browser);
}

export function tokenOf(runtime: Runtime, request: Request): string | null {
  return readCookie(request, cookieJar(runtime.publicUrl).session);
}

export function browserCookie(runtime: Runtime, value: string): string {
  const jar = cookieJar(runtime.publicUrl);
  return setCookie(jar, jar.browser, value, SIGN_IN_MINUTES * 60);
}

export function sessionCookie(runtime: Runtime, token: string): string {
  const jar = cookieJar(runtime.publicUrl);
  return setCookie(jar, jar.session, token, SESSION_HOURS * 3600);
}

export function noSessionCookie(runtime: Runtime): string {
  const jar = cookieJar(runtime.publicUrl);
  return clearCookie(jar, jar.session);
}

/** Carries a new session token to the next missing step, or to the page that was wanted. */
export async function goOn(runtime: Runtime, token: string, returnTo: string | null): Promise<Response> {
  const signed = await resolveSession(runtime, token, { gesture: true });
  return redirect(doorForAnyone(signed, returnTo), {
    headers: { 'set-cookie': sessionCookie(runtime, token) },
  });
}
