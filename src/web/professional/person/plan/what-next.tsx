import { nextSteps } from '../../../../domain/plan/outcomes.ts';
import type { ObjectiveView, PlanPage } from '../../../../domain/plan/views.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { constraintHref, newStepHref } from './paths.ts';

/** After a result or the end of an objective: what it may lead to. Offered, never done by itself. */
export function WhatNext({
  plan,
  personId,
  about,
}: {
  plan: PlanPage;
  personId: string;
  /** The step or the objective that was just changed. */
  about: string;
}) {
  const ended = plan.objectives.find(({ id }) => id === about);
  if (ended) return <LookAgain objective={ended} personId={personId} />;
  const objective = plan.objectives.find(({ steps }) => steps.some(({ id }) => id === about));
  const step = objective?.steps.find(({ id }) => id === about);
  if (!objective || !step?.result || objective.state !== 'en-cours') return null;
  const { steps, anotherWay } = nextSteps(step.lever, step.result, step.outcome);
  const href = (choice: number) => `${newStepHref(personId, objective.id)}&suite=${step.id}&choix=${choice}`;
  if (steps.length === 0 && !anotherWay) return null;
  return (
    <Notice tone="info" title={anotherWay ? 'Essayer autrement ?' : 'Et ensuite ?'}>
      <Cluster>
        {steps.map((next, choice) => (
          <LinkButton key={next.title} href={href(choice)} variant="quiet" small icon="plus">
            {next.title}
          </LinkButton>
        ))}
        {anotherWay && (
          <LinkButton href={href(-1)} variant="quiet" small icon="plus">
            Prévoir une autre étape
          </LinkButton>
        )}
      </Cluster>
    </Notice>
  );
}

/** The constraint that the objective answered may have changed: its answer is looked at again by people, never closed by itself. */
function LookAgain({ objective, personId }: { objective: ObjectiveView; personId: string }) {
  if (objective.state === 'en-cours' || !objective.constraint) return null;
  return (
    <Notice tone="info" title="La contrainte a-t-elle changé ?">
      <p>
        Cet objectif répondait à « {objective.theme} ».{' '}
        <TextLink href={constraintHref(personId, objective.constraint)}>
          Revoir cette contrainte dans le diagnostic
        </TextLink>
      </p>
    </Notice>
  );
}
