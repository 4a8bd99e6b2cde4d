import { redirect } from 'react-router';
import { advanceStep } from '../../../../domain/plan/advance-step.server.ts';
import { editStep } from '../../../../domain/plan/edit-step.server.ts';
import { stepPage } from '../../../../domain/plan/plan-page.query.server.ts';
import { shareStep } from '../../../../domain/plan/share-with-contributors.server.ts';
import { isStepOpen } from '../../../../domain/plan/states.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional, type Signed } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/step.ts';
import { EditStepCard } from './edit-step-card.tsx';
import { personCrumbs, planHref } from './paths.ts';
import { rejectedTitle } from './plan-messages.ts';
import { StepTags } from './plan-step.tsx';
import { ShareCard } from './share-card.tsx';
import { StepFacts } from './step-facts.tsx';
import { stepInput } from './step-fields.tsx';
import { StepMoveCards } from './step-move-cards.tsx';
import { submitted } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Étape · Relais' }];

/** A refused form too: the page then shows what stands, and the form is about that version. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, stepId } = args.params;
  return { personId, ...(await run(runtime, stepPage, actor, { personId, stepId })) };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const form = await args.request.formData();
  const act = ACTS[String(form.get('acte'))];
  if (!act) throw new NotFound();
  const { personId, stepId } = args.params;
  const step = { personId, stepId, version: String(form.get('version')) };
  return submitted(form, async () => {
    await act.work(signed, step, form);
    return redirect(`${planHref(personId)}?fait=${act.done}`);
  });
}

type Step = { personId: string; stepId: string; version: string };

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

const ACTS: Record<
  string,
  { done: string; work: (signed: Signed, step: Step, form: FormData) => Promise<unknown> }
> = {
  terminer: {
    done: 'resultat',
    work: ({ runtime, actor }, step, form) =>
      run(runtime, advanceStep, actor, {
        ...step,
        move: 'finish',
        result: text(form, 'result') as 'abouti',
        note: text(form, 'note'),
      }),
  },
  abandonner: {
    done: 'resultat',
    work: ({ runtime, actor }, step, form) =>
      run(runtime, advanceStep, actor, {
        ...step,
        move: 'give-up',
        reason: text(form, 'reason') as 'autre',
        note: text(form, 'note'),
      }),
  },
  reprendre: {
    done: 'modifie',
    work: ({ runtime, actor }, step) => run(runtime, advanceStep, actor, { ...step, move: 'reopen' }),
  },
  modifier: {
    done: 'modifie',
    work: ({ runtime, actor }, step, form) => run(runtime, editStep, actor, { ...step, ...stepInput(form) }),
  },
  partager: {
    done: 'partage',
    work: ({ runtime, actor }, step, form) =>
      run(runtime, shareStep, actor, { ...step, seats: form.getAll('seats').map(String) }),
  },
};

export default function StepDetail({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, step, objective, party, contributors, owners } = loaderData;
  const rejectedBy = (...acts: string[]) =>
    actionData && acts.includes(actionData.act) ? actionData : undefined;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Plan', href: planHref(personId) },
          { label: 'Étape' },
        ]}
      />
      <PageTitle title={step.title} subtitle={personName} tags={<StepTags step={step} />} />
      {actionData && <ErrorSummary errors={actionData.errors} title={rejectedTitle(actionData)} />}
      <StepFacts step={step} personName={personName} objectiveTitle={objective?.title} />
      <StepMoveCards
        step={step}
        party={party}
        objective={objective?.state ?? null}
        rejected={rejectedBy('terminer', 'abandonner', 'reprendre')}
      />
      {party === 'editor' && isStepOpen(step.state) && (
        <EditStepCard step={step} personName={personName} owners={owners} rejected={rejectedBy('modifier')} />
      )}
      {party === 'editor' && (
        <ShareCard
          what="step"
          item={step}
          contributors={contributors}
          personId={personId}
          rejected={rejectedBy('partager')}
        />
      )}
    </Stack>
  );
}
