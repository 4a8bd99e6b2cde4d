import { Form } from 'react-router';
import type { Named, StepView } from '../../../../domain/plan/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { StepFields } from './step-fields.tsx';
import { Hidden } from './step-move-cards.tsx';
import type { Rejected } from './submitted-form.server.ts';

/** Changes an open step. Whoever is in charge stays in the list, even after leaving the circle. */
export function EditStepCard({
  step,
  personName,
  owners,
  rejected,
}: {
  step: StepView;
  personName: string;
  owners: readonly Named[];
  rejected: Rejected | undefined;
}) {
  const { owner } = step;
  const left = owner && !owners.some(({ seat }) => seat === owner.seat) ? [owner] : [];
  return (
    <Card title="Modifier l’étape" id="modifier">
      <Form method="post" noValidate>
        <Stack>
          <Hidden act="modifier" step={step} />
          <StepFields
            personName={personName}
            owners={[...owners, ...left]}
            values={{
              lever: step.lever,
              title: step.title,
              owner: owner?.seat ?? 'personne',
              due: step.dueOn ?? '',
              details: step.details,
            }}
            sensitive={step.sensitive}
            rejected={rejected}
          />
          <FormActions>
            <Button>Enregistrer les changements</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}
