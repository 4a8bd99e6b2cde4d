import { redirect } from 'react-router';
import { requestContext } from '../request-context.ts';
import { doorFor } from '../require-professional.server.ts';
import type { Route } from './+types/home.ts';

/** The address people type: it leads to what they can do next. */
export function loader({ context }: Route.LoaderArgs) {
  const { session, ended } = context.get(requestContext);
  return redirect(doorFor(session, session ? '/personnes' : null, ended));
}
