import { requestContext } from '../../request-context.ts';
import type { Route } from './+types/presence.ts';

/**
 * Somebody is typing in a page that sends nothing yet: the request itself was the gesture. Answers whether the screen may
 * stay open.
 */
export function action({ context }: Route.ActionArgs) {
  const { session, personSession } = context.get(requestContext);
  const open = personSession ?? (session && !session.locked);
  return new Response(null, { status: open ? 204 : 401 });
}
