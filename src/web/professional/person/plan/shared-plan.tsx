import { isStepOpen, objectiveStates } from '../../../../domain/plan/states.ts';
import type { SharedPage } from '../../../../domain/plan/views.ts';
import { ActionItem, ActionList } from '../../../ui/action-list.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { PlanStep } from './plan-step.tsx';

/** A contributeur's plan: what is shared with them, and what they can do about it. */
export function SharedPlan({ plan, personId }: { plan: SharedPage; personId: string }) {
  const steps = [
    ...plan.steps.filter(({ state }) => isStepOpen(state)),
    ...plan.steps.filter(({ state }) => !isStepOpen(state)),
  ];
  return (
    <>
      <Notice tone="info">
        <p>
          Vous contribuez à ce parcours : vous voyez ici ce que le cercle partage avec vous, et rien d’autre.
        </p>
      </Notice>
      <Card title="Étapes partagées avec vous" flush={steps.length > 0}>
        {steps.length === 0 ? (
          <EmptyState title="Aucune étape partagée">
            <p>Un professionnel qui accompagne la personne peut en partager une avec vous.</p>
          </EmptyState>
        ) : (
          <ActionList label="Étapes partagées avec vous">
            {steps.map((step) => (
              <PlanStep
                key={step.id}
                {...{ step, personId }}
                personName={plan.personName}
                contributors={[]}
                questions={plan.questions}
                party="contributor"
                objective={null}
              />
            ))}
          </ActionList>
        )}
      </Card>
      {plan.objectives.length > 0 && (
        <Card title="Objectifs partagés avec vous" flush>
          <ActionList label="Objectifs partagés avec vous">
            {plan.objectives.map(({ id, title, state }) => (
              <ActionItem
                key={id}
                urgency="plain"
                title={title}
                tag={<Tag tone="info">{objectiveStates[state]}</Tag>}
              />
            ))}
          </ActionList>
        </Card>
      )}
    </>
  );
}
