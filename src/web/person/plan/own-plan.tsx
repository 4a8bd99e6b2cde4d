import { data, redirect } from 'react-router';
import { advanceStep } from '../../../domain/plan/advance-step.server.ts';
import { answerProposal } from '../../../domain/plan/answer-proposal.server.ts';
import { planPage } from '../../../domain/plan/plan-page.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/own-plan.ts';
import { OwnObjective } from './own-objective.tsx';
import { OwnProposals } from './own-proposals.tsx';
import { NEW_OBJECTIVE, NEW_STEP, PLAN } from './paths.ts';
import { orSentence } from './refused.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Mes étapes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const plan = await run(runtime, planPage, actor, { personId: actor.personId });
  if (plan.kind !== 'plan') throw new NotFound();
  return { plan, done: new URL(args.request.url).searchParams.get('fait') };
}

/** What is done in one press: agreeing, taking back, beginning. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  const act = String(form.get('acte'));
  const about = { personId: actor.personId, version: String(form.get('version')) };
  const id = String(form.get('sur'));
  const answer = await orSentence(
    () => {
      switch (act) {
        case 'accepter':
          return run(runtime, answerProposal, actor, { ...about, proposalId: id, move: 'accept' });
        case 'retirer':
          return run(runtime, answerProposal, actor, { ...about, proposalId: id, move: 'withdraw' });
        case 'commencer':
          return run(runtime, advanceStep, actor, { ...about, stepId: id, move: 'start' });
        default:
          throw new NotFound();
      }
    },
    () => redirect(`${PLAN}?fait=${act}`),
  );
  return typeof answer === 'string' ? data({ problem: answer }, { status: 409 }) : answer;
}

const DONE: Record<string, string> = {
  accepter: 'C’est d’accord\u00a0: c’est maintenant dans vos étapes.',
  retirer: 'Votre proposition est retirée.',
  commencer: 'C’est noté\u00a0: vous avez commencé.',
  propose: 'Votre proposition est envoyée. Vous lirez la réponse ici.',
  decline: 'Votre réponse est envoyée.',
  fait: 'Bravo, c’est noté.',
};

export default function OwnPlan({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, done } = loaderData;
  const open = plan.objectives.filter(({ state }) => state === 'en-cours');
  const ended = plan.objectives.filter(({ state }) => state === 'atteint');
  return (
    <Stack gap="l">
      <PageTitle
        title="Mes étapes"
        subtitle="Ce que vous voulez atteindre, et ce qu’il y a à faire pour cela."
      />
      {actionData && <ErrorSummary errors={[{ message: actionData.problem }]} title="Ce n’est pas fait" />}
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <OwnProposals proposals={plan.proposals} objectives={plan.objectives} />
      {open.map((objective) => (
        <OwnObjective key={objective.id} objective={objective} />
      ))}
      {open.length === 0 && (
        <Card>
          <EmptyState title="Pas encore d’objectif" level={2}>
            <p>Un objectif dit où vous voulez arriver. Vous pouvez en proposer un.</p>
          </EmptyState>
        </Card>
      )}
      <Cluster>
        <LinkButton href={NEW_OBJECTIVE} icon="plus">
          Proposer un objectif
        </LinkButton>
        {open.length > 0 && (
          <LinkButton href={NEW_STEP} variant="quiet" icon="plus">
            Proposer une étape
          </LinkButton>
        )}
      </Cluster>
      {ended.length > 0 && (
        <Card title="Ce que j’ai atteint">
          <ul>
            {ended.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  );
}
