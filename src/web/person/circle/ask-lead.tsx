import { redirect } from 'react-router';
import { askOrientation } from '../../../domain/rights/ask-orientation.server.ts';
import { REQUEST_LENGTH } from '../../../domain/rights/codes.ts';
import { ownCirclePage } from '../../../domain/rights/own-circle-page.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { attempt, sent } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { ownCircleHref } from '../paths.ts';
import type { Route } from './+types/ask-lead.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Demander à l’organisme qui décide · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { members, authority, referentBody, end } = await run(runtime, ownCirclePage, actor, {
    personId: actor.personId,
  });
  if (!referentBody && !end && !members.some((member) => member.isLead)) throw new NotFound();
  return {
    authority: authority.name,
    ended: end !== null,
    lead: members.find((member) => member.isLead)?.name ?? null,
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  return attempt(form, async () => {
    await run(runtime, askOrientation, actor, { personId: actor.personId, words: sent(form, 'words') });
    return redirect(`${ownCircleHref}?fait=demande`);
  });
}

export default function AskLead({ loaderData, actionData }: Route.ComponentProps) {
  const { authority, lead, ended } = loaderData;
  const label = ended ? 'Demander la reprise de mon accompagnement' : 'Demander un autre référent';
  return (
    <Stack gap="l">
      <OwnCrumbs items={[{ label: 'Mon cercle', href: ownCircleHref }, { label }]} />
      <PageTitle
        title={
          ended ? 'Voulez-vous reprendre votre accompagnement ?' : 'Voulez-vous demander un autre référent ?'
        }
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <p>Votre demande part à l’organisme qui décide de votre accompagnement ({authority}).</p>
            {lead && (
              <p>
                En attendant la réponse, {lead} reste votre référent. Relais ne lui dit pas que vous avez fait
                cette demande.
              </p>
            )}
            <TextArea
              name="words"
              label="Voulez-vous ajouter quelques mots ?"
              hint="Par exemple ce qui vous aiderait."
              maxLength={REQUEST_LENGTH}
              defaultValue={actionData?.typed.words}
              error={actionData?.byField.words}
              optional
            />
            <FormActions>
              <Button>Envoyer ma demande</Button>
              <LinkButton variant="quiet" href={ownCircleHref}>
                Ne rien demander
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
