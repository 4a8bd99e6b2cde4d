import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface OwnIdentity {
  name: string;
  email: string;
  organisation: string;
  function: string;
  phone: string | null;
}

export function Identity({
  identity,
  refused,
}: {
  identity: OwnIdentity;
  refused: { error: string; phone: string } | undefined;
}) {
  return (
    <Card title="Qui je suis dans Relais">
      <Stack gap="l">
        {refused && <ErrorSummary errors={[{ field: 'phone', message: refused.error }]} />}
        <DescriptionList
          columns
          items={[
            { term: 'Nom', details: identity.name },
            { term: 'Adresse e-mail de connexion', details: identity.email },
            { term: 'Organisation', details: identity.organisation },
            { term: 'Fonction', details: identity.function },
          ]}
        />
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="acte" value="telephone" />
            <TextField
              name="phone"
              type="tel"
              label="Téléphone professionnel"
              hint="Vos collègues du territoire le voient. Pour changer de nom, d’adresse ou de fonction, adressez-vous au responsable Relais de votre organisation."
              autoComplete="tel"
              width="medium"
              defaultValue={refused?.phone ?? identity.phone ?? ''}
              error={refused?.error}
              optional
            />
            <FormActions>
              <Button variant="quiet">Enregistrer le numéro</Button>
            </FormActions>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
