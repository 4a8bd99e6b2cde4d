import { Form, redirect } from 'react-router';
import { type CircleRole, REASON_LENGTH } from '../../../domain/circle/codes.ts';
import { invitablePeople } from '../../../domain/circle/invite-from-directory.query.server.ts';
import { inviteToCircle } from '../../../domain/circle/invite-to-circle.server.ts';
import { directoryLine } from '../../../domain/organisation/directory-line.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { errorOf, typed } from '../circle/rejected.ts';
import { RoleChoice } from '../circle/role-choice.tsx';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/invite-from-directory.ts';
import { DIRECTORY, lineHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Inviter dans un cercle · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { seat } = args.params;
  const { entry } = await run(runtime, directoryLine, actor, { seat });
  return { entry, ...(await run(runtime, invitablePeople, actor, { seat })) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(
    form,
    async () => {
      await run(runtime, inviteToCircle, actor, {
        personId: sent(form, 'personId'),
        seat: args.params.seat,
        role: sent(form, 'role') as CircleRole,
        reason: sent(form, 'reason'),
      });
      return redirect(`${DIRECTORY}?fait=inviter`);
    },
    { personId: 'Choisissez la personne concernée.' },
  );
}

export default function InviteFromDirectory({ loaderData, actionData }: Route.ComponentProps) {
  const { entry, people, mayAccompany } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Annuaire', href: DIRECTORY },
          { label: entry.name, href: lineHref(entry.seat) },
          { label: 'Inviter dans un cercle' },
        ]}
      />
      <PageTitle title={`Inviter ${entry.name}`} subtitle={`${entry.function}, ${entry.organisation}`} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        {people.length === 0 ? (
          <EmptyState
            title="Vous n’accompagnez personne pour l’instant"
            level={2}
            action={
              <LinkButton href={lineHref(entry.seat)} variant="quiet">
                Retour à la fiche
              </LinkButton>
            }
          >
            <p>On invite dans le cercle d’une personne que l’on accompagne.</p>
          </EmptyState>
        ) : (
          <Form method="post" noValidate>
            <Stack>
              <SelectField
                name="personId"
                label="Dans le cercle de"
                required
                placeholder="Choisir une personne que vous accompagnez"
                options={people.map(({ personId, name, birthDate }) => ({
                  value: personId,
                  label: birthDate ? `${name}, ${formatDate(birthDate)}` : name,
                }))}
                defaultValue={typed(actionData, 'personId')}
                error={errorOf(actionData, 'personId')}
              />
              <RoleChoice
                legend="Ce que le professionnel vient faire"
                mayAccompany={mayAccompany}
                defaultValue={typed(actionData, 'role', 'accompagnateur')}
                error={errorOf(actionData, 'role')}
              />
              <TextArea
                name="reason"
                label="Pourquoi vous l’invitez"
                hint="Une phrase, que le professionnel et la personne pourront lire."
                required
                rows={2}
                maxLength={REASON_LENGTH}
                defaultValue={typed(actionData, 'reason')}
                error={errorOf(actionData, 'reason')}
              />
              <FormActions>
                <Button>Envoyer l’invitation</Button>
                <LinkButton href={lineHref(entry.seat)} variant="quiet">
                  Annuler
                </LinkButton>
              </FormActions>
            </Stack>
          </Form>
        )}
      </Card>
    </Stack>
  );
}
