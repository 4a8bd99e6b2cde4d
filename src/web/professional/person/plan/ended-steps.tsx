import { isStepOpen } from '../../../../domain/plan/states.ts';
import type { ObjectiveView, PlanPage } from '../../../../domain/plan/views.ts';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { stepHref } from './paths.ts';
import styles from './plan-objectives.module.css';
import { StepDetail, StepTags } from './plan-step.tsx';

/** What was done for an objective, and what came of it. */
export function EndedSteps({
  objective,
  plan,
  personId,
}: {
  objective: ObjectiveView;
  plan: PlanPage;
  personId: string;
}) {
  return (
    <ul
      className={styles.endedSteps}
      aria-label={`Étapes terminées de l’objectif «\u00a0${objective.title} »`}
    >
      {objective.steps
        .filter(({ state }) => !isStepOpen(state))
        .map((step) => (
          <li key={step.id}>
            <p className={styles.ended}>
              {step.title} <StepTags step={step} />
            </p>
            <p className={styles.soft}>
              <StepDetail step={step} personName={plan.personName} contributors={plan.contributors} />
              {plan.mayEdit && (
                <>
                  {' · '}
                  <TextLink href={stepHref(personId, step.id)}>
                    Voir<VisuallyHidden> : {step.title}</VisuallyHidden>
                  </TextLink>
                </>
              )}
            </p>
          </li>
        ))}
    </ul>
  );
}
