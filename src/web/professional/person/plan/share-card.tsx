import { Form } from 'react-router';
import type { Named } from '../../../../domain/plan/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { Hidden } from './step-move-cards.tsx';
import type { Rejected } from './submitted-form.server.ts';

const words = {
  step: {
    legend: 'Qui voit cette étape et peut en noter le résultat',
    locked: 'Une étape sensible ou confidentielle ne se partage pas avec un contributeur.',
  },
  objective: {
    legend: 'Qui voit l’intitulé de cet objectif (les étapes se partagent une par une)',
    locked: 'Un objectif sensible ou confidentiel ne se partage pas avec un contributeur.',
  },
} as const;

interface Shareable {
  readonly version: number;
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly sharedSeats: readonly string[];
}

/** Which contributeurs of the circle read this; when nobody can, why. */
export function ShareCard({
  what,
  item,
  contributors,
  personId,
  rejected,
}: {
  what: keyof typeof words;
  item: Shareable;
  contributors: readonly Named[];
  personId: string;
  rejected: Rejected | undefined;
}) {
  return (
    <Card title="Partager avec un contributeur" id="partager">
      {item.sensitive || item.discreet ? (
        <p>{words[what].locked}</p>
      ) : contributors.length === 0 ? (
        <p>
          Le cercle n’a pas encore de contributeur (crèche, formation, mobilité, employeur…).{' '}
          <TextLink href={`/personnes/${personId}/cercle`}>Inviter un professionnel</TextLink>
        </p>
      ) : (
        <Form method="post" noValidate>
          <Stack>
            <Hidden act="partager" step={item} />
            <CheckboxGroup
              name="seats"
              legend={words[what].legend}
              hint="Les professionnels qui accompagnent la personne voient déjà tout le plan."
              options={contributors.map(({ seat, name, organisation }) => ({
                value: seat,
                label: `${name} · ${organisation}`,
              }))}
              defaultValues={item.sharedSeats}
              error={rejected?.errors.map(({ message }) => message)}
            />
            <FormActions>
              <Button variant="quiet">Enregistrer le partage</Button>
            </FormActions>
          </Stack>
        </Form>
      )}
    </Card>
  );
}
