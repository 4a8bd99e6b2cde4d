import type { PartnerPage } from '../../../domain/organisation/views.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { errorOf, type Rejected, rejectionOf, typed } from '../circle/rejected.ts';

const fields = [
  { name: 'email', label: 'Adresse e-mail professionnelle', type: 'email' },
  { name: 'givenName', label: 'Prénom', type: 'text' },
  { name: 'familyName', label: 'Nom', type: 'text' },
  { name: 'function', label: 'Fonction', type: 'text' },
] as const;

/** A new organisation has nobody yet to invite its team. */
export function FirstManager({ page, rejected }: { page: PartnerPage; rejected: Rejected | undefined }) {
  const own = rejectionOf(rejected, 'inviter');
  return (
    <Card title="Premier responsable">
      <Stack>
        {page.invited.map((invited) => (
          <p key={invited.email}>
            {invited.name} ({invited.email}) est invité ; l’invitation vaut jusqu’au{' '}
            {formatDate(invited.until)}.
          </p>
        ))}
        {page.awaitsManager && (
          <form method="post" noValidate>
            <Stack>
              {page.invited.length === 0 && <p>Personne ne gère encore cette organisation dans Relais.</p>}
              {fields.map(({ name, label, type }) => (
                <TextField
                  key={name}
                  name={name}
                  label={label}
                  type={type}
                  required
                  width="medium"
                  autoComplete="off"
                  defaultValue={typed(own, name)}
                  error={errorOf(own, name)}
                />
              ))}
              <FormActions>
                <Button name="acte" value="inviter" variant={page.invited.length > 0 ? 'quiet' : 'primary'}>
                  Inviter le responsable
                </Button>
              </FormActions>
            </Stack>
          </form>
        )}
      </Stack>
    </Card>
  );
}
