import { redirect } from 'react-router';
import { signOut } from '../../../platform/auth/sessions.server.ts';
import { requestContext } from '../../request-context.ts';
import type { Route } from './+types/sign-out.ts';
import { noSessionCookie, tokenOf } from './cookies.server.ts';

/** « fin=idle »: a page that was left open closes its session by itself. */
export async function action({ context, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const why = new URL(request.url).searchParams.get('fin') === 'idle' ? 'idle' : 'signed-out';
  await signOut(runtime, tokenOf(runtime, request), why);
  return redirect(`/connexion?fin=${why}`, { headers: { 'set-cookie': noSessionCookie(runtime) } });
}

/** A link cannot sign out (an image on another site could): only the form does. */
export function loader() {
  return redirect('/');
}
