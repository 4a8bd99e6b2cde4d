import { redirect } from 'react-router';
import type { SeatRole, Speciality } from '../../../domain/organisation/codes.ts';
import { organisationPage } from '../../../domain/organisation/organisation-page.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { inviteProfessional } from '../../../platform/auth/invitations.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ORGANISATION } from '../circle/paths.ts';
import { errorOf, typed } from '../circle/rejected.ts';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/invite-colleague.ts';
import { SeatFields } from './seat-fields.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Inviter un collègue · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { isManager, organisation } = await run(runtime, organisationPage, actor, {});
  if (!isManager) throw new NotFound();
  return { organisation: organisation.name };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(
    form,
    async () => {
      await run(runtime, inviteProfessional, actor, {
        email: sent(form, 'email'),
        givenName: sent(form, 'givenName'),
        familyName: sent(form, 'familyName'),
        function: sent(form, 'function'),
        speciality: sent(form, 'speciality') as Speciality,
        roles: form.getAll('roles').map(String) as SeatRole[],
      });
      return redirect(`${ORGANISATION}?fait=inviter`);
    },
    SENTENCES,
  );
}

const SENTENCES: Record<string, string> = {
  email: 'Saisissez une adresse complète, par exemple nom@exemple.fr.',
  givenName: 'Donnez le prénom.',
  familyName: 'Donnez le nom.',
  function: 'Donnez la fonction, telle que les personnes accompagnées la liront.',
  speciality: 'Choisissez une spécialité.',
  roles: 'Choisissez au moins un rôle.',
};

export default function InviteColleague({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Organisation', href: ORGANISATION }, { label: 'Inviter un collègue' }]} />
      <PageTitle title="Inviter un collègue" subtitle={loaderData.organisation} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <TextField
              name="email"
              type="email"
              label="Adresse e-mail professionnelle"
              hint="L’invitation y est envoyée ; elle est personnelle et vaut 14 jours."
              required
              width="medium"
              autoComplete="off"
              defaultValue={typed(actionData, 'email')}
              error={errorOf(actionData, 'email')}
            />
            <TextField
              name="givenName"
              label="Prénom"
              required
              width="medium"
              autoComplete="off"
              defaultValue={typed(actionData, 'givenName')}
              error={errorOf(actionData, 'givenName')}
            />
            <TextField
              name="familyName"
              label="Nom"
              required
              width="medium"
              autoComplete="off"
              defaultValue={typed(actionData, 'familyName')}
              error={errorOf(actionData, 'familyName')}
            />
            <SeatFields rejected={actionData} />
            <FormActions>
              <Button>Envoyer l’invitation</Button>
              <LinkButton href={ORGANISATION} variant="quiet">
                Annuler
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
