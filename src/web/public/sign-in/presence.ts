import { requestContext } from '../../request-context.ts';
import type { Route } from './+types/presence.ts';

/**
 * Somebody is typing in a page that sends nothing yet: the request itself was the gesture. Answers whether the screen may
 * stay open.
 */
export function action({ context }: Route.ActionArgs) {
  const { session } = context.get(requestContext);
  return new Response(null, { status: session && !session.locked ? 204 : 401 });
}
