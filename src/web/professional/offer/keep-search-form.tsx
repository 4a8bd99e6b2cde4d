import { Form } from 'react-router';
import { LONGEST_NAME } from '../../../domain/offer/kept/rules.ts';
import { type OfferView, writeOfferView } from '../../../domain/offer/offer-view.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { KeptAnswer } from './kept-action.server.ts';

/** Keeps what is looked for under a name. */
export function KeepSearchForm({
  view,
  searchId,
  answer,
}: {
  view: OfferView;
  /** Drawn by the server: the button pressed twice keeps one search. */
  searchId: string;
  answer: KeptAnswer | undefined;
}) {
  return (
    <Card title="Garder cette recherche">
      <Form method="post" noValidate>
        <input type="hidden" name="searchId" value={searchId} />
        <input type="hidden" name="adresse" value={writeOfferView({ ...view, page: 1 }).toString()} />
        <Stack>
          <TextField
            name="nom"
            label="Son nom"
            hint="Vous seul le lisez. Pas de nom de personne."
            maxLength={LONGEST_NAME}
            autoComplete="off"
            defaultValue={answer?.typed.nom}
            error={answer?.byField.nom}
          />
          <CheckboxField
            name="alertes"
            value="oui"
            label="M’écrire s’il y a du nouveau"
            hint="Un e-mail par jour au plus."
            defaultChecked={answer ? answer.typed.alertes === 'oui' : true}
          />
          <Button name="acte" value="garder" variant="quiet">
            Garder
          </Button>
        </Stack>
      </Form>
    </Card>
  );
}
