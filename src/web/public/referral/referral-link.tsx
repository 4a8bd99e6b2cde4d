import { redirect } from 'react-router';
import { moveReferralByLink, renewReferralLink } from '../../../domain/referral/move-referral.server.ts';
import {
  type LinkReferral,
  linkStanding,
  openByLink,
} from '../../../domain/referral/referral-by-link.server.ts';
import { anonymous } from '../../../platform/access/actor.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { type Attempt, attempt, sent, sentVersion } from '../../referral/attempt.server.ts';
import { linkHref } from '../../referral/paths.ts';
import { structureMoveOf } from '../../referral/structure-input.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { PRIVATE_PAGE } from '../sign-in/cookies.server.ts';
import type { Route } from './+types/referral-link.ts';
import { linkOf } from './link-of.server.ts';
import { LinkStandingCard, OpenedReferral } from './link-parts.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Une demande pour votre service · Relais' }];
export const headers = () => PRIVATE_PAGE;
/** After an answer the page shows where the request stands. */
export const shouldRevalidate = () => true;

/** Where the request stands, and no name: programs that open links before people do learn nothing of anybody. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, linkId } = linkOf(args);
  const standing = await run(runtime, linkStanding, anonymous, { linkId });
  return { standing, done: new URL(args.request.url).searchParams.get('fait') };
}

/** Whoever holds the link acts as nobody else, signed in or not: it opens one request. */
export async function action(args: Route.ActionArgs) {
  const { runtime, linkId } = linkOf(args);
  const form = await args.request.formData();
  const here = new URL(args.request.url).pathname;
  const opened = () => run(runtime, openByLink, anonymous, { linkId });
  switch (sent(form, 'acte')) {
    case 'voir':
      return { opened: await opened(), attempt: undefined as Attempt | undefined };
    case 'renouveler':
      await run(runtime, renewReferralLink, anonymous, { linkId });
      return redirect(`${here}?fait=lien`);
    case 'repondre': {
      const answered = await attempt(form, async () => {
        await run(runtime, moveReferralByLink, anonymous, {
          linkId,
          version: sentVersion(form),
          who: sent(form, 'who'),
          move: structureMoveOf(form),
        });
        return redirect(`${here}?fait=reponse`);
      });
      if (answered instanceof Response) return answered;
      // Refused: the request again, as far as the link still opens it, with what was typed.
      return { opened: await opened(), attempt: answered.data };
    }
    default:
      throw new NotFound();
  }
}

export default function ReferralLink({ loaderData, actionData, params }: Route.ComponentProps) {
  const { standing, done } = loaderData;
  const shown: LinkReferral = actionData?.opened ?? { ...standing, files: [] };
  return (
    <Stack gap="l">
      <PageTitle
        title="Une demande pour votre service"
        subtitle={`${standing.service} · ${standing.structure}`}
      />
      {actionData?.opened.live && actionData.opened.contactName !== undefined ? (
        <OpenedReferral referral={shown} here={linkHref(params.token)} attempt={actionData.attempt} />
      ) : (
        <LinkStandingCard standing={shown} done={done} attempt={actionData?.attempt} />
      )}
    </Stack>
  );
}
