import { redirect } from 'react-router';
import { circlePage } from '../../../../domain/circle/circle-page.query.server.ts';
import { endParticipation } from '../../../../domain/circle/end-participation.server.ts';
import { ofName } from '../../../../domain/french.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { circleHref, fullName, personCrumbs } from '../../circle/paths.ts';
import type { Route } from './+types/end-place.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Mettre fin à une participation · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, circleMemberId } = args.params;
  const { person, members } = await run(runtime, circlePage, actor, { personId });
  const member = members.find((one) => one.circleMemberId === circleMemberId);
  if (!member?.mayEnd) throw new NotFound();
  return { person, name: member.name, organisation: member.organisation };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, circleMemberId } = args.params;
  await run(runtime, endParticipation, actor, { personId, circleMemberId });
  return redirect(`${circleHref(personId)}?fait=fin`);
}

export default function EndPlace({ loaderData }: Route.ComponentProps) {
  const { person, name, organisation } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          ...personCrumbs(person),
          { label: 'Cercle', href: circleHref(person.personId) },
          { label: 'Mettre fin à une participation' },
        ]}
      />
      <PageTitle title={`Mettre fin à la participation ${ofName(name)} ?`} subtitle={fullName(person)} />
      <Card>
        <Confirm
          confirmLabel="Mettre fin à la participation"
          tone="danger"
          cancelHref={circleHref(person.personId)}
        >
          <p>
            {name} ({organisation}) ne verra plus ce dossier dès aujourd’hui et en sera prévenu par e-mail. Ce
            qui a été écrit reste, sous son nom.
          </p>
        </Confirm>
      </Card>
    </Stack>
  );
}
