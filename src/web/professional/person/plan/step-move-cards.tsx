import { Form } from 'react-router';
import { endReasons, NOTE_LENGTH, stepResults } from '../../../../domain/plan/codes.ts';
import { outcomesOf } from '../../../../domain/plan/outcomes.ts';
import {
  type ObjectiveState,
  type PlanParty,
  type StepMove,
  stepRefusal,
} from '../../../../domain/plan/states.ts';
import type { StepView } from '../../../../domain/plan/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { Rejected } from './submitted-form.server.ts';

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Shown {
  step: StepView;
  rejected: Rejected | undefined;
}

/** The moves that the step's state allows this reader: each its own form. */
export function StepMoveCards({
  step,
  party,
  objective,
  rejected,
}: Shown & { party: PlanParty; objective: ObjectiveState | null }) {
  const ofPerson = step.owner === null;
  const may = (move: StepMove) => !stepRefusal(move, { state: step.state, party, objective, ofPerson });
  if (may('finish')) {
    return (
      <Card title="Noter le résultat" id="resultat">
        <FinishForm step={step} rejected={rejected?.act === 'terminer' ? rejected : undefined} />
        <Disclosure summary="L’étape ne se fera pas" open={rejected?.act === 'abandonner'}>
          <GiveUpForm step={step} rejected={rejected?.act === 'abandonner' ? rejected : undefined} />
        </Disclosure>
      </Card>
    );
  }
  if (party !== 'editor') return null;
  return (
    <Card title="Reprendre l’étape" id="resultat">
      {may('reopen') ? (
        <Form method="post" noValidate>
          <Stack>
            <Hidden act="reprendre" step={step} />
            <p>L’étape redevient ouverte ; son résultat reste dans le parcours.</p>
            <FormActions>
              <Button variant="quiet">Reprendre l’étape</Button>
            </FormActions>
          </Stack>
        </Form>
      ) : (
        <p>L’objectif n’est plus en cours : reprenez-le d’abord.</p>
      )}
    </Card>
  );
}

export function Hidden({ act, step }: { act: string; step: { readonly version: number } }) {
  return (
    <>
      <input type="hidden" name="acte" value={act} />
      <input type="hidden" name="version" value={step.version} />
    </>
  );
}

const errorOf = (rejected: Rejected | undefined, field: string) =>
  rejected?.errors.find((error) => error.field === field)?.message;

function FinishForm({ step, rejected }: Shown) {
  const outcomes = outcomesOf(step.lever);
  return (
    <Form method="post" noValidate>
      <Stack>
        <Hidden act="terminer" step={step} />
        <RadioGroup
          name="result"
          legend="Résultat"
          look="inline"
          options={optionsOf(stepResults)}
          defaultValue={rejected?.values.result}
          error={errorOf(rejected, 'result')}
          required
        />
        {outcomes.length > 0 && (
          <RadioGroup
            name="outcome"
            legend="Ce qui en ressort"
            look="inline"
            options={[
              { value: '', label: 'Rien de plus' },
              ...outcomes.map(({ code, label }) => ({ value: code, label })),
            ]}
            defaultValue={rejected?.values.outcome ?? ''}
            optional
          />
        )}
        <NoteField id="note" rejected={rejected} />
        <FormActions>
          <Button>Enregistrer le résultat</Button>
        </FormActions>
      </Stack>
    </Form>
  );
}

function GiveUpForm({ step, rejected }: Shown) {
  return (
    <Form method="post" noValidate>
      <Stack>
        <Hidden act="abandonner" step={step} />
        <RadioGroup
          name="reason"
          legend="Pour quelle raison ?"
          look="inline"
          options={optionsOf(endReasons)}
          defaultValue={rejected?.values.reason}
          error={errorOf(rejected, 'reason')}
          required
        />
        <NoteField id="note-abandon" rejected={rejected} />
        <FormActions>
          <Button variant="quiet">Abandonner l’étape</Button>
        </FormActions>
      </Stack>
    </Form>
  );
}

function NoteField({ id, rejected }: { id: string; rejected: Rejected | undefined }) {
  return (
    <TextArea
      id={id}
      name="note"
      label="Précision"
      hint="Une phrase suffit. La personne peut la lire."
      rows={2}
      maxLength={NOTE_LENGTH}
      defaultValue={rejected?.values.note ?? ''}
      error={errorOf(rejected, 'note')}
      optional
    />
  );
}
