import { redirect } from 'react-router';
import { addStep } from '../../../../domain/plan/add-step.server.ts';
import { objectivePage } from '../../../../domain/plan/plan-page.query.server.ts';
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
import type { Route } from './+types/step-new.ts';
import { personCrumbs, planHref } from './paths.ts';
import { StepFields, stepInput } from './step-fields.tsx';
import { submitted } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Ajouter une étape · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const objectiveId = new URL(args.request.url).searchParams.get('objectif') ?? '';
  const { personName, objective, owners } = await run(runtime, objectivePage, actor, {
    personId,
    objectiveId,
  });
  return { personId, personName, objectiveId, objectiveTitle: objective.title, owners, stepId: newId() };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  return submitted(form, async () => {
    const objectiveId = String(form.get('objectif'));
    await run(runtime, addStep, actor, {
      personId,
      objectiveId,
      stepId: String(form.get('id')),
      ...stepInput(form),
    });
    return redirect(`${planHref(personId)}?fait=etape`);
  });
}

const blank = { title: '', lever: '', owner: 'personne', due: '' };

export default function NewStep({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, objectiveId, objectiveTitle, owners, stepId } = loaderData;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Plan', href: planHref(personId) },
          { label: 'Ajouter une étape' },
        ]}
      />
      <PageTitle title="Ajouter une étape" subtitle={`${personName} · ${objectiveTitle}`} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="id" value={actionData?.values.id ?? stepId} />
            <input type="hidden" name="objectif" value={objectiveId} />
            <StepFields personName={personName} owners={owners} values={blank} rejected={actionData} />
            <FormActions>
              <Button>Ajouter l’étape</Button>
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
