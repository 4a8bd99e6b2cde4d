import { endReasons } from '../../../../domain/plan/codes.ts';
import { objectiveStates } from '../../../../domain/plan/states.ts';
import type { ObjectiveView, PlanPage } from '../../../../domain/plan/views.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { EndedSteps } from './ended-steps.tsx';
import { ObjectiveTags } from './objective-tags.tsx';
import { objectiveHref } from './paths.ts';
import styles from './plan-objectives.module.css';

/** Reached or given up: folded, never gone. */
export function EndedObjectives({
  objectives,
  plan,
  personId,
}: {
  objectives: readonly ObjectiveView[];
  plan: PlanPage;
  personId: string;
}) {
  return (
    <Card title="Objectifs atteints ou abandonnés">
      <Stack gap="s">
        {objectives.map((objective) => (
          <Disclosure
            key={objective.id}
            summary={
              <span className={styles.ended}>
                {objective.title}
                <Tag tone={objective.state === 'atteint' ? 'ok' : 'plain'}>
                  {objectiveStates[objective.state]}
                </Tag>
              </span>
            }
          >
            <Stack gap="s">
              <ObjectiveTags objective={objective} plan={plan} />
              <p className={styles.soft}>
                {objective.endedOn && `Le ${formatDate(objective.endedOn)}`}
                {objective.reason && ` · ${endReasons[objective.reason]}`}
                {plan.mayEdit && (
                  <>
                    {' · '}
                    <TextLink href={objectiveHref(personId, objective.id)}>
                      Reprendre ou consulter<VisuallyHidden> l’objectif « {objective.title} »</VisuallyHidden>
                    </TextLink>
                  </>
                )}
              </p>
              {objective.steps.length > 0 && <EndedSteps {...{ objective, plan, personId }} />}
            </Stack>
          </Disclosure>
        ))}
      </Stack>
    </Card>
  );
}
