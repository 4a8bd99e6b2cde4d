import type { RouterContextProvider } from 'react-router';
import { REFERRAL_LINK } from '../../../domain/referral/mails.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { keysOf, readLink } from '../../../platform/auth/keys.ts';
import { requestContext } from '../../request-context.ts';

/** The link that an address holds, when this server signed it for a request. */
export function linkOf({
  context,
  params,
}: {
  context: Readonly<RouterContextProvider>;
  params: { token: string };
}) {
  const { runtime } = context.get(requestContext);
  const linkId = readLink(keysOf(runtime), REFERRAL_LINK, params.token);
  if (!linkId) throw new NotFound();
  return { runtime, linkId };
}
