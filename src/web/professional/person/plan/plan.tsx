import { redirect } from 'react-router';
import { advanceStep } from '../../../../domain/plan/advance-step.server.ts';
import { answerProposal } from '../../../../domain/plan/answer-proposal.server.ts';
import { planPage } from '../../../../domain/plan/plan-page.query.server.ts';
import { moveObjective, moveStep } from '../../../../domain/plan/reorder.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional, type Signed } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Route } from './+types/plan.ts';
import { JoinedPlans } from './joined-plans.tsx';
import { newObjectiveHref, personCrumbs, planHref } from './paths.ts';
import { PlanListedDates } from './plan-listed-dates.tsx';
import { PlanObjectives } from './plan-objectives.tsx';
import { PlanReferrals } from './plan-referrals.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { ProposalsCard } from './proposals-card.tsx';
import { SharedPlan } from './shared-plan.tsx';
import { submitted } from './submitted-form.server.ts';
import { WhatNext } from './what-next.tsx';
import { WithoutObjectiveCard } from './without-objective-card.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Objectifs et étapes · Relais' }];

/** A refused form too: the page then shows what stands, and the form is about that version. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const query = new URL(args.request.url).searchParams;
  return {
    personId,
    plan: await run(runtime, planPage, actor, { personId }),
    ordering: query.has('ordre'),
    done: query.get('fait'),
    about: query.get('sur'),
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const act = ACTS[String(form.get('acte'))];
  if (!act) throw new NotFound();
  return submitted(form, () => act(signed, personId, form));
}

/** What is done from the list itself, in one click. */
const ACTS: Record<string, (signed: Signed, personId: string, form: FormData) => Promise<Response>> = {
  commencer: async ({ runtime, actor }, personId, form) => {
    await run(runtime, advanceStep, actor, {
      personId,
      stepId: String(form.get('etape')),
      version: String(form.get('version')),
      move: 'start',
    });
    return redirect(`${planHref(personId)}?fait=commencee`);
  },
  accepter: async ({ runtime, actor }, personId, form) => {
    await run(runtime, answerProposal, actor, { ...proposalOf(personId, form), move: 'accept' });
    return redirect(`${planHref(personId)}?fait=accepte`);
  },
  retirer: async ({ runtime, actor }, personId, form) => {
    await run(runtime, answerProposal, actor, { ...proposalOf(personId, form), move: 'withdraw' });
    return redirect(`${planHref(personId)}?fait=retire`);
  },
  'ordre-objectif': async ({ runtime, actor }, personId, form) => {
    const direction = form.get('sens') === 'haut' ? 'up' : 'down';
    await run(runtime, moveObjective, actor, {
      personId,
      objectiveId: String(form.get('objectif')),
      direction,
    });
    return redirect(`${planHref(personId)}?ordre`);
  },
  'ordre-etape': async ({ runtime, actor }, personId, form) => {
    const direction = form.get('sens') === 'haut' ? 'up' : 'down';
    await run(runtime, moveStep, actor, { personId, stepId: String(form.get('etape')), direction });
    return redirect(`${planHref(personId)}?ordre`);
  },
};

const proposalOf = (personId: string, form: FormData) => ({
  personId,
  proposalId: String(form.get('proposition')),
  version: String(form.get('version')),
});

const DONE: Record<string, string> = {
  propose: 'La proposition est envoyée\u00a0: la personne la voit dans son espace.',
  accepte: 'La proposition est acceptée\u00a0: elle est dans le plan.',
  decline: 'La proposition est déclinée. La personne lit votre réponse.',
  retire: 'La proposition est retirée.',
  objectif: 'L’objectif est ajouté\u00a0: tout le cercle le voit.',
  etape: 'L’étape est ajoutée.',
  commencee: 'L’étape est commencée.',
  resultat: 'Le résultat est enregistré.',
  modifie: 'La modification est enregistrée.',
  partage: 'Le partage est enregistré.',
  'objectif-etat': 'L’état de l’objectif est enregistré.',
};

export default function Plan({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, plan, ordering, done, about } = loaderData;
  const mayEdit = plan.kind === 'plan' && plan.mayEdit;
  return (
    <Stack gap="m">
      <Breadcrumb items={[...personCrumbs(personId, plan.personName), { label: 'Plan' }]} />
      <PageTitle
        title="Objectifs et étapes"
        subtitle={plan.personName}
        actions={
          mayEdit && (
            <Cluster>
              {plan.objectives.length > 0 && (
                <LinkButton
                  href={ordering ? planHref(personId) : `${planHref(personId)}?ordre`}
                  variant="quiet"
                >
                  {ordering ? 'Garder cet ordre' : 'Changer l’ordre'}
                </LinkButton>
              )}
              <LinkButton href={newObjectiveHref(personId)} icon="plus">
                Ajouter un objectif
              </LinkButton>
            </Cluster>
          )
        }
      />
      {actionData && <ErrorSummary errors={actionData.errors} title="Ce n’est pas enregistré" />}
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {plan.kind === 'plan' && (
        <>
          {!actionData && about && plan.mayEdit && <WhatNext {...{ plan, personId, about }} />}
          {!ordering && <ProposalsCard plan={plan} personId={personId} />}
          {!ordering && <WithoutObjectiveCard plan={plan} personId={personId} />}
          {!ordering && <PlanReferrals referrals={plan.referrals} personId={personId} />}
          {!ordering && <PlanListedDates dates={plan.listedDates} personId={personId} />}
        </>
      )}
      {plan.kind === 'plan' && (
        <PlanObjectives plan={plan} personId={personId} ordering={ordering && mayEdit} />
      )}
      {plan.kind === 'plan' && !ordering && <JoinedPlans joined={plan.joined} />}
      {plan.kind === 'shared' && <SharedPlan plan={plan} personId={personId} />}
      {plan.kind === 'summary' && <PlanSummary plan={plan} />}
    </Stack>
  );
}
