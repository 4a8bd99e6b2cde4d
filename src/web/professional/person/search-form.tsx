import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary, type SummaryError } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FieldColumns } from './field-columns.tsx';
import type { FormShown } from './form-shown.ts';
import { BirthDateField, NameFields } from './identity-fields.tsx';

export function SearchForm({
  typed,
  problems,
}: {
  typed: FormShown['typed'];
  problems: { errors: readonly SummaryError[]; byField: FormShown['errors'] } | null;
}) {
  const errors = problems?.byField ?? {};
  return (
    <form method="post" noValidate>
      {problems && <ErrorSummary errors={problems.errors} />}
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
          <FormActions>
            <Button>Rechercher</Button>
          </FormActions>
        </Stack>
      </Card>
    </form>
  );
}
