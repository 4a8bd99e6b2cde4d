import { redirect } from 'react-router';
import { requestContext } from '../request-context.ts';
import { doorForAnyone } from '../require-professional.server.ts';
import type { Route } from './+types/home.ts';

/** The address people type: it leads to what they can do next. */
export function loader({ context }: Route.LoaderArgs) {
  const signed = context.get(requestContext);
  return redirect(doorForAnyone(signed, signed.session ? '/ma-journee' : null, signed.ended));
}
