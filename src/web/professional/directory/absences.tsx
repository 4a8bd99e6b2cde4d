import type { DirectoryLinePage } from '../../../domain/organisation/directory-views.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatPeriod } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { errorOf, type Rejected, typed } from '../circle/rejected.ts';

/** Days away: dates and, if one wishes, who could stand in. The reason is nobody's business. */
export function Absences({ page, rejected }: { page: DirectoryLinePage; rejected: Rejected | undefined }) {
  return (
    <Stack>
      {page.absences.length === 0 && <p>Aucune absence annoncée.</p>}
      {page.absences.map((absence) => (
        <form key={absence.absenceId} method="post" noValidate>
          <input type="hidden" name="sur" value={absence.absenceId} />
          <Cluster>
            <span>
              {formatPeriod(absence.from, absence.until)} inclus
              {absence.proposedName && ` · remplacement proposé\u00a0: ${absence.proposedName}`}
            </span>
            <Button name="acte" value="retirer-absence" variant="quiet" small>
              Retirer<VisuallyHidden> l’absence {formatPeriod(absence.from, absence.until)}</VisuallyHidden>
            </Button>
          </Cluster>
        </form>
      ))}
      <form method="post" noValidate>
        <Stack>
          <DateField
            name="from"
            label="Premier jour d’absence"
            required
            defaultValue={typed(rejected, 'from')}
            error={errorOf(rejected, 'from')}
          />
          <DateField
            name="until"
            label="Dernier jour d’absence"
            hint="Inclus. Seules les dates sont enregistrées, jamais le motif."
            required
            min={page.today}
            defaultValue={typed(rejected, 'until')}
            error={errorOf(rejected, 'until')}
          />
          <SelectField
            name="proposedSeat"
            label="Qui pourrait remplacer"
            hint="Une proposition à votre responsable, qui décide."
            optional
            placeholder="Personne en particulier"
            options={page.colleagues.map(({ seat, name, function: job }) => ({
              value: seat,
              label: `${name}, ${job}`,
            }))}
            defaultValue={typed(rejected, 'proposedSeat')}
            error={errorOf(rejected, 'proposedSeat')}
          />
          <FormActions>
            <Button name="acte" value="absence" variant="quiet">
              Annoncer l’absence
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Stack>
  );
}
