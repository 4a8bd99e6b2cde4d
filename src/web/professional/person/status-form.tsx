import { statusCodes, statusKinds, statusSourceLabels, statusSources } from '../../../domain/person/codes.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FieldColumns, WholeRow } from './field-columns.tsx';
import type { SituationShown } from './situation-shown.ts';

export function StatusForm({ answer }: { answer: SituationShown | undefined }) {
  const typed = answer?.typed ?? {};
  const errors = answer?.byField ?? {};
  return (
    <Card title="Ajouter un statut">
      <form method="post" noValidate>
        <input type="hidden" name="acte" value="ajouter" />
        <Stack gap="m">
          {answer && <ErrorSummary errors={answer.errors} level={3} />}
          <FieldColumns>
            <WholeRow>
              <SelectField
                name="kind"
                label="Statut"
                hint="Une situation de handicap ou de détention reste au référent : les autres ne la voient pas."
                placeholder="Choisir un statut"
                options={statusCodes.map((value) => ({ value, label: statusKinds[value].label }))}
                defaultValue={typed.kind}
                error={errors.kind}
                required
              />
            </WholeRow>
            <DateField name="from" label="Depuis le" defaultValue={typed.from} error={errors.from} required />
            <DateField
              name="expectedUntil"
              label="Fin prévue le"
              hint="Quand elle est connue : elle prépare la suite avant que le statut s’arrête."
              defaultValue={typed.expectedUntil}
              error={errors.expectedUntil}
              optional
            />
            <DateField
              name="until"
              label="Terminé le"
              hint="Seulement pour un statut qui est déjà fini."
              defaultValue={typed.until}
              error={errors.until}
              optional
            />
            <SelectField
              name="source"
              label="D’où vient cette information"
              options={statusSources
                .filter((value) => value !== 'fichier')
                .map((value) => ({ value, label: statusSourceLabels[value] }))}
              defaultValue={typed.source ?? 'personne'}
              error={errors.source}
              required
            />
          </FieldColumns>
          <FormActions>
            <Button variant="quiet">Ajouter le statut</Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}
