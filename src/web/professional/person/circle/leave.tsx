import { redirect } from 'react-router';
import { circlePage } from '../../../../domain/circle/circle-page.query.server.ts';
import { leaveCircle } from '../../../../domain/circle/leave-circle.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { circleHref, fullName, INVITATIONS, personCrumbs } from '../../circle/paths.ts';
import { submitted } from '../../circle/submitted.server.ts';
import type { Route } from './+types/leave.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Quitter le cercle · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { person, abilities } = await run(runtime, circlePage, actor, { personId: args.params.personId });
  if (abilities.leave === 'no') throw new NotFound();
  return { person };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(form, async () => {
    await run(runtime, leaveCircle, actor, { personId: args.params.personId });
    return redirect(`${INVITATIONS}?fait=quitter`);
  });
}

export default function Leave({ loaderData, actionData }: Route.ComponentProps) {
  const { person } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          ...personCrumbs(person),
          { label: 'Cercle', href: circleHref(person.personId) },
          { label: 'Quitter' },
        ]}
      />
      <PageTitle title="Quitter le cercle ?" subtitle={fullName(person)} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <Confirm confirmLabel="Quitter le cercle" tone="danger" cancelHref={circleHref(person.personId)}>
          <p>
            Vous ne verrez plus ce dossier dès aujourd’hui. Ce que vous avez écrit y reste, sous votre nom.
            Pour revenir, il faudra une nouvelle invitation.
          </p>
        </Confirm>
      </Card>
    </Stack>
  );
}
