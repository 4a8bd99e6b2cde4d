import { data, redirect } from 'react-router';
import { accessPage } from '../../../../domain/account/access-page.query.server.ts';
import { endPersonAccess } from '../../../../domain/account/end-access.server.ts';
import { accountMessages } from '../../../../domain/account/messages.ts';
import { NotFound, Refused } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { accessHref, peopleHref, personHref } from '../paths.ts';
import type { Route } from './+types/end-access.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Fermer l’espace personnel · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { person, serves } = await run(runtime, accessPage, actor, { personId: args.params.personId });
  if (!serves) throw new NotFound();
  return person;
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  try {
    await run(runtime, endPersonAccess, actor, { personId });
  } catch (error) {
    const sentence = error instanceof Refused && accountMessages[error.code];
    if (!sentence) throw error;
    return data({ errors: [{ message: sentence }] }, { status: 422 });
  }
  return redirect(`${accessHref(personId)}?fait=fermer`);
}

export default function EndAccess({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, givenName, familyName } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: peopleHref },
          { label: `${givenName} ${familyName}`, href: personHref(personId) },
          { label: 'Son accès à Relais', href: accessHref(personId) },
          { label: 'Fermer' },
        ]}
      />
      <PageTitle title="Fermer son espace ?" subtitle={`${givenName} ${familyName}`} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <Confirm confirmLabel="Fermer son espace" tone="danger" cancelHref={accessHref(personId)}>
          <p>
            L’adresse et les codes n’ouvrent plus rien, et les appareils connectés sont déconnectés tout de
            suite. Le dossier ne change pas. La personne est prévenue par un message.
          </p>
          <p>
            Pour rouvrir son espace, il faudra deux professionnels avec elle et un délai de deux jours : ne
            fermez que si elle le demande, ou si quelqu’un d’autre a pris son adresse.
          </p>
        </Confirm>
      </Card>
    </Stack>
  );
}
