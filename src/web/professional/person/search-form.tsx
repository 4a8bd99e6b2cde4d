import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary, type SummaryError } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FieldColumns } from './field-columns.tsx';
import type { FormShown } from './form-shown.ts';
import { BirthDateField, NameFields } from './identity-fields.tsx';

export function SearchForm({
  typed,
  problems,
  confirm,
}: {
  typed: FormShown['typed'];
  problems: { errors: readonly SummaryError[]; byField: FormShown['errors'] } | null;
  confirm: { exempt: boolean; error: string | null } | null;
}) {
  const errors = problems?.byField ?? {};
  return (
    <form method="post" noValidate>
      {problems && <ErrorSummary errors={problems.errors} />}
      {confirm?.error && <ErrorSummary errors={[{ field: 'code', message: confirm.error }]} />}
      <Card title="Identité de la personne">
        <Stack gap="m">
          <FieldColumns>
            <NameFields typed={typed} errors={errors} />
            <BirthDateField typed={typed} errors={errors} required />
          </FieldColumns>
          <Notice tone="info">
            <p>
              Le nom de naissance ou le nom d’usage, sans tenir compte des accents ni des majuscules. Chaque
              recherche est enregistrée, et la personne trouvée peut savoir quelle organisation l’a cherchée.
            </p>
          </Notice>
          {confirm && <Confirmation {...confirm} />}
          <FormActions>
            <Button>{confirm ? 'Confirmer et rechercher' : 'Rechercher'}</Button>
          </FormActions>
        </Stack>
      </Card>
    </form>
  );
}

function Confirmation({ exempt, error }: { exempt: boolean; error: string | null }) {
  return (
    <>
      <input type="hidden" name="confirmer" value="oui" />
      <Notice tone="warning" title="Beaucoup de recherches aujourd’hui" live>
        <p>
          Pour protéger les personnes, chaque recherche demande maintenant une confirmation, et la
          coordination du territoire en est prévenue. Rien de ce que vous avez saisi n’est perdu.
        </p>
      </Notice>
      {!exempt && (
        <TextField
          name="code"
          label="Code de votre application, ou code de secours"
          autoComplete="one-time-code"
          width="medium"
          error={error ?? undefined}
          required
        />
      )}
    </>
  );
}
