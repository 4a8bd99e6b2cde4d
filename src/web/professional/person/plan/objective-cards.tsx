import { Form } from 'react-router';
import { endReasons } from '../../../../domain/plan/codes.ts';
import { isStepOpen, objectiveRefusal } from '../../../../domain/plan/states.ts';
import type { ObjectiveView } from '../../../../domain/plan/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Hidden } from './step-move-cards.tsx';
import type { Rejected } from './submitted-form.server.ts';

interface Shown {
  objective: ObjectiveView;
  rejected: Rejected | undefined;
}

const errorOf = (rejected: Rejected | undefined, act: string, field: string) =>
  rejected?.act === act ? rejected.errors.find((error) => error.field === field)?.message : undefined;

/** Where the objective stands, and its wording. */
export function ObjectiveCards({ objective, rejected }: Shown) {
  return (
    <>
      <StateCard objective={objective} rejected={rejected} />
      <Card title="Intitulé">
        <Form method="post" noValidate>
          <Stack>
            <Hidden act="modifier" step={objective} />
            <TextField
              name="title"
              label="Objectif, avec les mots de la personne"
              hint={
                objective.reference ? `Dans le diagnostic partagé\u00a0: ${objective.reference}.` : undefined
              }
              defaultValue={rejected?.act === 'modifier' ? rejected.values.title : objective.title}
              error={errorOf(rejected, 'modifier', 'title')}
              autoComplete="off"
              required
            />
            <FormActions>
              <Button>Enregistrer l’intitulé</Button>
            </FormActions>
          </Stack>
        </Form>
      </Card>
    </>
  );
}

function StateCard({ objective, rejected }: Shown) {
  const openSteps = objective.steps.filter(({ state }) => isStepOpen(state)).length;
  const refusal = objectiveRefusal('reach', { state: objective.state, party: 'editor', openSteps });
  if (objective.state !== 'en-cours') {
    return (
      <Card title="Reprendre l’objectif">
        <Form method="post" noValidate>
          <Stack>
            <Hidden act="reprendre" step={objective} />
            <p>L’objectif revient parmi ceux qui sont en cours.</p>
            <FormActions>
              <Button variant="quiet">Reprendre l’objectif</Button>
            </FormActions>
          </Stack>
        </Form>
      </Card>
    );
  }
  return (
    <Card title="Où en est cet objectif">
      <Stack gap="m">
        {refusal === 'steps_open' ? (
          <p>
            Pour le dire atteint, terminez ou abandonnez d’abord{' '}
            {openSteps === 1 ? 'l’étape encore ouverte' : `les ${openSteps} étapes encore ouvertes`}.
          </p>
        ) : (
          <Form method="post" noValidate>
            <Stack>
              <Hidden act="atteindre" step={objective} />
              <Button icon="check">L’objectif est atteint</Button>
            </Stack>
          </Form>
        )}
        <Disclosure summary="Abandonner cet objectif" open={rejected?.act === 'abandonner'}>
          <Form method="post" noValidate>
            <Stack>
              <Hidden act="abandonner" step={objective} />
              {openSteps > 0 && <p>Ses étapes ouvertes seront abandonnées avec lui.</p>}
              <RadioGroup
                name="reason"
                legend="Pour quelle raison ?"
                look="inline"
                options={Object.entries(endReasons).map(([value, label]) => ({ value, label }))}
                defaultValue={rejected?.act === 'abandonner' ? rejected.values.reason : undefined}
                error={errorOf(rejected, 'abandonner', 'reason')}
                required
              />
              <FormActions>
                <Button variant="quiet">Abandonner l’objectif</Button>
              </FormActions>
            </Stack>
          </Form>
        </Disclosure>
      </Stack>
    </Card>
  );
}
