import { createContext } from 'react-router';
import type { Resolved } from '../platform/auth/sessions.server.ts';
import type { Runtime } from '../platform/runtime.ts';

/** What loaders and actions know of the request: who asks (`actor`, `session`, `ended`), and what to ask with. */
export interface RequestContext extends Omit<Resolved, 'timeZone'> {
  /** Its clock lives in the time zone of who asks. */
  runtime: Runtime;
  /** Of the page's content security policy; absent while developing, where Vite adds styles of its own. */
  nonce: string | undefined;
}

export const requestContext = createContext<RequestContext>();
