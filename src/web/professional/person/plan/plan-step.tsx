import { Form } from 'react-router';
import { endReasons, levers, stepResults } from '../../../../domain/plan/codes.ts';
import { detailsLine } from '../../../../domain/plan/lever-details.ts';
import { outcomeLabel } from '../../../../domain/plan/outcomes.ts';
import { ownerWords } from '../../../../domain/plan/owner-words.ts';
import {
  isStepOpen,
  type ObjectiveState,
  type PlanParty,
  stepRefusal,
  stepStates,
} from '../../../../domain/plan/states.ts';
import type { Named, StepView } from '../../../../domain/plan/views.ts';
import type { QuestionView } from '../../../../domain/question/views.ts';
import { ActionItem } from '../../../ui/action-list.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Cluster } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { OrderButtons } from './order-buttons.tsx';
import { questionHref, stepHref } from './paths.ts';
import styles from './plan-objectives.module.css';

interface Shown {
  step: StepView;
  personId: string;
  personName: string;
  contributors: readonly Named[];
  questions: readonly QuestionView[];
  party: PlanParty;
  /** null: the reader does not see the objective. */
  objective: ObjectiveState | null;
}

/** One step: what, who owes it, by when, where it stands, and the acts that its state allows this reader. */
export function PlanStep({
  ordering = false,
  first = true,
  last = true,
  ...shown
}: Shown & { ordering?: boolean; first?: boolean; last?: boolean }) {
  const { step } = shown;
  const open = isStepOpen(step.state);
  return (
    <ActionItem
      urgency={open && step.mine ? 'turn' : step.urgency}
      title={step.title}
      tag={
        <>
          <StepTags step={step} />
          <QuestionTag {...shown} />
        </>
      }
      detail={<StepDetail {...shown} />}
      action={
        ordering ? (
          <OrderButtons act="ordre-etape" name="etape" id={step.id} title={step.title} {...{ first, last }} />
        ) : (
          <StepActs {...shown} />
        )
      }
    />
  );
}

/** A question of this step that waits for the reader, or an answer that they have not read: one click away. */
function QuestionTag({ step, questions, personId }: Shown) {
  const mine = questions.find(
    ({ stepId, party, state, news }) =>
      stepId === step.id && ((party === 'asked' && state === 'ouverte') || news),
  );
  if (!mine) return null;
  return (
    <TextLink href={questionHref(personId, mine.id)}>
      {mine.news ? 'Nouvelle réponse à votre question' : 'Une question pour vous'}
      <VisuallyHidden> : {step.title}</VisuallyHidden>
    </TextLink>
  );
}

/** How near it is, in words: the bar of the list only repeats it. */
export function StepTags({ step }: { step: StepView }) {
  return (
    <>
      {isStepOpen(step.state) && step.mine && <Tag tone="relay">À vous</Tag>}
      {step.dueOn && step.urgency === 'late' && (
        <Tag tone="danger">En retard depuis le {formatDate(step.dueOn)}</Tag>
      )}
      {step.dueOn && step.urgency === 'soon' && <Tag tone="warn">Avant le {formatDate(step.dueOn)}</Tag>}
      {step.state === 'en-cours' && <Tag tone="info">{stepStates[step.state]}</Tag>}
      {step.state === 'faite' && step.result && (
        <Tag tone={step.result === 'abouti' ? 'ok' : 'plain'}>{stepResults[step.result]}</Tag>
      )}
      {step.state === 'abandonnee' && <Tag tone="plain">{stepStates[step.state]}</Tag>}
      {step.discreet && (
        <Tag tone="plain" icon="lock">
          Confidentiel
        </Tag>
      )}
    </>
  );
}

/** Lever, who, when, why, shared with whom. */
export function StepDetail({
  step,
  personName,
  contributors,
}: Pick<Shown, 'step' | 'personName' | 'contributors'>) {
  const readers = contributors.filter(
    ({ seat }) => step.sharedSeats.includes(seat) && seat !== step.owner?.seat,
  );
  const parts = [
    levers[step.lever],
    detailsLine(step.lever, step.details),
    ownerWords(step, personName),
    isStepOpen(step.state) && step.dueOn && step.urgency === 'plain' && `avant le ${formatDate(step.dueOn)}`,
    step.endedOn && `le ${formatDate(step.endedOn)}`,
    step.reason && endReasons[step.reason],
    step.outcome && outcomeLabel(step.lever, step.outcome),
    readers.length > 0 && `partagée avec ${readers.map(({ name }) => name).join(', ')}`,
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      {step.note && (
        <>
          <br />
          « {step.note} »
        </>
      )}
    </>
  );
}

function StepActs({ step, personId, party, objective }: Shown) {
  const may = (move: Parameters<typeof stepRefusal>[0]) =>
    !stepRefusal(move, { state: step.state, party, objective, ofPerson: step.owner === null });
  const about = <VisuallyHidden> : {step.title}</VisuallyHidden>;
  if (party === 'reader') return null;
  return (
    <Cluster>
      {may('start') && (
        <Form method="post" noValidate preventScrollReset>
          <input type="hidden" name="acte" value="commencer" />
          <input type="hidden" name="etape" value={step.id} />
          <input type="hidden" name="version" value={step.version} />
          <Button variant="quiet" small>
            Commencer{about}
          </Button>
        </Form>
      )}
      {may('finish') && (
        <LinkButton href={`${stepHref(personId, step.id)}#resultat`} variant="quiet" small>
          Noter le résultat{about}
        </LinkButton>
      )}
      {party === 'editor' && (
        <span className={styles.small}>
          <TextLink href={stepHref(personId, step.id)}>
            {isStepOpen(step.state) ? 'Modifier' : 'Voir'}
            {about}
          </TextLink>
        </span>
      )}
    </Cluster>
  );
}
