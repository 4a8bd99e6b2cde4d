import { ofName } from '../../../domain/french.ts';
import type { SeatPage } from '../../../domain/organisation/views.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { newMoveHref, restHref } from '../circle/paths.ts';
import { errorOf, type Rejected, typed } from '../circle/rejected.ts';

/** A departure: people first, so that nobody stays without référent; then the seat, on a day or at once. */
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
      <Stack>
        {seat.leads > 0 && (
          <>
            <p>
              {seat.name} est référent de {plural(seat.leads, 'personne')}. Confiez-les d’abord : personne ne
              restera sans référent.
            </p>
            <FormActions>
              <LinkButton href={newMoveHref(seat.seat, { objet: 'transfert' })} icon="relay">
                Confier son portefeuille
              </LinkButton>
            </FormActions>
          </>
        )}
        <StandsIn seat={seat} />
        {seat.lastDay ? <Planned lastDay={seat.lastDay} /> : <Plan rejected={rejected} />}
        <Leave seat={seat} />
      </Stack>
    </Card>
  );
}

/** Whom they stand in for would have nobody to call any more: a new stand-in is prepared as well. */
function StandsIn({ seat: { name, lastDay, standsInFor } }: { seat: SeatPage }) {
  return standsInFor
    .filter(({ until }) => !lastDay || until > lastDay)
    .map((other) => (
      <p key={other.seat}>
        {name} remplace {other.name} jusqu’au {formatDate(other.until)}, pour{' '}
        {plural(other.people, 'personne')} : ce remplacement s’arrête avec son départ.{' '}
        <TextLink href={lastDay ? restHref(other.seat) : newMoveHref(other.seat)}>
          Organiser un autre remplacement {ofName(other.name)}
        </TextLink>
      </p>
    ));
}

function Plan({ rejected }: { rejected: Rejected | undefined }) {
  return (
    <form method="post" noValidate>
      <Stack>
        <DateField
          name="lastDay"
          label="Dernier jour dans l’organisation"
          hint="Son accès s’arrête de lui-même ce soir-là, à minuit."
          defaultValue={typed(rejected, 'lastDay')}
          error={errorOf(rejected, 'lastDay')}
        />
        <FormActions>
          <Button name="acte" value="prevoir" variant="quiet">
            Prévoir le départ
          </Button>
        </FormActions>
      </Stack>
    </form>
  );
}

function Planned({ lastDay }: { lastDay: string }) {
  return (
    <form method="post" noValidate>
      <Stack>
        <p>
          Son dernier jour est le {formatDate(lastDay)}. Le lendemain, les personnes qui n’auraient pas
          d’autre référent vous reviennent par intérim.
        </p>
        <FormActions>
          <Button name="acte" value="rester" variant="quiet">
            Annuler le départ prévu
          </Button>
        </FormActions>
      </Stack>
    </form>
  );
}

function Leave({ seat }: { seat: SeatPage }) {
  const interim = seat.leads > 0;
  return (
    <Disclosure summary={interim ? 'Départ immédiat, en urgence' : 'Enregistrer le départ aujourd’hui'}>
      <form method="post" noValidate>
        <Stack>
          {interim && (
            <p>
              Vous devenez référent par intérim de {plural(seat.leads, 'personne')} dans le même instant. Vous
              les confierez ensuite à qui vous voudrez.
            </p>
          )}
          <p>
            Ses sessions s’arrêtent aussitôt : {seat.name} ne verra plus aucun dossier au nom de
            l’organisation
            {seat.accompanies > seat.leads &&
              `, et quittera ${plural(seat.accompanies - seat.leads, 'cercle')} où il n’est pas référent`}
            . Ce qui a été écrit reste, sous son nom.
          </p>
          <input type="hidden" name="interim" value={interim ? 'oui' : ''} />
          <FormActions>
            <Button name="acte" value="depart" variant="danger">
              {interim ? 'Prendre l’intérim et enregistrer le départ' : 'Enregistrer le départ'}
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Disclosure>
  );
}
