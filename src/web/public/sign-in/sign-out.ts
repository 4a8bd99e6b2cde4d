import { redirect } from 'react-router';
import { signOut } from '../../../platform/auth/sessions.server.ts';
import { requestContext } from '../../request-context.ts';
import type { Route } from './+types/sign-out.ts';
import { noSessionCookie, tokenOf } from './cookies.server.ts';

export async function action({ context, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  await signOut(runtime, tokenOf(runtime, request));
  return redirect('/connexion?fin=signed-out', { headers: { 'set-cookie': noSessionCookie(runtime) } });
}

/** A link cannot sign out (an image on another site could): only the form does. */
export function loader() {
  return redirect('/');
}
