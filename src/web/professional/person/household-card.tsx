import { childBandLabels, childBands } from '../../../domain/person/codes.ts';
import type { PersonHousehold } from '../../../domain/person/views.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FieldColumns } from './field-columns.tsx';
import { householdWords } from './household-words.ts';
import type { SituationShown } from './situation-shown.ts';

interface Shown {
  household: PersonHousehold | null;
  mayEdit: boolean;
  today: string;
  answer: SituationShown | undefined;
}

/** The household as it is, and the form for when it changes: what it was stays in the history. */
export function HouseholdCard({ household, mayEdit, today, answer }: Shown) {
  return (
    <Card title="Foyer">
      <Stack gap="m">
        <p>
          {household
            ? `Depuis le ${formatDate(household.from)}\u00a0: ${householdWords(household)}.`
            : 'La composition du foyer n’est pas notée.'}
        </p>
        {mayEdit && <HouseholdForm household={household} today={today} answer={answer} />}
      </Stack>
    </Card>
  );
}

function HouseholdForm({ household, today, answer }: Omit<Shown, 'mayEdit'>) {
  const typed = answer?.typed ?? valuesOf(household, today);
  const errors = answer?.byField ?? {};
  return (
    <form method="post" noValidate>
      <input type="hidden" name="acte" value="foyer" />
      <input type="hidden" name="replaces" value={household?.householdPeriodId ?? ''} />
      <Stack gap="m">
        {answer && <ErrorSummary errors={answer.errors} level={3} />}
        <DateField
          name="householdFrom"
          label="Le foyer est ainsi depuis le"
          defaultValue={typed.householdFrom}
          error={errors.householdFrom}
          required
        />
        <RadioGroup
          name="situation"
          legend="Situation"
          look="inline"
          options={[
            { value: 'seul', label: 'Seul ou seule' },
            { value: 'couple', label: 'En couple' },
            { value: 'parent-seul', label: 'Parent seul' },
          ]}
          defaultValue={typed.situation ?? 'seul'}
          error={errors.situation}
        />
        <FieldGroup legend="Enfants à charge">
          <FieldColumns short>
            {childBands.map((band) => (
              <TextField
                key={band}
                name={`children_${band}`}
                label={capitalised(childBandLabels[band])}
                type="number"
                min={0}
                max={20}
                width="short"
                defaultValue={typed[`children_${band}`] ?? '0'}
                error={errors[band]}
              />
            ))}
          </FieldColumns>
        </FieldGroup>
        <FormActions>
          <Button variant="quiet">Enregistrer le foyer</Button>
        </FormActions>
      </Stack>
    </form>
  );
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function valuesOf(household: PersonHousehold | null, today: string): Record<string, string> {
  if (!household) return { householdFrom: '', situation: 'seul' };
  const children = childBands.map((band) => [`children_${band}`, String(household.children[band])]);
  const situation = household.loneParent ? 'parent-seul' : household.couple ? 'couple' : 'seul';
  return { householdFrom: today, situation, ...Object.fromEntries(children) };
}
