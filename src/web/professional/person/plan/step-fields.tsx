import { levers } from '../../../../domain/plan/codes.ts';
import type { Named } from '../../../../domain/plan/views.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Rejected } from './submitted-form.server.ts';

const leverOptions = Object.entries(levers).map(([value, label]) => ({ value, label }));

export interface StepValues {
  readonly lever: string;
  readonly title: string;
  readonly owner: string;
  readonly due: string;
}

/** What a step is, who does it, by when. */
export function StepFields({
  personName,
  owners,
  values,
  rejected,
}: {
  personName: string;
  owners: readonly Named[];
  values: StepValues;
  rejected: Rejected | undefined;
}) {
  const typed = rejected?.values;
  const errorOf = (field: string) => rejected?.errors.find((error) => error.field === field)?.message;
  return (
    <>
      <TextField
        name="title"
        label="Étape"
        hint="En quelques mots, ce qu’il y a à faire. Ne notez jamais une maladie : la personne et le cercle lisent ce texte."
        defaultValue={typed?.title ?? values.title}
        error={errorOf('title')}
        autoComplete="off"
        required
      />
      <SelectField
        name="lever"
        label="Levier"
        placeholder="Choisir un levier"
        options={leverOptions}
        defaultValue={typed?.lever ?? values.lever}
        error={errorOf('lever')}
        required
      />
      <SelectField
        name="owner"
        label="Qui s’en charge"
        hint="Une étape confiée à un contributeur est partagée avec lui."
        options={[
          { value: 'personne', label: personName },
          ...owners.map(({ seat, name, organisation }) => ({
            value: seat,
            label: `${name} · ${organisation}`,
          })),
        ]}
        defaultValue={typed?.owner ?? values.owner}
        error={errorOf('owner')}
        required
      />
      <DateField
        name="dueOn"
        label="À faire avant le"
        defaultValue={typed?.dueOn ?? values.due}
        error={errorOf('dueOn')}
        optional
      />
    </>
  );
}

/** The fields as the commands take them. */
export function stepInput(form: FormData) {
  return {
    title: String(form.get('title') ?? ''),
    lever: String(form.get('lever') ?? '') as 'autre',
    owner: String(form.get('owner') ?? ''),
    dueOn: String(form.get('dueOn') ?? '') || null,
  };
}
