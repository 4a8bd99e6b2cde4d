import { Form } from 'react-router';
import type { StandInsPage } from '../../../domain/circle/views.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { STAND_INS } from './paths.ts';
import { errorOf, type Rejected, typed, typedAll } from './rejected.ts';

/** First who is away, whose people are then known; then who stands in, when, and for whom. */
export function StandInForm({ page, rejected }: { page: StandInsPage; rejected: Rejected | undefined }) {
  const { portfolio } = page;
  return portfolio ? (
    <Cover page={page} portfolio={portfolio} rejected={rejected} />
  ) : (
    <Card title="Nommer un remplaçant">
      <Form method="get" noValidate>
        <Stack>
          <SelectField
            name="absent"
            label="Qui s’absente"
            required
            placeholder="Choisir un collègue"
            options={page.team.map(({ seat, name, function: job }) => ({
              value: seat,
              label: `${name}, ${job}`,
            }))}
          />
          <FormActions>
            <Button variant="quiet">Continuer</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

function Cover({
  page,
  portfolio,
  rejected,
}: {
  page: StandInsPage;
  portfolio: NonNullable<StandInsPage['portfolio']>;
  rejected: Rejected | undefined;
}) {
  const absent = page.team.find((colleague) => colleague.seat === portfolio.seat);
  if (portfolio.people.length === 0) {
    return (
      <Card>
        <EmptyState
          title={`${absent?.name} n’accompagne personne`}
          level={2}
          action={
            <LinkButton href={STAND_INS} variant="quiet">
              Choisir un autre collègue
            </LinkButton>
          }
        >
          <p>Il n’y a personne à confier pendant cette absence.</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={`Remplacer ${absent?.name}`} detail={plural(portfolio.people.length, 'personne')}>
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="fromSeat" value={portfolio.seat} />
          <SelectField
            name="toSeat"
            label="Qui remplace"
            required
            placeholder="Choisir un collègue"
            options={page.team
              .filter((colleague) => colleague.seat !== portfolio.seat)
              .map(({ seat, name, function: job }) => ({ value: seat, label: `${name}, ${job}` }))}
            defaultValue={typed(rejected, 'toSeat')}
            error={errorOf(rejected, 'toSeat')}
          />
          <DateField
            name="from"
            label="Premier jour"
            required
            defaultValue={typed(rejected, 'from', page.today)}
            error={errorOf(rejected, 'from')}
          />
          <DateField
            name="until"
            label="Dernier jour"
            hint="Inclus. Le lendemain, le remplaçant n’a plus accès."
            required
            min={page.today}
            defaultValue={typed(rejected, 'until')}
            error={errorOf(rejected, 'until')}
          />
          <Whom people={portfolio.people} rejected={rejected} />
          <FormActions>
            <Button name="acte" value="nommer">
              Nommer le remplaçant
            </Button>
            <LinkButton href={STAND_INS} variant="quiet">
              Annuler
            </LinkButton>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

type Portfolio = NonNullable<StandInsPage['portfolio']>['people'];

function Whom({ people, rejected }: { people: Portfolio; rejected: Rejected | undefined }) {
  return (
    <>
      <RadioGroup
        legend="Pour qui"
        name="qui"
        required
        options={[
          { value: 'tous', label: `Toutes les personnes (${people.length})` },
          { value: 'selection', label: 'Seulement celles que je choisis ci-dessous' },
        ]}
        defaultValue={typed(rejected, 'qui', 'tous')}
      />
      <CheckboxGroup
        name="people"
        legend="Personnes choisies"
        hint="Utile seulement si vous ne confiez pas tout le portefeuille."
        options={people.map((person) => ({
          value: person.personId,
          label: person.name,
          hint: person.leads ? 'référent' : 'accompagnateur',
        }))}
        defaultValues={typedAll(rejected, 'people')}
        error={errorOf(rejected, 'people')}
      />
    </>
  );
}
