import { Form } from 'react-router';
import type { MoveKind } from '../../../domain/circle/portfolio-move.ts';
import type { NewMovePage } from '../../../domain/circle/views.ts';
import { curly } from '../../../domain/french.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import styles from './new-move.module.css';
import { STAND_INS } from './paths.ts';
import { errorOf, type Rejected, typed, typedAll } from './rejected.ts';

interface Props {
  page: NewMovePage;
  kind: MoveKind;
  rejected: Rejected | undefined;
}

/** For the time of an absence or for good; to whom; for whom. */
export function MoveForm({ page, kind, rejected }: Props) {
  return (
    <Form method="post" noValidate className={styles.choices}>
      <Stack>
        <input type="hidden" name="moveId" value={typed(rejected, 'moveId', page.moveId)} />
        <input type="hidden" name="fromSeat" value={page.from.seat} />
        <RadioGroup
          name="kind"
          legend="Ce que vous organisez"
          required
          options={[
            {
              value: 'remplacement',
              label: 'Un remplacement',
              hint: 'Entre deux dates\u00a0: un collègue suit les personnes, puis tout revient en place.',
            },
            {
              value: 'transfert',
              label: 'Un relais définitif',
              hint: 'Le référent change. Seules les personnes dont ce collègue est référent sont concernées.',
            },
          ]}
          defaultValue={typed(rejected, 'kind', kind)}
          error={errorOf(rejected, 'kind')}
        />
        <Period page={page} rejected={rejected} />
        <Receivers page={page} rejected={rejected} />
        <Whom page={page} rejected={rejected} />
        <FormActions>
          <Button>Voir qui reçoit qui</Button>
          <LinkButton href={STAND_INS} variant="quiet">
            Annuler
          </LinkButton>
        </FormActions>
      </Stack>
    </Form>
  );
}

function Period({ page, rejected }: Omit<Props, 'kind'>) {
  return (
    <div className={styles.period}>
      <Stack>
        <DateField
          name="from"
          label="Premier jour"
          defaultValue={typed(rejected, 'from', page.absence?.from ?? page.today)}
          error={errorOf(rejected, 'from')}
        />
        <DateField
          name="until"
          label="Dernier jour"
          hint="Inclus. Le lendemain, le remplaçant n’a plus accès."
          min={page.today}
          defaultValue={typed(rejected, 'until', page.absence?.until)}
          error={errorOf(rejected, 'until')}
        />
      </Stack>
    </div>
  );
}

function Receivers({ page, rejected }: Omit<Props, 'kind'>) {
  const proposed = page.absence?.proposed;
  return (
    <CheckboxGroup
      name="toSeats"
      legend="À qui"
      hint="Un seul pour un remplacement. Pour un relais définitif, plusieurs se partagent les personnes : chacune va à qui en suit le moins."
      required
      options={page.colleagues.map(({ seat, name, function: job, people, awayUntil }) => ({
        value: seat,
        label: name,
        hint: [
          job,
          `référent de ${plural(people, 'personne')}`,
          awayUntil && `absent jusqu’au ${formatDate(awayUntil)}`,
          seat === proposed && 'proposé par votre collègue',
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      defaultValues={typedAll(rejected, 'toSeats', proposed ? [proposed] : [])}
      error={errorOf(rejected, 'toSeats')}
    />
  );
}

function Whom({ page, rejected }: Omit<Props, 'kind'>) {
  const { people, chosen } = page;
  return (
    <>
      <RadioGroup
        name="qui"
        legend="Pour qui"
        required
        options={[
          {
            value: 'toutes',
            label: `Toutes ses personnes (${people.length})`,
            hint: 'Pendant un remplacement, celles qui arriveront entre-temps aussi.',
          },
          { value: 'selection', label: 'Seulement celles que je choisis' },
        ]}
        defaultValue={typed(rejected, 'qui', chosen.length > 0 ? 'selection' : 'toutes')}
      />
      <div className={styles.some}>
        <PickList
          name="people"
          legend="Les personnes"
          options={people.map((person) => ({
            value: person.personId,
            label: person.name,
            text: `${person.name} ${curly(person.communeName)}`,
            hint: [
              curly(person.communeName),
              person.interim
                ? 'référent par intérim'
                : person.leads
                  ? 'référent'
                  : 'accompagne, sans être référent',
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
          defaultValues={typedAll(rejected, 'people', chosen)}
          filterLabel="Filtrer par nom ou commune"
        />
      </div>
    </>
  );
}
