import { redirect } from 'react-router';
import { askToJoin } from '../../../../domain/circle/ask-to-join.server.ts';
import { type CircleRole, REASON_LENGTH } from '../../../../domain/circle/codes.ts';
import { joinPage } from '../../../../domain/circle/join-page.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { INVITATIONS } from '../../circle/paths.ts';
import { errorOf, typed } from '../../circle/rejected.ts';
import { RoleChoice } from '../../circle/role-choice.tsx';
import { sent, submitted } from '../../circle/submitted.server.ts';
import type { Route } from './+types/join.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Demander à rejoindre le cercle · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, joinPage, actor, { personId: args.params.personId });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(form, async () => {
    await run(runtime, askToJoin, actor, {
      personId: args.params.personId,
      role: sent(form, 'role') as CircleRole,
      reason: sent(form, 'reason'),
    });
    return redirect(`${INVITATIONS}?fait=demander`);
  });
}

export default function Join({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, discreet, mayAccompany } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Personnes', href: '/personnes' }, { label: 'Rejoindre le cercle' }]} />
      <PageTitle
        title="Demander à rejoindre le cercle"
        subtitle="De la personne que vous venez de rechercher par son identité exacte"
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {asked && (
        <Notice tone="info" title="Votre demande attend une réponse">
          <p>
            Vous l’avez envoyée le {formatDate(asked.on)}.{' '}
            <TextLink href={INVITATIONS}>Voir mes demandes</TextLink>
          </p>
        </Notice>
      )}
      {discreet && <DiscreetNotice />}
      {!asked && !discreet && (
        <Card>
          <form method="post" noValidate>
            <Stack>
              <p>
                Le référent reçoit votre demande et y répond ; sans référent, c’est le service d’orientation.
                D’ici là, vous ne voyez rien du dossier.
              </p>
              <RoleChoice
                legend="Ce que vous venez faire"
                mayAccompany={mayAccompany}
                defaultValue={typed(actionData, 'role', 'accompagnateur')}
                error={errorOf(actionData, 'role')}
              />
              <TextArea
                name="reason"
                label="Pourquoi vous le demandez"
                hint="Une phrase, que le référent et la personne pourront lire."
                required
                rows={2}
                maxLength={REASON_LENGTH}
                defaultValue={typed(actionData, 'reason')}
                error={errorOf(actionData, 'reason')}
              />
              <FormActions>
                <Button>Envoyer la demande</Button>
                <LinkButton href="/personnes" variant="quiet">
                  Annuler
                </LinkButton>
              </FormActions>
            </Stack>
          </form>
        </Card>
      )}
    </Stack>
  );
}

function DiscreetNotice() {
  return (
    <Notice tone="info" title="Votre organisation reste discrète">
      <p>
        Une demande dirait au référent que cette personne vous connaît. C’est la personne elle-même qui peut
        vous faire entrer dans son cercle.
      </p>
    </Notice>
  );
}
