import { redirect } from 'react-router';
import { addStep } from '../../../../domain/plan/add-step.server.ts';
import { nextSteps } from '../../../../domain/plan/outcomes.ts';
import { objectivePage } from '../../../../domain/plan/plan-page.query.server.ts';
import { proposeStep } from '../../../../domain/plan/propose.server.ts';
import type { ObjectiveView } from '../../../../domain/plan/views.ts';
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
import { AgreedField, isProposal } from './agreed-field.tsx';
import { AskedNotice } from './asked-notice.tsx';
import { personCrumbs, planHref } from './paths.ts';
import { StepFields } from './step-fields.tsx';
import { stepInput } from './step-input.ts';
import { submitted } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Ajouter une étape · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const query = new URL(args.request.url).searchParams;
  const objectiveId = query.get('objectif') ?? '';
  const { personName, objective, owners } = await run(runtime, objectivePage, actor, {
    personId,
    objectiveId,
  });
  return {
    personId,
    personName,
    objectiveId,
    objectiveTitle: objective.title,
    sensitive: objective.sensitive,
    owners,
    stepId: newId(),
    values: { ...blank, ...suggested(objective, query.get('suite'), Number(query.get('choix') ?? -1)) },
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  return submitted(form, async () => {
    const step = { personId, objectiveId: String(form.get('objectif')), ...stepInput(form) };
    const id = String(form.get('id'));
    if (isProposal(form)) await run(runtime, proposeStep, actor, { ...step, proposalId: id });
    else await run(runtime, addStep, actor, { ...step, stepId: id });
    return redirect(`${planHref(personId)}?fait=${isProposal(form) ? 'propose' : 'etape'}`);
  });
}

const blank = { title: '', lever: '', owner: 'personne', due: '', details: {} };

/** What the result of another step of this objective leads to, to start from. */
function suggested(objective: ObjectiveView, after: string | null, choice: number) {
  const step = objective.steps.find(({ id }) => id === after);
  if (!step?.result) return {};
  const { steps, anotherWay } = nextSteps(step.lever, step.result, step.outcome);
  return steps[choice] ?? (anotherWay ? { lever: step.lever, title: '' } : {});
}

export default function NewStep({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, objectiveId, objectiveTitle, sensitive, owners, stepId, values } = loaderData;
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
      <AskedNotice rejected={actionData} />
      <Card>
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="id" value={actionData?.values.id ?? stepId} />
            <input type="hidden" name="objectif" value={objectiveId} />
            <StepFields {...{ personName, owners, values, sensitive }} rejected={actionData} />
            <AgreedField what="step" rejected={actionData} />
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
