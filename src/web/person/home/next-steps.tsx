import { ownerWords } from '../../../domain/plan/owner-words.ts';
import type { StepView } from '../../../domain/plan/views.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDay } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';

/** The next steps, mine first: by whom and until when. */
export function NextSteps({ steps }: { steps: readonly StepView[] }) {
  const mine = steps.filter((step) => step.owner === null);
  const others = steps.filter((step) => step.owner !== null);
  return (
    <Card title="Ce qui vient" flush={steps.length > 0}>
      {steps.length === 0 ? (
        <p>Rien n’est prévu pour le moment. Vous déciderez des prochaines étapes avec votre référent.</p>
      ) : (
        <ActionList label="Prochaines étapes">
          {[...mine, ...others].map((step) => (
            <ActionItem
              key={step.id}
              urgency={step.owner === null ? 'turn' : 'plain'}
              title={step.title}
              tag={step.owner === null ? <Tag tone="relay">à vous</Tag> : undefined}
              detail={detailOf(step)}
            />
          ))}
        </ActionList>
      )}
    </Card>
  );
}

function detailOf(step: StepView): string {
  const { dueOn, urgency } = step;
  const who = ownerWords(step, 'Vous');
  if (!dueOn) return who;
  return `${who}, ${urgency === 'late' ? 'prévu pour le' : 'avant le'} ${formatDay(dueOn)}`;
}
