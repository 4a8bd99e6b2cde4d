import { detailsShown } from '../../../domain/plan/lever-details.ts';
import { ownerWords } from '../../../domain/plan/owner-words.ts';
import { isStepOpen } from '../../../domain/plan/states.ts';
import type { ObjectiveView, StepView } from '../../../domain/plan/views.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDay } from '../../ui/format.ts';
import { Cluster } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { itemHref } from '../paths.ts';
import { doneHref, PLAN } from './paths.ts';
import { ownResults } from './words.ts';

/** One objective with its steps: mine first, what I can say of them; then those of others. */
export function OwnObjective({ objective }: { objective: ObjectiveView }) {
  const open = objective.steps.filter(({ state }) => isStepOpen(state));
  const done = objective.steps.filter(({ state }) => state === 'faite');
  const steps = [...open.filter(isMine), ...open.filter((step) => !isMine(step)), ...done];
  return (
    <Card
      title={objective.title}
      flush={steps.length > 0}
      id={`objectif-${objective.id}`}
      aside={
        <TextLink href={itemHref('objective', objective.id)}>
          Commenter ou cacher<VisuallyHidden> : {objective.title}</VisuallyHidden>
        </TextLink>
      }
    >
      {steps.length === 0 ? (
        <p>Aucune étape pour le moment.</p>
      ) : (
        <ActionList label={`Étapes de «\u00a0${objective.title} »`}>
          {steps.map((step) => (
            <OwnStep key={step.id} step={step} />
          ))}
        </ActionList>
      )}
    </Card>
  );
}

const isMine = ({ owner }: StepView) => owner === null;

function OwnStep({ step }: { step: StepView }) {
  const open = isStepOpen(step.state);
  const mine = isMine(step);
  return (
    <ActionItem
      urgency={open && mine ? 'turn' : 'plain'}
      title={step.title}
      tag={
        <>
          {open && mine && <Tag tone="relay">À vous</Tag>}
          {step.state === 'en-cours' && <Tag tone="info">Commencée</Tag>}
          {step.result && (
            <Tag tone={step.result === 'abouti' ? 'ok' : 'plain'}>{ownResults[step.result]}</Tag>
          )}
        </>
      }
      detail={
        <>
          <Lines step={step} />
          <br />
          <TextLink href={itemHref('step', step.id)}>
            Commenter ou cacher<VisuallyHidden> : {step.title}</VisuallyHidden>
          </TextLink>
        </>
      }
      action={open && mine && <OwnActs step={step} />}
    />
  );
}

/** Who, by when, and what is known: a line each, since these pages are read slowly. */
function Lines({ step }: { step: StepView }) {
  const lines = [
    isStepOpen(step.state) && step.owner && ownerWords(step, ''),
    isStepOpen(step.state) &&
      step.dueOn &&
      `${step.urgency === 'late' ? 'Prévu pour le' : 'Avant le'} ${formatDay(step.dueOn)}`,
    step.endedOn && `Le ${formatDay(step.endedOn)}`,
    ...detailsShown(step.lever, step.details).map(({ label, value }) => `${label}\u00a0: ${value}`),
    step.note && `«\u00a0${step.note} »`,
  ].filter((line): line is string => Boolean(line));
  return lines.map((line, index) => (
    <span key={line}>
      {index > 0 && <br />}
      {line}
    </span>
  ));
}

function OwnActs({ step }: { step: StepView }) {
  const about = <VisuallyHidden> : {step.title}</VisuallyHidden>;
  return (
    <Cluster>
      <LinkButton href={doneHref(step.id)}>C’est fait{about}</LinkButton>
      {step.state === 'prevue' && (
        <form method="post" action={PLAN}>
          <input type="hidden" name="acte" value="commencer" />
          <input type="hidden" name="sur" value={step.id} />
          <input type="hidden" name="version" value={step.version} />
          <Button variant="quiet">J’ai commencé{about}</Button>
        </form>
      )}
    </Cluster>
  );
}
