import { advanceStep } from '../../../../domain/plan/advance-step.server.ts';
import { editStep } from '../../../../domain/plan/edit-step.server.ts';
import { stepPage } from '../../../../domain/plan/plan-page.query.server.ts';
import { shareStep } from '../../../../domain/plan/share-with-contributors.server.ts';
import { isStepOpen } from '../../../../domain/plan/states.ts';
import { askAboutStep } from '../../../../domain/question/ask-about-step.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { newId } from '../../../../platform/database/id.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ReferralLines } from '../../referral/referral-lines.tsx';
import type { Route } from './+types/step.ts';
import { AskedNotice } from './asked-notice.tsx';
import { EditStepCard } from './edit-step-card.tsx';
import { personCrumbs, planHref, stepHref } from './paths.ts';
import { rejectedTitle } from './plan-messages.ts';
import { StepTags } from './plan-step.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { ShareCard } from './share-card.tsx';
import { StepFacts } from './step-facts.tsx';
import { stepInput } from './step-input.ts';
import { StepMoveCards } from './step-move-cards.tsx';
import { type Acts, submittedAct } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Étape · Relais' }];

/** A refused form too: the page then shows what stands, and the form is about that version. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, stepId } = args.params;
  return {
    personId,
    questionId: newId(),
    asked: new URL(args.request.url).searchParams.get('fait') === 'question',
    ...(await run(runtime, stepPage, actor, { personId, stepId })),
  };
}

export async function action(args: Route.ActionArgs) {
  const { personId, stepId } = args.params;
  return submittedAct(args, ACTS, { personId, stepId }, (done) =>
    done === 'question'
      ? `${stepHref(personId, stepId)}?fait=question#questions`
      : `${planHref(personId)}?fait=${done}&sur=${stepId}`,
  );
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

const ACTS: Acts<{ personId: string; stepId: string }> = {
  terminer: {
    done: 'resultat',
    work: ({ runtime, actor }, step, form) =>
      run(runtime, advanceStep, actor, {
        ...step,
        move: 'finish',
        result: text(form, 'result') as 'abouti',
        outcome: text(form, 'outcome') || undefined,
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
  questionner: {
    done: 'question',
    work: ({ runtime, actor }, { personId, stepId }, form) =>
      run(runtime, askAboutStep, actor, {
        personId,
        stepId,
        questionId: text(form, 'id'),
        seat: text(form, 'seat'),
        question: text(form, 'question'),
      }),
  },
  partager: {
    done: 'partage',
    work: ({ runtime, actor }, step, form) =>
      run(runtime, shareStep, actor, { ...step, seats: form.getAll('seats').map(String) }),
  },
};

export default function StepDetail({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, step, objective, party, contributors, owners } = loaderData;
  const { questions, askable, questionId, asked } = loaderData;
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
      {!actionData && asked && (
        <Notice tone="success" live>
          <p>La question est envoyée : un e-mail prévient le professionnel, sa réponse arrivera ici.</p>
        </Notice>
      )}
      <AskedNotice rejected={actionData} />
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
      {loaderData.referrals.length > 0 && (
        <Card title="Demandes à des services" flush>
          <ReferralLines label="Demandes pour cette étape" referrals={loaderData.referrals} />
        </Card>
      )}
      <QuestionsCard {...{ questions, askable, questionId, personId }} rejected={rejectedBy('questionner')} />
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
