import { redirect } from 'react-router';
import type { CircleRole } from '../../../../domain/circle/codes.ts';
import { findProfessionals } from '../../../../domain/circle/find-professionals.query.server.ts';
import { inviteToCircle } from '../../../../domain/circle/invite-to-circle.server.ts';
import { ofName } from '../../../../domain/french.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { circleHref, fullName, personCrumbs } from '../../circle/paths.ts';
import { sent, submitted } from '../../circle/submitted.server.ts';
import type { Route } from './+types/invite.ts';
import { InviteForm } from './invite-form.tsx';
import { ProfessionalSearch } from './professional-search.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Inviter un professionnel · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const organisationId = new URL(args.request.url).searchParams.get('organisation') || undefined;
  return { ...(await run(runtime, findProfessionals, actor, { personId, organisationId })), organisationId };
}

/** A name goes by POST, so that it stays out of addresses; finding by it answers the page itself. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const text = sent(form, 'nom').trim();
  const found = text ? (await run(runtime, findProfessionals, actor, { personId, text })).found : null;
  if (sent(form, 'acte') === 'chercher') return { text, found, rejected: undefined };
  const answer = await submitted(form, async () => {
    await run(runtime, inviteToCircle, actor, {
      personId,
      seat: sent(form, 'seat'),
      role: sent(form, 'role') as CircleRole,
      reason: sent(form, 'reason'),
    });
    return redirect(`${circleHref(personId)}?fait=inviter`);
  });
  if (answer instanceof Response) return answer;
  return { ...answer, data: { text, found, rejected: answer.data } };
}

export default function Invite({ loaderData, actionData }: Route.ComponentProps) {
  const { person, organisations, organisationId } = loaderData;
  const found = actionData?.found ?? loaderData.found;
  const rejected = actionData?.rejected;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          ...personCrumbs(person),
          { label: 'Cercle', href: circleHref(person.personId) },
          { label: 'Inviter un professionnel' },
        ]}
      />
      <PageTitle title="Inviter un professionnel" subtitle={`Dans le cercle ${ofName(fullName(person))}`} />
      {rejected && <ErrorSummary errors={rejected.errors} />}
      <Card title="Trouver le professionnel">
        <ProfessionalSearch
          organisations={organisations}
          organisationId={organisationId}
          text={actionData?.text}
        />
      </Card>
      {found && (
        <InviteForm found={found} rejected={rejected} text={actionData?.text} personId={person.personId} />
      )}
    </Stack>
  );
}
