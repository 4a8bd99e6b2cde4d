import { isStepOpen } from '../../../../domain/plan/states.ts';
import type { ObjectiveView, PlanPage } from '../../../../domain/plan/views.ts';
import { ActionList } from '../../../ui/action-list.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { agreementWords } from './agreement-words.ts';
import { EndedObjectives } from './ended-objectives.tsx';
import { EndedSteps } from './ended-steps.tsx';
import { ObjectiveTags } from './objective-tags.tsx';
import { OrderButtons } from './order-buttons.tsx';
import { constraintHref, newObjectiveHref, newStepHref, objectiveHref } from './paths.ts';
import styles from './plan-objectives.module.css';
import { PlanStep } from './plan-step.tsx';

interface Shown {
  plan: PlanPage;
  personId: string;
  ordering: boolean;
}

/** The plan of those who accompany or read the file: objectives in progress with their steps, then those that are ended. */
export function PlanObjectives({ plan, personId, ordering }: Shown) {
  const open = plan.objectives.filter(({ state }) => state === 'en-cours');
  const ended = plan.objectives.filter(({ state }) => state !== 'en-cours');
  if (plan.objectives.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Pas encore d’objectif"
          level={2}
          action={
            plan.mayEdit && (
              <LinkButton href={newObjectiveHref(personId)}>Ajouter le premier objectif</LinkButton>
            )
          }
        >
          <p>
            Un objectif dit où la personne veut arriver, avec ses mots ; ses étapes disent qui fait quoi,
            avant quand. Tout le cercle les voit.
          </p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Stack gap="l">
      {open.map((objective, index) => (
        <OpenObjective
          key={objective.id}
          {...{ objective, plan, personId, ordering }}
          first={index === 0}
          last={index === open.length - 1}
        />
      ))}
      {ended.length > 0 && <EndedObjectives objectives={ended} plan={plan} personId={personId} />}
    </Stack>
  );
}

function OpenObjective({
  objective,
  plan,
  personId,
  ordering,
  first,
  last,
}: Shown & { objective: ObjectiveView; first: boolean; last: boolean }) {
  const openSteps = objective.steps.filter(({ state }) => isStepOpen(state));
  const endedSteps = objective.steps.filter(({ state }) => !isStepOpen(state));
  return (
    <Card
      id={`objectif-${objective.id}`}
      title={objective.title}
      flush
      aside={
        ordering ? (
          <OrderButtons
            act="ordre-objectif"
            name="objectif"
            id={objective.id}
            {...{ first, last }}
            title={objective.title}
          />
        ) : (
          plan.mayEdit && (
            <TextLink href={objectiveHref(personId, objective.id)}>
              Modifier<VisuallyHidden> l’objectif « {objective.title} »</VisuallyHidden>
            </TextLink>
          )
        )
      }
    >
      <div className={styles.about}>
        <ObjectiveTags objective={objective} plan={plan} />
        <p className={styles.soft}>
          {objective.constraint && (
            <>
              <TextLink href={constraintHref(personId, objective.constraint)}>
                Dans le diagnostic{objective.reference ? `\u00a0: ${objective.reference}` : ''}
                <VisuallyHidden> (objectif « {objective.title} »)</VisuallyHidden>
              </TextLink>
              {' · '}
            </>
          )}
          {!objective.constraint && objective.reference && <>Dans le diagnostic : {objective.reference} · </>}
          {objective.agreement
            ? agreementWords(objective.agreement, plan.personName)
            : `Ajouté par ${objective.author}, ${objective.organisation}`}
        </p>
      </div>
      {openSteps.length > 0 && (
        <div className={styles.steps}>
          <ActionList label={`Étapes de l’objectif «\u00a0${objective.title} »`}>
            {openSteps.map((step, index) => (
              <PlanStep
                key={step.id}
                {...{ step, personId, ordering }}
                personName={plan.personName}
                contributors={plan.contributors}
                questions={plan.questions}
                party={plan.mayEdit ? 'editor' : 'reader'}
                objective={objective.state}
                first={index === 0}
                last={index === openSteps.length - 1}
              />
            ))}
          </ActionList>
        </div>
      )}
      {!ordering && (plan.mayEdit || endedSteps.length > 0 || objective.steps.length === 0) && (
        <div className={styles.below}>
          {objective.steps.length === 0 && <p className={styles.soft}>Aucune étape pour le moment.</p>}
          {endedSteps.length > 0 && (
            <Disclosure summary={plural(endedSteps.length, 'étape terminée', 'étapes terminées')}>
              <EndedSteps objective={objective} plan={plan} personId={personId} />
            </Disclosure>
          )}
          {plan.mayEdit && (
            <LinkButton href={newStepHref(personId, objective.id)} variant="quiet" small icon="plus">
              Ajouter une étape<VisuallyHidden> à l’objectif « {objective.title} »</VisuallyHidden>
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  );
}
