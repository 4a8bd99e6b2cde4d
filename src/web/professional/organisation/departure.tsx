import type { SeatPage } from '../../../domain/organisation/views.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { errorOf, type Rejected, typed } from '../circle/rejected.ts';

/** A departure: people first, so that nobody stays without référent; then the seat. */
export function Departure({ seat, rejected }: { seat: SeatPage; rejected: Rejected | undefined }) {
  if (seat.isReader) {
    return (
      <Card title="Départ">
        <p>Votre propre départ est enregistré par un autre responsable de l’organisation.</p>
      </Card>
    );
  }
  return (
    <Card title="Départ">
      {seat.leads > 0 ? <Reassign seat={seat} rejected={rejected} /> : <Leave seat={seat} />}
    </Card>
  );
}

function Reassign({ seat, rejected }: { seat: SeatPage; rejected: Rejected | undefined }) {
  return (
    <form method="post" noValidate>
      <Stack>
        <p>
          {seat.name} est référent de {plural(seat.leads, 'personne')}. Réattribuez-les d’abord : le départ
          sera possible ensuite, et personne ne restera sans référent.
        </p>
        <SelectField
          name="toSeat"
          label="Nouveau référent de toutes ces personnes"
          required
          placeholder="Choisir un collègue"
          options={seat.colleagues.map(({ seat: value, name, function: job }) => ({
            value,
            label: `${name}, ${job}`,
          }))}
          defaultValue={typed(rejected, 'toSeat')}
          error={errorOf(rejected, 'toSeat')}
        />
        <FormActions>
          <Button name="acte" value="reattribuer" variant="relay">
            Réattribuer
          </Button>
        </FormActions>
      </Stack>
    </form>
  );
}

function Leave({ seat }: { seat: SeatPage }) {
  return (
    <Disclosure summary="Enregistrer le départ">
      <form method="post" noValidate>
        <Stack>
          <p>
            {seat.name} ne verra plus aucun dossier au nom de l’organisation dès maintenant
            {seat.accompanies > 0 && `, et quittera ${plural(seat.accompanies, 'cercle')}`}. Ce qui a été
            écrit reste, sous son nom.
          </p>
          <FormActions>
            <Button name="acte" value="depart" variant="danger">
              Enregistrer le départ
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Disclosure>
  );
}
