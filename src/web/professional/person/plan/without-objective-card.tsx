import type { PlanPage } from '../../../../domain/plan/views.ts';
import { ActionItem, ActionList } from '../../../ui/action-list.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { constraintHref, newObjectiveHref } from './paths.ts';

/** Priorities of the diagnosis that the plan does not answer yet: from each, to the objective in one click. */
export function WithoutObjectiveCard({ plan, personId }: { plan: PlanPage; personId: string }) {
  if (plan.withoutObjective.length === 0) return null;
  return (
    <Card title="Priorités du diagnostic sans objectif" flush>
      <ActionList label="Priorités du diagnostic sans objectif">
        {plan.withoutObjective.map(({ code, title, sensitive }) => (
          <ActionItem
            key={code}
            urgency="soon"
            title={title}
            tag={
              <>
                <Tag tone="warn" icon="important">
                  Sans objectif
                </Tag>
                {sensitive && (
                  <Tag tone="plain" icon="lock">
                    Sensible
                  </Tag>
                )}
              </>
            }
            detail={
              <TextLink href={constraintHref(personId, code)}>
                Voir dans le diagnostic<VisuallyHidden> : {title}</VisuallyHidden>
              </TextLink>
            }
            action={
              plan.mayEdit && (
                <LinkButton
                  href={`${newObjectiveHref(personId)}?sujet=constraint..${code}`}
                  variant="quiet"
                  small
                  icon="plus"
                >
                  Ajouter un objectif<VisuallyHidden> : {title}</VisuallyHidden>
                </LinkButton>
              )
            }
          />
        ))}
      </ActionList>
    </Card>
  );
}
