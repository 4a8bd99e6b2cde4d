import { redirect } from 'react-router';
import { addObjective } from '../../../../domain/plan/add-objective.server.ts';
import { newObjectivePage } from '../../../../domain/plan/plan-page.query.server.ts';
import { proposeObjective } from '../../../../domain/plan/propose.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { newId } from '../../../../platform/database/id.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/objective-new.ts';
import { AgreedField, isProposal } from './agreed-field.tsx';
import { ObjectiveFields } from './objective-fields.tsx';
import { personCrumbs, planHref } from './paths.ts';
import { submitted } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Ajouter un objectif · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const subject = new URL(args.request.url).searchParams.get('sujet') ?? undefined;
  const { personName, ...found } = await run(runtime, newObjectivePage, actor, { personId });
  return { personId, personName, found, objectiveId: newId(), subject };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  return submitted(form, async () => {
    const objective = {
      personId,
      title: String(form.get('title') ?? '').trim() || undefined,
      about: String(form.get('about') ?? '') || undefined,
    };
    const id = String(form.get('id'));
    if (isProposal(form)) await run(runtime, proposeObjective, actor, { ...objective, proposalId: id });
    else await run(runtime, addObjective, actor, { ...objective, objectiveId: id });
    return redirect(`${planHref(personId)}?fait=${isProposal(form) ? 'propose' : 'objectif'}`);
  });
}

export default function NewObjective({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, objectiveId, found, subject } = loaderData;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Plan', href: planHref(personId) },
          { label: 'Ajouter un objectif' },
        ]}
      />
      <PageTitle title="Ajouter un objectif" subtitle={personName} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="id" value={actionData?.values.id ?? objectiveId} />
            <ObjectiveFields found={found} subject={subject} rejected={actionData} />
            <AgreedField what="objective" rejected={actionData} />
            <FormActions>
              <Button>Ajouter l’objectif</Button>
              <LinkButton href={planHref(personId)} variant="quiet">
                Annuler
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
