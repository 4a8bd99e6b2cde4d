import { NotFound } from '../../../platform/access/errors.ts';
import { demoSignIn } from '../../../platform/auth/demo-sign-in.server.ts';
import { deviceLabel } from '../../../platform/auth/device-label.ts';
import { safeReturn } from '../../../platform/auth/rules.ts';
import { requestContext } from '../../request-context.ts';
import type { Route } from './+types/demo.ts';
import { goOn } from './cookies.server.ts';

/** The demonstration's door. Without the demo mark, or for another account, it is a page that does not exist. */
export async function action({ context, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const form = await request.formData();
  const account = String(form.get('compte') ?? '');
  const device = deviceLabel(request.headers.get('user-agent'));
  const token = await demoSignIn(runtime, { account, device });
  return goOn(runtime, token, safeReturn(String(form.get('retour') ?? '')));
}

export function loader(): never {
  throw new NotFound();
}
